import { factsIn } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import { showMenu } from '../talk/menu.ts';
import { passFacts } from '../cases/sent-correction.ts';
import { newestRunning } from '../cases/status.ts';
import { awaitsOfficer } from '../waiting.ts';
import { WISH } from './wishes.ts';

/** Nothing that is done follows from these words: what they may be about is said instead. */
export function notUnderstood(draft: Draft, text: string): void {
  if (draft.session.frames.length > 0) {
    const asked = openQuestion(draft)?.frame.asked;
    say(draft, asked === undefined ? 'form.ask_again' : 'form.not_understood');
    draft.ask = true;
    return;
  }
  // Whoever was told "tulis saja keperluannya" is not told that it was not understood.
  if (awaitsOfficer(draft)) say(draft, 'ticket.noted');
  else if (!passFacts(draft, text) && !sayHeard(draft, text))
    showMenu(draft, tellsOfSelf(text) ? 'menu.told_early' : 'menu.not_understood');
}

/** What wants something done. */
const PLEADS = /\b(?:tolong|minta|mau|ingin|bantu|perlu|butuh|handak)\b/i;
/** Two words at least. */
const TELLS = /\p{L}{3}.*\s.*\p{L}{3}/u;

/**
 * "ktp saya emang burem dari sananya", of whoever has a case with the office: heard, and how it reaches an officer. False: they
 * have none, or ask or wish for something.
 */
export function sayHeard(draft: Draft, text: string): boolean {
  const number = newestRunning(draft)?.number;
  if (draft.session.frames.length > 0 || number === undefined || awaitsOfficer(draft)) return false;
  const canonical = canonicalText(text);
  const wants = isAsked(text, canonical) || WISH.test(text) || PLEADS.test(text);
  if (wants || !TELLS.test(text)) return false;
  say(draft, 'status.heard', { number });
  return true;
}

/** Data of the person, before anything is begun that could keep them: consent comes first. */
function tellsOfSelf(text: string): boolean {
  const { nik, npwp, phone, email, name } = factsIn(text, canonicalText(text));
  return [nik, npwp, phone, email, name].some((fact) => fact !== undefined);
}
