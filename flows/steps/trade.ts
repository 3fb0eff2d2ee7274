import { isSum } from '../../licensing/identity/sum.ts';
import { readYesNo } from '../../licensing/understanding/yes-no.ts';
import { defineStepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';
import { text } from './text.ts';

const words = text({ min: 3, max: 300 });

/** A trade in everyday words, whatever they are. A yes, a no and a sum of money are none. */
export const anyTrade = defineStepType({
  ...words,
  read(content, context, asked) {
    const said = plainText(content);
    if (said !== undefined && (readYesNo(said) !== null || isSum(said))) return { read: 'other' };
    return words.read(content, context, asked);
  },
});

/** The same; words that mean nothing to anybody are asked for once more in other words, then left to an officer. */
export const trade = defineStepType({
  ...anyTrade,
  read(content, context, asked) {
    const reading = anyTrade.read(content, context, asked);
    if (reading.read !== 'answer' || typeof reading.value !== 'string') return reading;
    if (asked === undefined || asked.attempts > 0) return reading;
    const { kbli } = context.world;
    const { value } = reading;
    if (kbli.sure(value) || kbli.choices(value).length > 0) return reading;
    return { read: 'refused', reason: 'kbli.other_words' };
  },
});
