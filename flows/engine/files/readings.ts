import type { Paper, Reading } from '../../../licensing/reading.ts';
import type { Value } from '../../event.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { FileRef } from '../../message.ts';
import { again, askUnread, tellUntaken } from './ask-again.ts';
import type { Place, ReadNotice } from './ask-again.ts';
import { bringBackCard, withBefore } from './card-before.ts';
import { contextIn, emit, say } from '../draft.ts';
import { currentApplication } from '../frames.ts';
import type { Draft } from '../draft.ts';
import { CARDS, isNamed, keepReading, leaveToOfficer, OF_PEOPLE, settled, toAsk } from './kept-reading.ts';
import { keepExtra } from './extras.ts';
import { compare } from './compare-card.ts';
import { askLetters } from './letters.ts';
import { numberOf, whoseNpwp } from './others-npwp.ts';
import { isAwaited, keepUnder, labelOf, pagesOf, takeBack, takesPage } from './pages.ts';
import { isPicture, isPortrait } from './pictures.ts';
import { takeAgain, tellElse, tellLate, tellWords } from './late-reading.ts';
import { isTiny, pageOf, seenIn, SMALL_PIXELS } from './seen.ts';
import { kindsOn, takeOtherKind } from './both-kinds.ts';
import { ownCard } from './two-cards.ts';
import { placeUnnamed } from './unnamed.ts';
import { askWaiting } from './which-document.ts';

/** The end of a reading, however it ended. */
export function takeReadNotice(
  draft: Draft,
  { message, file, reading: told }: { message: string; file?: FileRef; reading?: Reading },
): void {
  const wasAwaited = draft.session.reading?.[message] !== undefined;
  if (draft.session.reading) delete draft.session.reading[message];
  if (Object.keys(draft.session.reading ?? {}).length === 0) delete draft.session.reading;
  if (wasAwaited && file) letDisplacedWait(draft, message, file);
  const application = caseOf(draft, message, file);
  const [reading, ...beside] = (told ? kindsOn(told, file && placeOf(draft, file.id)?.code) : []).map(
    (card) => (application ? ownCard(application, card) : card),
  );
  const seen = reading ? seenIn(draft, message, reading) : {};
  placeUnnamed(draft, message, seen);
  if (file && !reading) leaveUnread(draft, placeOf(draft, file.id));
  if (file && reading) {
    readAfterAll(draft, placeOf(draft, file.id), reading);
    const place = placeOf(draft, file.id);
    const worse = seen.again && place && takeAgain(draft, place.application, reading);
    if (!worse) takeReading(draft, { message, file, reading });
  }
  if (file && application)
    for (const one of beside) takeOtherKind(draft, application, { message, file, reading: one });
  tellUntaken(draft);
  askLetters(draft);
  askWaiting(draft);
}

/** Another photo of the series took its place before it was read: what it says tells where it belongs. */
function letDisplacedWait(draft: Draft, message: string, file: FileRef): void {
  const application = currentApplication(draft);
  const { unnamed } = draft.session;
  if (application?.stage !== 'draft' || placeOf(draft, file.id)) return;
  if (unnamed?.files.some((one) => one.message === message)) return;
  draft.session.unnamed = {
    application: application.id,
    files: [...(unnamed?.files ?? []), { message, file }],
  };
}

/** It took too long, or a second try failed as well: whoever sent it hears once that an officer looks at it. */
function leaveUnread(draft: Draft, place: Place | undefined): void {
  if (!place || isMarkedUnread(place)) return;
  const { application, code } = place;
  leaveToOfficer(draft, application, code);
  if (draft.facts.chat.owner !== 'operator')
    say(draft, 'reading.not_read', { label: labelOf(draft, application, code) });
}

