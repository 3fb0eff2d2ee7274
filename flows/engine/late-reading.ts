import { maskPair } from '../../licensing/identity/mask.ts';
import type { Paper, Reading } from '../../licensing/reading.ts';
import type { Value, Values } from '../event.ts';
import type { ApplicationFacts } from '../facts.ts';
import { bringBackCard } from './card-before.ts';
import { emit, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { CARDS, isNamed, keptReading, leaveToOfficer } from './kept-reading.ts';
import { numberOf } from './others-npwp.ts';
import { labelOf, pagesOf } from './pages.ts';
import { causeOf, whatUnread } from './unread.ts';

/**
 * What was sent after the case was: whoever still holds the phone hears at once that it cannot be read or is something
 * else, and may send it anew. A card that was there before and is better stays the one that counts; the new one is kept
 * beside it, and an officer decides.
 */
export function tellLate(draft: Draft, application: ApplicationFacts, code: string, reading: Reading): void {
  const label = labelOf(draft, application, code);
  const { type, paper, decision, fields, reasons } = reading;
  if (reasons.some(({ rule }) => rule === 'broken-file')) return unread('reading.late_unread', 'broken');
  if (reasons.some(({ rule }) => rule === 'locked')) return unread('reading.late_locked', 'locked');
  // What a drawing or a list shows only an officer can tell.
  if (!CARDS.has(code) && !isNamed(code)) return;
  if (type === 'not_a_document') return unread('reading.late_none', 'none');
  if (paper && type !== code)
    return unread('reading.late_else', 'else', { is: { text: `reading.paper.${paper}` } });
  if (type !== code && (CARDS.has(type) || isNamed(type)))
    return unread('reading.late_else', 'else', { is: labelOf(draft, application, type) });
  if (decision === 'retake')
    return unread('reading.late_unread', causeOf(reasons), whatUnread(reasons, label));
  if (CARDS.has(code) && type !== code) return unread('reading.late_unread', 'unknown');
  if (code !== 'ktp') return;
  const [known, read] = [numberOf(application, 'nik'), fields['nik']?.value];
  if (known === undefined || read === undefined || known === read || known.length !== read.length) return;
  const [was, is] = maskPair(known, read);
  if (keepsBetter()) return sayKept('differs', { typed: was, read: is });
  say(draft, 'reading.late_differs', { label, typed: was, read: is });

  function unread(text: string, why: string, values: Values = {}): void {
    if (keepsBetter()) return sayKept(why, values);
    leaveToOfficer(draft, application, code);
    say(draft, text, { label, is: '', why: because(why, values), ...values });
  }

  /** True: the card before it could be read, and counts again. */
  function keepsBetter(): boolean {
    const { before } = keptReading(application, code);
    if (before?.reading.type !== code || before.reading.decision === 'retake') return false;
    for (const file of pagesOf(application.answers.get(`doc:${code}`)?.value))
      emit(draft, { type: 'document_taken_back', application: application.id, code, file });
    bringBackCard(draft, application, code);
    leaveToOfficer(draft, application, code, 'newer-photo-unused');
    return true;
  }

  function sayKept(why: string, values: Values): void {
    say(draft, 'reading.late_kept', { label, why: because(why, values) });
  }

  function because(why: string, values: Values): Value {
    return { text: `reading.late_why.${why}`, values: { label, ...values } };
  }
}

/** It stays where it was put, marked, and the person hears what it seems to be. */
export function tellElse(draft: Draft, application: ApplicationFacts, code: string, paper: Paper): void {
  leaveToOfficer(draft, application, code);
  say(draft, 'reading.late_else', {
    label: labelOf(draft, application, code),
    is: { text: `reading.paper.${paper}` },
  });
}
