import { defineStepType } from '../define.ts';
import { doubtOnce } from './doubt-once.ts';
import { text } from './text.ts';

const words = text({ min: 1, max: 100 });

/** The number a notary gave the deed; the ministry's number is another paper's. */
export const deedNumber = defineStepType({
  ...words,
  read(content, context, asked) {
    const reading = words.read(content, context, asked);
    if (reading.read !== 'answer' || !/\bahu\W*\d/i.test(reading.raw ?? '')) return reading;
    return doubtOnce(reading, asked, { reason: 'deed.is_ahu', problem: 'deed-number-is-ahu' });
  },
});