/** What could not be read at first is no longer left to an officer once it was. */
function readAfterAll(draft: Draft, place: Place | undefined, { type, decision }: Reading): void {
  if (!place || !isMarkedUnread(place) || type !== place.code || decision === 'retake') return;
  const { application, code } = place;
  const key = `doc:${code}`;
  const value = application.answers.get(key)?.value ?? null;
  emit(draft, { type: 'answer_recorded', subject: application.id, key, value });
}

const isMarkedUnread = ({ application, code }: Place): boolean =>
  application.answers.get(`doc:${code}`)?.problems?.includes('photo-unread') ?? false;

/** The case the file was sent for, whether or not it is known yet as what. */
function caseOf(draft: Draft, message: string, file: FileRef | undefined): ApplicationFacts | undefined {
  const { unnamed } = draft.session;
  const id = unnamed?.files.some((one) => one.message === message) ? unnamed.application : undefined;
  const place = file && placeOf(draft, file.id);
  return place?.application ?? draft.facts.applications.find((one) => one.id === id);
}

/** A reading came in: it confirms where the file was put, puts it elsewhere, or asks for it again. */
function takeReading(draft: Draft, notice: ReadNotice): void {
  const { reading, file } = notice;
  const place = placeOf(draft, file.id);
  if (!place) return;
  const { application, code } = place;
  const { pixels } = reading.quality;
  // An officer who speaks in this chat sees the photo; nothing is moved or asked behind their back.
  if (draft.facts.chat.owner === 'operator' || application.stage !== 'draft') {
    if (reading.type === code)
      keepReading(draft, application, code, reading, pageAt(application, code, file));
    return tellLate(draft, application, code, notice);
  }
  if (reading.type === 'other_document') tellUnread(draft, application, code, reading);
  if (reading.type === code) return takeOwn(draft, application, code, notice);
  if (isElsewhere(draft, place, notice)) return putElsewhere(draft, application, code, notice);
  const paper = CARDS.has(code) ? pageOf(draft, reading) : undefined;
  if (paper !== undefined)
    return putElsewhere(draft, application, code, { ...notice, reading: { ...reading, type: paper } });
  if (reading.reasons.some(({ rule }) => rule === 'broken-file'))
    return again(draft, place, notice, 'reading.retake_broken');
  if (reading.reasons.some(({ rule }) => rule === 'locked'))
    return again(draft, place, notice, 'reading.retake_locked');
  if (isTiny(reading)) return again(draft, place, notice, 'reading.retake_tiny');
  const { paper: alike } = reading;
  if (alike && (isTold(code) || alike === 'bank_card' || pagesIn(place) > 1)) {
    const is = { text: `reading.paper.${alike}` };
    if (alike !== 'bank_card') keepExtra(draft, application, { file, message: notice.message });
    const text = PAPER_TEXTS[alike] ?? 'reading.other_paper';
    return again(draft, place, notice, text, reading.reasons, { paper: is, is });
  }
  // Where a drawing or a photo is wanted only an officer can tell what it shows.
  if (reading.type === 'not_a_document' && !isPicture(code)) {
    const small = pixels > 0 && pixels < SMALL_PIXELS && isTold(code);
    return again(draft, place, notice, small ? 'reading.retake_too_small' : noneText(place));
  }
  if (isUnusable(code, reading)) return askUnread(draft, place, notice);
  // So of a list; a family card is none.
  if (!isTold(code)) {
    if (showsOneCard(code, file) && alike)
      tellElse(draft, application, code, { text: `reading.paper.${alike}` });
    else if (isNamed(reading.type) && !OF_PEOPLE.has(code) && !isPicture(code))
      tellElse(draft, application, code, labelOf(draft, application, reading.type));
    else tellWords(draft, application, code, reading);
    return;
  }
  if (reading.decision === 'retake' && CARDS.has(reading.type)) {
    keepExtra(draft, application, { file, message: notice.message });
    const is = labelOf(draft, application, reading.type);
    return again(draft, place, notice, 'reading.other_paper', reading.reasons, { paper: is, is });
  }
  if (!CARDS.has(code) && isNamed(reading.type)) {
    const is = labelOf(draft, application, reading.type);
    keepExtra(draft, application, { file, message: notice.message });
    if (pagesIn(place) < 2)
      return again(draft, place, notice, 'reading.other_paper', reading.reasons, { paper: is, is });
    takeBack(draft, application, code, file.id);
    return say(draft, 'reading.not_needed_among', { is });
  }
  // A paper in the right place that does not say what it is: an officer looks at it.
  if (CARDS.has(code)) again(draft, place, notice, 'reading.other_document', reading.reasons);
}

