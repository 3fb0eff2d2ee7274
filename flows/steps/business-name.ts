import { talkIn } from '../../licensing/understanding/reply/talk.ts';
import { defineStepType } from '../define.ts';
import type { StepType } from '../define.ts';
import { isNoName } from './no-name.ts';
import { refuseNumber } from './other-number.ts';
import { text } from './text.ts';

/** What a business is called, by `limits` of length; "ok", "terima kasih" and the number of a paper are no names. */
export function businessName(limits: { min: number; max: number }): StepType {
  const words = text(limits);
  return defineStepType({
    ...words,
    read(content, context, asked) {
      const reading = words.read(content, context, asked);
      if (reading.read !== 'answer' || typeof reading.value !== 'string') return reading;
      if (isNoName(reading.value) || talkIn(reading.value) === 'talks')
        return { read: 'refused', reason: 'name.no_business' };
      return refuseNumber(reading.value) ?? reading;
    },
  });
}
