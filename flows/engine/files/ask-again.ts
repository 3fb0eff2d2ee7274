import type { Reading, ReadingReason } from '../../../licensing/reading.ts';
import type { Values } from '../../event.ts';
import type { ApplicationFacts } from '../../facts.ts';
import type { Json } from '../../json.ts';
import type { FileRef } from '../../message.ts';
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
const MOST_RETAKES = 2;

/** Asked for again with the reason, twice; then an officer looks at what may be it. What is surely no card is never filed as one. */
export function again(
  draft: Draft,
  { application, code }: Place,
  { file, reading }: ReadNotice,
  text: string,
  reasons: readonly ReadingReason[] = [],
  more: Values = {},
): void {
  const label = labelOf(draft, application, code, file.id);
  const tries = triesOf(application, code);
  const kind = mayBe(code, reading) ? 'attempts' : 'wrong';
  const before = tries[kind];
  const known = keptReading(application, code);
  const { fields = {}, pages = {}, type = code } = CARDS.has(code) ? {} : known;
  const paper = Object.keys(fields).length > 0 ? { type, fields, pages, decision: 'confirm' } : {};
  const card = known.before ? { before: known.before } : {};
  // A good card is there: it stays, however often a worse one comes.
  const mayLeave = known.before?.reading.type !== code || known.before.reading.decision === 'retake';
  keep(draft, application, code, {
    ...paper,
    ...card,
    ...tries,
    [kind]: before + 1,
    reasons,
  } as unknown as Json);
  const out = before >= MOST_RETAKES;
  if (out && mayLeave && kind === 'attempts') {
    leaveToOfficer(draft, application, code);
    say(draft, 'reading.officer', { label });
    return;
  }
  takeBack(draft, application, code, file.id);
  const stays = bringBackCard(draft, application, code);
  draft.ask = true;
  const among = !stays && pagesOf(application.answers.get(`doc:${code}`)?.value).length > 0;
  if (among && kind === 'wrong') return say(draft, AMONG_PAGES[text] ?? text, { label, help: '', ...more });
  const isAsked = openQuestion(draft)?.position.step.asks === `doc:${code}`;
  // Nobody is asked again for what is there.
  const awaited = !stays && !among && (isAsked || isAwaited(draft, application, code));
  const help = awaited ? { text: isAsked ? 'reading.or_skip' : 'reading.meanwhile' } : '';
  const named = stays && text === 'reading.suket' ? 'reading.other_paper' : text;
  const words = out && before % 2 === 0 ? 'reading.none_of_it' : sayAnew(draft, named, before);
  say(draft, words, { label, help, ...whatUnread(reasons, label), ...more });
  if (stays) say(draft, 'reading.before_stays', { label });
  if (among) say(draft, 'reading.pages_stay', { label: labelOf(draft, application, code) });
}

/** What is surely no page of a paper that is there: nobody is asked for a page that there may not be. */
const AMONG_PAGES: Readonly<Record<string, string>> = {
  'reading.other_paper': 'reading.not_needed_among',
  'reading.suket': 'reading.not_needed_among',
  'reading.bank_card': 'file.bank_card',
};

/** Nobody hears the same sentence twice in a row: from the second try on there is another one, with another hint. */
function sayAnew({ world }: Draft, text: string, before: number): string {
  const other = `reading.again.${text.replace('reading.', '')}`;
  return before > 0 && world.texts.has(other) ? other : text;
}

/** What can hardly be read is asked for again, with the cause that was seen. */
export function askUnread(draft: Draft, place: Place, notice: ReadNotice): void {
  const { reasons } = notice.reading;
  again(draft, place, notice, `reading.retake_${causeOf(reasons)}`, reasons);
}