const PAPER_TEXTS: Partial<Record<Paper, string>> = {
  bank_card: 'reading.bank_card',
  suket: 'reading.suket',
};

/** A card, or a paper that says what it is. */
const isTold = (code: string): boolean => CARDS.has(code) || isNamed(code);

const pagesIn = ({ application: { answers }, code }: Place): number =>
  pagesOf(answers.get(`doc:${code}`)?.value).length;

/** Nobody can see what it is, whatever is wanted; on a picture the writing may be blurred, but not all of it be dark. */
const isUnusable = (code: string, { type, decision, reasons }: Reading): boolean =>
  type === 'other_document' &&
  decision === 'retake' &&
  (!isPicture(code) || reasons.some(({ rule }) => rule === 'too-dark'));

/** Nothing of it is seen; what is only a further page need not be sent at all. */
function noneText(place: Place): string {
  if (CARDS.has(place.code)) return 'reading.not_a_document';
  return pagesIn(place) > 1 ? 'reading.not_a_page' : 'reading.not_a_paper';
}

/** The how many-eth page a file is, from 0; one that is none of them comes after them. */
function pageAt({ answers }: ApplicationFacts, code: string, { id }: FileRef): number {
  const pages = pagesOf(answers.get(`doc:${code}`)?.value);
  return pages.includes(id) ? pages.indexOf(id) : pages.length;
}

/** What is in its right place: a card is compared with what was typed, a paper has its day and its numbers looked at. */
function takeOwn(draft: Draft, application: ApplicationFacts, code: string, notice: ReadNotice): void {
  if (CARDS.has(code)) return takeCard(draft, application, code, notice);
  const { reading, file } = notice;
  tellUnread(draft, application, code, reading);
  keepReading(draft, application, code, reading, pageAt(application, code, file));
  const item = contextIn(draft, application.id)
    .checklist()
    .find((one) => one.code === code);
  const until = reading.fields['valid_until']?.value;
  if (item?.expires && until !== undefined && reading.reasons.some(({ rule }) => rule === 'expired')) {
    emit(draft, {
      type: 'answer_recorded',
      subject: application.id,
      key: `doc:${code}`,
      value: application.answers.get(`doc:${code}`)?.value ?? null,
      message: notice.message,
      mark: 'to_check',
      problems: ['document-expired'],
    });
    say(draft, 'reading.expired', { label: item.short, until: { date: until } });
  }
  toAsk(draft, application.id, code);
}

/** Of a long PDF it is said that not all of it was read, by the name of what it turned out to be. */
function tellUnread(draft: Draft, application: ApplicationFacts, code: string, { reasons }: Reading): void {
  if (reasons.some(({ rule }) => rule === 'pages-unread'))
    say(draft, 'reading.pages_unread', { label: labelOf(draft, application, code) });
}

/** Whether it surely is another document than the one asked for: a card, or a paper that the case asks for. */
function isElsewhere(
  draft: Draft,
  { application, code }: Place,
  { reading: { type, decision }, file }: ReadNotice,
): boolean {
  // A card is known for one by its labels, also where its number cannot be read.
  if (decision === 'retake') return CARDS.has(type) && showsOneCard(code, file);
  if (isAskedFor(draft, application, type)) return !OF_PEOPLE.has(code);
  return CARDS.has(type) && (isTold(code) || isPortrait(code) || showsOneCard(code, file));
}

