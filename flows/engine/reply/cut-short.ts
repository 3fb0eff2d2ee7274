import { cutShort } from '../../../licensing/understanding/facts/cut-short.ts';
import type { NamedNumber } from '../../../licensing/understanding/facts/cut-short.ts';
import type { AskName } from '../../../licensing/catalogue/asks.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';

/** Where such a number is asked for, its own question says what is wrong with it. */
const ASKED: Readonly<Record<NamedNumber, readonly AskName[]>> = {
  npwp: ['npwp'],
  nik: ['nik'],
  nib: ['doc:nib'],
  ahu: ['ahu_number'],
  phone: ['phone', 'owner_phone'],
};

/** Forms in which a number is no part of a story. */
const FORMS: ReadonlySet<string> = new Set(['apply', 'mend', 'advise']);

/** "NPWP 123" where something else is asked, or nothing: it is neither taken nor passed over, and why. */
export function refuseCutShort(draft: Draft, text: string): boolean {
  const open = openQuestion(draft);
  const short = cutShort(text);
  if (!short || (open && !FORMS.has(open.frame.flow))) return false;
  if (open && ASKED[short.kind].includes(open.position.step.asks)) return false;
  say(draft, `cut_short.${short.kind}`, { digits: short.digits });
  draft.ask = true;
  return true;
}
