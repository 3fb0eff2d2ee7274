import { findPlace } from '../../licensing/regions/place.ts';
import { defineStepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';

/**
 * The place of business in words: street, village, district in one message. Village and district
 * are recognised in them; what is not recognised is asked after.
 */
export const place = defineStepType({
  name: 'place',
  open: true,
  byShape: false,
  numeric: false,
  read(content, context) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    if (words.length > 300) return { read: 'refused', reason: 'text.too_long', values: { max: 300 } };
    const found = findPlace(words, context.world.places);
    if (words.length < 5 && found.village === undefined)
      return { read: 'refused', reason: 'address.too_short' };
    return {
      read: 'answer',
      value: words.replace(/\s+/g, ' '),
      raw: words,
      // A new address takes the old one's village along.
      also: { village: found.village ?? null, district: found.district ?? null },
    };
  },
});
