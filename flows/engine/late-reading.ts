import { maskPair } from '../../licensing/identity/mask.ts';
import type { Paper, Reading } from '../../licensing/reading.ts';
import type { Value } from '../event.ts';
import type { ApplicationFacts } from '../facts.ts';
import { say } from './draft.ts';
import type { Draft } from './draft.ts';
import { CARDS, isNamed, leaveToOfficer } from './kept-reading.ts';
import { numberOf } from './others-npwp.ts';
import { labelOf } from './pages.ts';

/**
 * What was sent after the case was: it stays as it is for the officer, but whoever still holds the phone hears at once
 * that it cannot be read or is something else, and may send it anew.
 */
export function tellLate(draft: Draft, application: ApplicationFacts, code: string, reading: Reading): void {
  const label = labelOf(draft, application, code);
  const { type, paper, decision, fields, reasons } = reading;
  if (reasons.some(({ rule }) => rule === 'broken-file')) return unread('reading.late_unread');
  if (reasons.some(({ rule }) => rule === 'locked')) return unread('reading.late_locked');
  // What a drawing or a list shows only an officer can tell.
  if (!CARDS.has(code) && !isNamed(code)) return;
  if (type === 'not_a_document') return unread('reading.late_none');
  if (paper && type !== code) return unread('reading.late_else', { text: `reading.paper.${paper}` });
  if (type !== code && (CARDS.has(type) || isNamed(type)))
    return unread('reading.late_else', labelOf(draft, application, type));
  if (decision === 'retake' || (CARDS.has(code) && type !== code)) return unread('reading.late_unread');
  if (code !== 'ktp') return;
  const [known, read] = [numberOf(application, 'nik'), fields['nik']?.value];
  if (known === undefined || read === undefined || known === read || known.length !== read.length) return;
  const [was, is] = maskPair(known, read);
  say(draft, 'reading.late_differs', { label, typed: was, read: is });

  function unread(text: string, is: Value = ''): void {
    leaveToOfficer(draft, application, code);
    say(draft, text, { label, is });
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
