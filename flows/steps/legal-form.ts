import { isOtherBody, isOwnBusiness } from '../../licensing/understanding/facts/own-business.ts';
import type { StepContext, StepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';
import type { SayOption } from '../event.ts';
import { choice } from './choice.ts';

const PERSON = 'perseorangan';
const OTHER = 'lembaga';

/** In whose name a business is: one of the options, or in one's own, however that is put ("pribadi", "atas nama saya"), or another. */
export function legalForm(options: (context: StepContext) => SayOption[]): StepType {
  const chosen = choice(options);
  return {
    ...chosen,
    stale: (value, context) =>
      value === OTHER && !context.application ? undefined : chosen.stale?.(value, context),
    read(content, context, asked) {
      const reading = chosen.read(content, context, asked);
      const text = plainText(content);
      if (reading.read !== 'other' || text === undefined) return reading;
      const has = (form: string): boolean => options(context).some(({ id }) => id === form);
      if (isOwnBusiness(text)) return has(PERSON) ? { read: 'answer', value: PERSON, raw: text } : reading;
      if (!isOtherBody(text)) return reading;
      // An application tells OSS which form it is: what its permits do not name an officer makes sure of.
      if (has(OTHER) || !context.application) return { read: 'answer', value: OTHER, raw: text };
      return { read: 'answer', value: null, raw: text, mark: 'deferred', says: 'applicant_type.elsewhere' };
    },
  };
}
