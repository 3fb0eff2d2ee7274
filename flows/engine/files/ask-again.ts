import type { Reading, ReadingReason } from '../../../licensing/reading.ts';
import type { Value, Values } from '../../event.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { Json } from '../../json.ts';
import type { FileRef } from '../../message.ts';
import type { Untold } from '../../session.ts';
import { bringBackCard } from './card-before.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import { CARDS, keep, keptReading, leaveToOfficer, mayBe, triesOf } from './kept-reading.ts';
import { isAwaited, labelOf, pagesOf, takeBack } from './pages.ts';
import { causeOf, whatUnread } from './unread.ts';

/** The draft or case, and the requirement, under which a file is kept. */
export type Place = { application: ApplicationFacts; code: string };

/** What a photo says, told to the conversation by an internal row. */
export type ReadNotice = { message: string; file: FileRef; reading: Reading };

/** So often a photo is asked for again; then it is kept as it is, and an officer decides. */
export const MOST_RETAKES = 2;

/**
 * Asked for again with the reason, twice; then an officer looks at what may be it. What is surely something else is never
 * filed, and uses up none of the two. Photos that come together are one try.
 */
export function again(
  draft: Draft,
  { application, code }: Place,
  { file, reading }: ReadNotice,
  text: string,
  reasons: readonly ReadingReason[] = [],
  more: Values = {},
): void {
  const { id } = application;
  const label = labelOf(draft, application, code, file.id);
  const tries = triesOf(application, code);
  const wrong = !mayBe(code, reading);
  const { untold = [] } = draft.session;
  const withIt = untold.filter((one) => one.application === id && one.code === code && one.wrong === wrong);
  const counter = wrong ? 'wrong' : isUnopened(reading) ? 'unopened' : 'attempts';
  const tried = (tries[counter] ?? 0) + (withIt.length > 0 ? 0 : 1);
  const known = keptReading(application, code);
  const { fields = {}, pages = {}, type = code } = CARDS.has(code) ? {} : known;
  const paper = Object.keys(fields).length > 0 ? { type, fields, pages, decision: 'confirm' } : {};
  const card = known.before ? { before: known.before } : {};
  // A good card is there: it stays, however often a worse one comes.
  const mayLeave = known.before?.reading.type !== code || known.before.reading.decision === 'retake';
  const counts = { ...tries, [counter]: tried };
  keep(draft, application, code, { ...paper, ...card, ...counts, reasons, said: text } as unknown as Json);
  const out = tried > MOST_RETAKES;
  if (out && mayLeave && !wrong) {
    leaveToOfficer(draft, application, code);
    say(draft, 'reading.officer', { label });
    return;
  }
  takeBack(draft, application, code, file.id);
  const stays = bringBackCard(draft, application, code);
  const named = stays && text === 'reading.suket' ? 'reading.other_paper' : text;
  const weary = out && tried % 2 === 1 ? WEARY[named] : undefined;
  const anew = weary ?? sayAnew(draft, named, OF_ITS_KIND.has(named) ? known.said === text : tried > 1);
  const words = withIt.find((one) => one.text === text)?.words ?? anew;
  const values = { label, ...whatUnread(reasons, label), ...more };
  const [back] = pagesOf(application.answers.get(`doc:${code}`)?.value);
  const one = { application: id, code, text, words, values, wrong };
  draft.session.untold = [...untold, { ...one, ...(stays && back ? { stays: back } : {}) }];
}

/** It says nothing about the photos, and uses up none of their tries. */
const isUnopened = ({ reasons }: Reading): boolean =>
  reasons.some(({ rule }) => rule === 'broken-file' || rule === 'locked');

/** Says why photos were not taken, once nothing more is being read: what was sent for may have come beside them. */
export function tellUntaken(draft: Draft): void {
  const { untold, reading } = draft.session;
  if (!untold || reading !== undefined) return;
  delete draft.session.untold;
  if (draft.facts.chat.owner === 'operator') return;
  const told = new Set<string>();
  for (const { application: id, ...one } of untold) {
    const application = draft.facts.applications.find((known) => known.id === id);
    const what = application && whyUntaken(draft, application, one);
    if (!what || told.has(JSON.stringify(what))) continue;
    told.add(JSON.stringify(what));
    draft.ask = true;
    say(draft, what.text, what.values);
    if (what.then !== undefined) say(draft, what.then, { label: what.label });
  }
}

/** `then`: said after it. Undefined where what can be read came beside what cannot. */
function whyUntaken(
  draft: Draft,
  application: ApplicationFacts,
  { code, text, words, values, wrong, stays: back }: Omit<Untold, 'application'>,
): { text: string; values: Values; label: Value; then?: string } | undefined {
  const label = labelOf(draft, application, code);
  const [file] = pagesOf(application.answers.get(`doc:${code}`)?.value);
  const stays = file !== undefined && file === back && !draft.session.came?.includes(file);
  const beside = file !== undefined && !stays;
  if (beside && (wrong || text === 'reading.not_a_page'))
    return { text: BESIDE[text] ?? 'reading.none_beside', values: { label, ...values }, label };
  if (beside && CARDS.has(code)) return undefined;
  const isAsked = openQuestion(draft)?.position.step.asks === `doc:${code}`;
  // Nobody is asked again for what is there.
  const awaited = file === undefined && (isAsked || isAwaited(draft, application, code));
  const help = awaited ? { text: isAsked ? 'reading.or_skip' : 'reading.meanwhile' } : '';
  const then = stays ? 'reading.before_stays' : 'reading.pages_stay';
  return { text: words, values: { ...values, help }, label, ...(file === undefined ? {} : { then }) };
}

/** What is said of it where the document it was sent for is there: nobody is asked for that again, nor for a page that there may not be. */
const BESIDE: Readonly<Record<string, string>> = {
  'reading.not_a_page': 'reading.not_a_page',
  'reading.other_paper': 'reading.not_needed_among',
  'reading.suket': 'reading.not_needed_among',
  'reading.bank_card': 'file.bank_card',
  'reading.retake_broken': 'reading.broken_beside',
  'reading.retake_locked': 'file.locked',
};

/** Said often enough that it is not the document, an officer is offered. */
const WEARY: Readonly<Record<string, string>> = {
  'reading.other_paper': 'reading.none_of_named',
  'reading.not_a_document': 'reading.none_of_it',
  'reading.not_a_paper': 'reading.none_of_it',
  'reading.other_document': 'reading.none_of_it',
};

/** "Yang ini juga" is true only where the last one was of the same kind; of a photo that can hardly be read, any may have been. */
const OF_ITS_KIND: ReadonlySet<string> = new Set([
  ...Object.keys(WEARY),
  'reading.bank_card',
  'reading.suket',
  'reading.retake_broken',
  'reading.retake_locked',
  'reading.retake_tiny',
]);

/** Nobody hears the same sentence twice in a row: said of the last one too, there is another, with another hint. */
function sayAnew({ world }: Draft, text: string, saidBefore: boolean): string {
  const other = `reading.again.${text.replace('reading.', '')}`;
  return saidBefore && world.texts.has(other) ? other : text;
}

/** What can hardly be read is asked for again, with the cause that was seen. */
export function askUnread(draft: Draft, place: Place, notice: ReadNotice): void {
  const { reasons } = notice.reading;
  again(draft, place, notice, `reading.retake_${causeOf(reasons)}`, reasons);
}
