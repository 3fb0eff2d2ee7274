import { caseKindsNamed } from '../../licensing/understanding/facts/case-kind.ts';
import { canonicalText } from '../../licensing/understanding/words/normalise.ts';
import type { SayOption } from '../event.ts';
import type { Reading, StepContext, StepType } from '../define.ts';
import { ALSO } from '../engine/context.ts';
import { plainText } from '../engine/plain-text.ts';
import { choice } from './choice.ts';

/** "2 dan 3", "2,3" */
const NUMBERS = /^\D{0,12}[1-9](?:\s*(?:,|&|\+|dan|dn|sama|sm)\s*[1-9])+\D{0,12}$/i;

/** What an application is for; of a change, several may be told in one line ("alamat sama tambah usaha"). */
export function caseKind(
  options: (context: StepContext) => SayOption[],
  question: NonNullable<StepType['question']>,
): StepType {
  const one = choice(options);
  return {
    ...one,
    question,
    read(content, context, asked): Reading {
      const reading = one.read(content, context, asked);
      const words = plainText(content);
      const told = words === undefined ? [] : kindsIn(words, options(context));
      const [first, ...others] = told;
      // Numbers are read against the list that was shown.
      if (reading.read === 'refused' || first === undefined || (reading.read === 'answer' && told.length < 2))
        return reading.read === 'answer' ? { ...reading, also: { [ALSO]: null } } : reading;
      return { read: 'answer', value: first, raw: words!, also: { [ALSO]: others.join(' ') || null } };
    },
  };
}

function kindsIn(words: string, options: readonly SayOption[]): string[] {
  const ids = options.map(({ id }) => id);
  if (NUMBERS.test(words))
    return [...new Set(words.match(/\d/g)?.flatMap((number) => ids[Number(number) - 1] ?? []))];
  return caseKindsNamed(canonicalText(words)).filter((kind) => ids.includes(kind));
}
