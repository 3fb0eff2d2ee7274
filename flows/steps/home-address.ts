import { findPlace } from '../../licensing/regions/place.ts';
import { defineStepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';

/** Where the applicant lives, in one message; village and district are taken out of it where this regency has them. */
export const homeAddress = defineStepType({
  name: 'home_address',
  open: true,
  byShape: false,
  numeric: false,
  read(content, context) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    if (words.length > 300) return { read: 'refused', reason: 'text.too_long', values: { max: 300 } };
    if (words.length < 5) return { read: 'refused', reason: 'text.too_short' };
    const { village, district, certain } = findPlace(words, context.world.places);
    return {
      read: 'answer',
      value: words.replace(/\s+/g, ' '),
      raw: words,
      // The card's own parts belong to the address that was wrong.
      also: {
        home_rt_rw: null,
        home_village: (certain ? village : undefined) ?? null,
        home_district: (certain ? district : undefined) ?? null,
      },
    };
  },
  question: () => ({ text: 'ask.home_address' }),
});