/** A photo that shows a card shows nothing else; behind a letter in a PDF a card may be an enclosure. */
const showsOneCard = (code: string, { mime }: FileRef): boolean =>
  mime.startsWith('image/') && !OF_PEOPLE.has(code);

/** A paper that says what it is has its own place: as the first, in place of one that has run out, or as a page more. */
const isAskedFor = (draft: Draft, { id }: ApplicationFacts, type: string): boolean =>
  isNamed(type) &&
  contextIn(draft, id)
    .checklist()
    .some(({ code, state }) => code === type && state !== 'accepted');

function placeOf(draft: Draft, file: string): Place | undefined {
  for (const application of draft.facts.applications) {
    for (const [key, { value }] of application.answers) {
      if (key.startsWith('doc:') && pagesOf(value).includes(file))
        return { application, code: key.slice('doc:'.length) };
    }
  }
  return undefined;
}

/** A KTP sent for the NPWP is the KTP; what was asked for is still asked. */
function putElsewhere(draft: Draft, application: ApplicationFacts, asked: string, notice: ReadNotice): void {
  const { reading, file, message } = notice;
  const named = (code: string): Value => labelOf(draft, application, code);
  if (keepOthersNpwp(draft, application, asked, notice)) return;
  takeBack(draft, application, asked, file.id);
  bringBackCard(draft, application, asked);
  const page = takesPage(draft, application, reading.type);
  const needed = contextIn(draft, application.id)
    .checklist()
    .some(({ code, state }) => code === reading.type && state !== 'accepted');
  if (needed) keepUnder(draft, application, reading.type, file, message);
  else keepExtra(draft, application, { file, message });
  const left = application.answers.has(`doc:${asked}`);
  // Among those that are still being read it may be.
  const awaited = draft.session.reading === undefined && isAwaited(draft, application, asked);
  const text = whereText({ needed, page, left, awaited });
  const is = named(reading.type);
  if (text !== undefined) say(draft, text, { is, label: is, asked: named(asked) });
  if (needed) takeOwn(draft, application, reading.type, notice);
  draft.ask = true;
}

/** Where it went; among pages that stay (`left`), what was taken for one of them needs no word. */
function whereText(found: {
  needed: boolean;
  page: boolean;
  left: boolean;
  awaited: boolean;
}): string | undefined {
  if (found.left) return found.needed ? undefined : 'reading.not_needed_among';
  if (!found.awaited) return found.needed ? 'reading.filed' : 'file.extra';
  if (!found.needed) return 'reading.not_needed';
  return found.page ? 'reading.filed_as_page' : 'reading.filed_as';
}

function takeCard(draft: Draft, application: ApplicationFacts, code: string, notice: ReadNotice): void {
  if (notice.reading.decision === 'retake') return askUnread(draft, { application, code }, notice);
  const reading = withBefore(application, code, notice.reading);
  if (keepOthersNpwp(draft, application, code, notice)) return;
  keepReading(draft, application, code, reading);
  settled(draft, application.id, code);
  compare(draft, application, code, reading);
}

/** The director's card says nothing about the company: it is kept beside the checklist, and the company's still asked for. True: so it was. */
function keepOthersNpwp(
  draft: Draft,
  application: ApplicationFacts,
  asked: string,
  notice: ReadNotice,
): boolean {
  const whose = whoseNpwp(draft, application, notice.reading);
  if (!whose) return false;
  takeBack(draft, application, asked, notice.file.id);
  bringBackCard(draft, application, asked);
  keepExtra(draft, application, notice);
  const there = numberOf(application, 'npwp') !== undefined || application.answers.has('doc:npwp');
  const text = there && whose === 'person' ? 'reading.npwp_of_person_too' : `reading.npwp_of_${whose}`;
  say(draft, text, { name: notice.reading.fields['name']?.value ?? '' });
  draft.ask = draft.session.frames.length > 0;
  return true;
}
