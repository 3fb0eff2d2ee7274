import { findPlace } from '../../licensing/regions/place.ts';
import { defineStepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';

/** Desa or kelurahan. One that the region data does not know is kept as typed, for the officer. */
export const village = defineStepType({
  name: 'village',
  open: true,
  byShape: false,
  numeric: false,
  read(content, context) {
    const words = plainText(content);
    if (words === undefined) return { read: 'other' };
    // A bare name that is a district's too is meant as the village here.
    const found = findPlace(`desa ${words}`, context.world.places);
    // "Rina Wati" is one letter away from Riwa, and something is left over: no village was written.
    const guessed = !found.certain && found.district !== undefined && found.rest !== '';
    if (found.village !== undefined && !guessed) return { read: 'answer', value: found.village, raw: words };
    if (words.length < 3 || words.length > 60) return { read: 'refused', reason: 'village.shape' };
    return { read: 'answer', value: words, raw: words, mark: 'to_check', problems: ['village-unknown'] };
  },
});
