import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Understanding } from '../../../licensing/understanding/understand.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { ABOUT_PERMITS } from './wishes.ts';

const WHAT_IS = /^(?:apa(?:an)? itu|what is(?: an?)?) (\S+(?: \S+)?)$|^(\S+(?: \S+)?) itu apa(?:an)?$/;
/** What points at something that was said, or is asked of a permit, and is no term of its own. */
const NO_TERM =
  /\b(?:ini|itu|nya|tadi|yang|maksud|arti|syarat|berkas|dokumen|surat|biaya|izin|cara|usaha|langkah|tahap|saja)\b/;

/** "apa itu xyz?" of which nothing is written down: better said than answered with what a permit needs. */
export function sayUnknownTerm(draft: Draft, { intent, entity }: Understanding, text: string): boolean {
  if (entity !== null || !ABOUT_PERMITS.has(intent)) return false;
  const found = WHAT_IS.exec(canonicalText(text));
  const term = found?.[1] ?? found?.[2];
  if (term === undefined || NO_TERM.test(term)) return false;
  say(draft, 'info.unknown_term', { term: term.toUpperCase() });
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
  return true;
}
