import { isAskName } from '../../../licensing/catalogue/asks.ts';
import { maskIdentity, maskPair } from '../../../licensing/identity/mask.ts';
import type { Reading } from '../../../licensing/reading.ts';
import type { Value, Values } from '../../event.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { FileRef } from '../../message.ts';
import { bringBackCard } from './card-before.ts';
import { emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { keepExtra } from './extras.ts';
import {
  CARDS,
  doubt,
  isNamed,
  keep,
  keepReading,
  keptReading,
  leaveToOfficer,
  mayBe,
  triesOf,
  undoubt,
} from './kept-reading.ts';
import { MOST_RETAKES } from './ask-again.ts';
import { whoseNpwp, numberOf } from './others-npwp.ts';
import { keepUnder, labelOf, pagesOf, takeBack } from './pages.ts';
import { isRefused } from './mended.ts';
import { isPortrait } from './pictures.ts';
import { OWN, prefill } from './prefill.ts';
import { hasPlace } from './unnamed.ts';
import { causeOf, whatUnread } from './unread.ts';
import { documentLabel } from './which-document.ts';

const RANK = { retake: 0, confirm: 1, accept: 2 } as const;

/**
 * A card that is there already came once more and was kept as its newest version: the one that can be read better counts,
 * and which of them it is is said. True: that is the older one.
 */
export function takeAgain(draft: Draft, application: ApplicationFacts, reading: Reading): boolean {
  const code = reading.type;
  const { before } = keptReading(application, code);
  const rank = before?.reading.type === code ? RANK[before.reading.decision ?? 'retake'] : RANK.retake;
  draft.ask = draft.session.frames.length > 0;
  if (RANK[reading.decision] >= rank) {
    if (reading.decision !== 'retake')
      tell(draft, 'file.newer', { label: labelOf(draft, application, code) });
    return false;
  }
  // Of two that came together the better one counts, without a word.
  if (pagesOf(before?.value).some((file) => draft.session.came?.includes(file))) {
    draft.ask = false;
    bringBack(draft, application, code);
    return true;
  }
  const label = labelOf(draft, application, code);
  const several = reading.reasons.some(({ rule }) => rule === 'several-cards');
  const why = several && reading.decision === 'confirm' ? 'several' : causeOf(reading.reasons);
  const because = {
    text: `reading.late_why.${why}`,
    values: { label, ...whatUnread(reading.reasons, label) },
  };
  keepBetter(draft, application, code);
  tell(draft, 'reading.late_kept', { label, why: because });
  return true;
}

/** While an officer speaks the marks that the desk shows are all that is said. */
function tell(draft: Draft, text: string, values: Values): void {
  if (draft.facts.chat.owner !== 'operator') say(draft, text, values);
}

/** The card before it counts again, marked, and the new one is kept beside it. */
export function keepBetter(draft: Draft, application: ApplicationFacts, code: string): void {
  bringBack(draft, application, code);
  leaveToOfficer(draft, application, code, 'newer-photo-unused');
}

function bringBack(draft: Draft, application: ApplicationFacts, code: string): void {
  for (const file of pagesOf(application.answers.get(`doc:${code}`)?.value))
    emit(draft, { type: 'document_taken_back', application: application.id, code, file });
  bringBackCard(draft, application, code);
}

/**
 * What was sent after the case was, or while an officer speaks: whoever still holds the phone hears at once that it cannot be read or is something
 * else, and may send it anew. A card that was there before and is better stays the one that counts; the new one is kept
 * beside it, and an officer decides.
 */
export function tellLate(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  { message, file, reading }: { message: string; file: FileRef; reading: Reading },
): void {
  const label = documentLabel(draft, code);
  const { type, paper, decision, fields, reasons } = reading;
  const isPossible = mayBe(code, reading);
  if (!isPossible && fileElsewhere(draft, application, code, { message, file, reading })) return;
  if (!isPossible && paper === 'bank_card') {
    makeRoom(draft, application, code, file);
    return tell(draft, isThere() ? 'file.bank_card' : 'reading.bank_card', { label, help: '' });
  }
  if (reasons.some(({ rule }) => rule === 'broken-file')) return unread('reading.late_unread', 'broken');
  if (reasons.some(({ rule }) => rule === 'locked')) return unread('reading.late_locked', 'locked');
  if (tellWords(draft, application, code, reading)) return;
  // What a drawing or a list shows only an officer can tell.
  if (!CARDS.has(code) && !isNamed(code)) return;
  if (type === 'not_a_document') return unread('reading.late_none', 'none');
  if (paper && type !== code)
    return unread('reading.late_else', 'else', { is: { text: `reading.paper.${paper}` } });
  const whose = whoseNpwp(draft, application, reading);
  if (whose) return unread('reading.late_else', 'else', { is: { text: `reading.npwp.${whose}` } });
  if (type !== code && (CARDS.has(type) || isNamed(type)))
    return unread('reading.late_else', 'else', { is: labelOf(draft, application, type) });
  if (decision === 'retake')
    return unread('reading.late_unread', causeOf(reasons), whatUnread(reasons, label));
  if (CARDS.has(code) && type !== code) return unread('reading.late_unread', 'unknown');
  if (code !== 'ktp') return;
  if (decision === 'accept' && fillRefused(draft, application, { fields, label })) return;
  const [known, read] = [numberOf(application, 'nik'), fields['nik']?.value];
  if (known === read) undoubt(draft, application, 'nik');
  if (known === undefined || read === undefined || known === read || known.length !== read.length) return;
  const [was, is] = maskPair(known, read);
  if (keepsBetter()) return tell(draft, 'reading.late_kept_own', { label, typed: was, read: is });
  doubt(draft, application, 'nik');
  tell(draft, 'reading.late_differs', { label, typed: was, read: is });

  function isThere(): boolean {
    return pagesOf(application.answers.get(`doc:${code}`)?.value).length > 0;
  }

  function unread(text: string, why: string, values: Values = {}): void {
    if (keepsBetter()) return sayKept(why, values);
    if (!isPossible || staysRefused(draft, application, code)) {
      makeRoom(draft, application, code, file);
      keepExtra(draft, application, { message, file });
      return isThere()
        ? sayKept(why, values)
        : tell(draft, 'reading.late_extra', { label, why: because(why, values) });
    }
    leaveToOfficer(draft, application, code);
    tell(draft, text, { label, is: '', why: because(why, values), ...values });
  }

  /** True: the card before it could be read, and counts again. */
  function keepsBetter(): boolean {
    const { before } = keptReading(application, code);
    if (before?.reading.type !== code || before.reading.decision === 'retake') return false;
    keepBetter(draft, application, code);
    return true;
  }

  function sayKept(why: string, values: Values): void {
    tell(draft, 'reading.late_kept', { label, why: because(why, values) });
  }

  function because(why: string, values: Values): Value {
    return { text: `reading.late_why.${why}`, values: { label, ...values } };
  }
}

/** What nobody can read takes not the place of a refused card: that is asked for again, twice; then an officer decides. True: so it is. */
function staysRefused(draft: Draft, application: ApplicationFacts, code: string): boolean {
  const { refused } = keptReading(application, code);
  const tries = triesOf(application, code);
  const isOver = tries.attempts >= MOST_RETAKES || draft.facts.chat.owner === 'operator';
  if (refused === undefined || isOver) return false;
  keep(draft, application, code, { ...tries, attempts: tries.attempts + 1, refused });
  return true;
}

/** The officer wants number or name replaced, and here they are. True: so they were taken. */
function fillRefused(
  draft: Draft,
  application: ApplicationFacts,
  { fields, label }: { fields: Reading['fields']; label: Value },
): boolean {
  const [name, nik] = [fields['name']?.value, fields['nik']?.value];
  const refused = (OWN['ktp'] ?? []).some((key) => isAskName(key) && isRefused(draft, application, key));
  if (!refused || name === undefined || nik === undefined || draft.facts.chat.owner === 'operator')
    return false;
  prefill(draft, application, 'ktp');
  say(draft, 'reading.read', { label, name, number: maskIdentity(nik), home: '' });
  draft.ask = draft.session.frames.length > 0;
  return true;
}

/** It was sent as a card that it surely is not, and its own place is free: there it goes. True: so it was. */
function fileElsewhere(
  draft: Draft,
  application: ApplicationFacts,
  asked: string,
  notice: { message: string; file: FileRef; reading: Reading },
): boolean {
  const { message, file, reading } = notice;
  const { type } = reading;
  if (!(CARDS.has(type) || isNamed(type)) || !hasPlace(draft, application, type)) return false;
  // The director's, where a company's is asked for.
  if (whoseNpwp(draft, application, reading)) return false;
  makeRoom(draft, application, asked, file);
  keepUnder(draft, application, type, file, message);
  keepReading(draft, application, type, reading);
  tell(draft, 'reading.late_filed_as', {
    is: labelOf(draft, application, type),
    asked: labelOf(draft, application, asked),
  });
  if (CARDS.has(type)) tellLate(draft, application, type, notice);
  return true;
}

/** The file counts no longer as this document: its other pages stay, what was there before does count again, or an officer still owes it. */
function makeRoom(draft: Draft, application: ApplicationFacts, code: string, { id }: FileRef): void {
  const { refused } = keptReading(application, code);
  takeBack(draft, application, code, id);
  if (pagesOf(application.answers.get(`doc:${code}`)?.value).length > 0) return;
  if (bringBackCard(draft, application, code) || application.stage === 'draft') return;
  emit(draft, {
    type: 'answer_recorded',
    subject: application.id,
    key: `doc:${code}`,
    value: null,
    mark: 'deferred',
  });
  if (refused === undefined) return;
  emit(draft, { type: 'item_answered', application: application.id, code, putOff: true, reason: refused });
}

/** On a portrait stands nothing: one with writing stays where it was put, marked, and the person hears of it. True: so it is. */
export function tellWords(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  reading: Reading,
): boolean {
  const { quality, decision } = reading;
  if (!isPortrait(code) || (quality.lineHeight === 0 && decision === 'retake')) return false;
  leaveToOfficer(draft, application, code);
  tell(draft, 'reading.portrait_words', { label: documentLabel(draft, code) });
  return true;
}

/** It stays where it was put, marked, and the person hears what it seems to be. */
export function tellElse(draft: Draft, application: ApplicationFacts, code: string, is: Value): void {
  leaveToOfficer(draft, application, code);
  say(draft, 'reading.late_else', { label: documentLabel(draft, code), is });
}
