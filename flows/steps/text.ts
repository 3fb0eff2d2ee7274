import { defineStepType } from '../define.ts';
import type { StepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';

/** Free words of `min` to `max` characters. Longer ones are refused with the limit, never cut. */
export function text(limits: { min: number; max: number }): StepType {
  return defineStepType({
    name: 'text',
    open: true,
    byShape: false,
    numeric: false,
    read(content) {
      const words = plainText(content);
      if (words === undefined) return { read: 'other' };
      const value = words.replace(/\s+/g, ' ');
      if (value.length < limits.min) return { read: 'refused', reason: 'text.too_short' };
      if (value.length > limits.max) {
        return { read: 'refused', reason: 'text.too_long', values: { max: limits.max } };
      }
      return { read: 'answer', value, raw: words };
    },
  });
}
