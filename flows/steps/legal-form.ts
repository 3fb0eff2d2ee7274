import { isOwnBusiness } from '../../licensing/understanding/facts/own-business.ts';
import type { StepContext, StepType } from '../define.ts';
import { plainText } from '../engine/plain-text.ts';
import type { SayOption } from '../event.ts';
import { choice } from './choice.ts';

const PERSON = 'perseorangan';

/** In whose name a business is: one of the options, or in one's own, however that is put ("pribadi", "atas nama saya"). */
export function legalForm(options: (context: StepContext) => SayOption[]): StepType {
  const chosen = choice(options);
  return {
    ...chosen,
    read(content, context, asked) {
      const reading = chosen.read(content, context, asked);
      const text = plainText(content);
      if (reading.read !== 'other' || text === undefined || !isOwnBusiness(text)) return reading;
      return options(context).some(({ id }) => id === PERSON)
        ? { read: 'answer', value: PERSON, raw: text }
        : reading;
    },
  };
}
