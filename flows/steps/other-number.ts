import type { AskName } from '../../licensing/catalogue/asks.ts';
import { onlyNumberIn } from '../../licensing/understanding/facts/only-number.ts';
import type { Reading } from '../define.ts';

/** Papers whose number is no field of its own. */
const PAPERS: Partial<Record<AskName, string>> = {
  'doc:nib': 'text.number_nib',
  'doc:pbg': 'text.number_pbg',
};

/** The refusal of a text that is the number of a person or a paper, where a name or an address is asked. */
export function refuseNumber(text: string): Extract<Reading, { read: 'refused' }> | undefined {
  const ask = onlyNumberIn(text);
  if (ask === undefined) return undefined;
  return {
    read: 'refused',
    reason: 'text.other_number',
    values: { what: { text: PAPERS[ask] ?? `field.${ask}` } },
  };
}
