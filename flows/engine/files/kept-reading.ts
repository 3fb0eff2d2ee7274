import type { Reading } from '../../../licensing/reading.ts';
import type { Values } from '../../event.ts';
import type { Answer, Answers, ApplicationFacts } from '../../facts.ts';
import type { Json } from '../../json.ts';
import type { Unsettled } from '../../session.ts';
import { askAside } from '../ask-aside.ts';
import { emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';

/** One photo shows all of a card; any other paper may come in several, page by page. */
export const CARDS: ReadonlySet<string> = new Set(['ktp', 'npwp']);

/** Papers about several people, whose cards may be a part of them. */
export const OF_PEOPLE: ReadonlySet<string> = new Set(
  'data_pemilik izin_pemilik nakes pendidik pengkaji pengurus perjanjian'.split(' '),
);

/** Papers that say what they are (documents/kinds/classify.ts), by their codes in the catalogue. */
const NAMED: ReadonlySet<string> = new Set(
  'akta pernyataan_pt_perorangan nib pbg slf kkpr lingkungan str sip_lain ijazah kuasa stnk bpjs_tk domisili sehat tanah tempat_praktik'.split(
    ' ',
  ),
);

export const isNamed = (code: string): boolean => NAMED.has(code);

/**
 * Whether it may be what it was sent for. Of a card that is plain to see: what cannot be opened and what shows something else
 * is none. Of a paper that says what it is: a look-alike of a card and a photo without writing are none. What a drawing or a list shows only an
 * officer can tell.
 */
export function mayBe(code: string, { type, paper, decision, reasons }: Reading): boolean {
  if (type === code) return true;
  if (CARDS.has(code)) return type === 'other_document' && decision === 'retake';
  if (!isNamed(code)) return paper === undefined;
  return paper === undefined && (type !== 'not_a_document' || reasons.length > 0);
}

/** What is kept of a reading with the case: for the data sheet, and to ask again about what was passed over. */
export type KeptReading = Partial<
  Pick<Reading, 'type' | 'fields' | 'decision' | 'reasons' | 'others' | 'second' | 'codes'>
> & {
  /** Photos that may be it and could not be read, those that surely were something else, and files that cannot be opened. */
  attempts?: number;
  wrong?: number;
  unopened?: number;
  /** Why the last one was not taken: the text that said it. */
  said?: string;
  /** Of a paper: the page on which each value was read, from 0. */
  pages?: Record<string, number>;
  /** Stands before the names of the pieces of the photo, where the second of two cards counts. */
  crops?: string;
  before?: CardBefore;
  /** Whoever sent it said that it was not read rightly. */
  denied?: true;
  /** Why an officer refused the card that this one took the place of. */
  refused?: string;
};

/** The card that a further one took the place of: its file as the answer was, and what was read on it. */
export type CardBefore = Pick<Answer, 'value' | 'mark' | 'problems'> & {
  reading: Omit<KeptReading, 'before' | keyof Tries>;
};

export const keptReading = ({ answers }: { answers: Answers }, code: string): KeptReading =>
  (answers.get(`read:${code}`)?.value ?? {}) as KeptReading;

/** Whoever writes acts for somebody else. */
export const isForOther = ({ answers }: ApplicationFacts): boolean =>
  answers.get('for_whom')?.value === 'other';

export type Tries = { attempts: number; wrong: number; unopened?: number; said?: string };

export function triesOf(application: ApplicationFacts, code: string): Tries {
  const { attempts = 0, wrong = 0, unopened, said } = keptReading(application, code);
  return {
    attempts,
    wrong,
    ...(unopened === undefined ? {} : { unopened }),
    ...(said === undefined ? {} : { said }),
  };
}

/**
 * Of a paper of several pages a value is taken from the first page that has it, in whatever order they were read.
 *
 * @param page the how many-eth it is, from 0
 */
export function keepReading(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  reading: Reading & Pick<KeptReading, 'crops'>,
  page = 0,
): void {
  const { type, fields, decision, reasons, others, second, crops } = reading;
  const beside = {
    ...(others ? { others } : {}),
    ...(second ? { second } : {}),
    ...(crops ? { crops } : {}),
  };
  const earlier = keptReading(application, code);
  const { codes: known = [], before, refused } = earlier;
  const codes = [...new Set([...(CARDS.has(code) ? [] : known), ...(reading.codes ?? [])])];
  const kept = {
    type,
    ...(CARDS.has(code) ? { fields } : withPage(earlier, fields, page)),
    decision,
    reasons,
    ...triesOf(application, code),
    ...beside,
    ...(codes.length > 0 ? { codes } : {}),
    ...(before ? { before } : {}),
    ...(refused === undefined ? {} : { refused }),
  };
  keep(draft, application, code, kept);
}

function withPage(
  { fields: known = {}, pages = {} }: KeptReading,
  fields: Reading['fields'],
  page: number,
): Required<Pick<KeptReading, 'fields' | 'pages'>> {
  const merged = { fields: { ...known }, pages: { ...pages } };
  for (const [field, value] of Object.entries(fields)) {
    if (field in known && page >= (pages[field] ?? 0)) continue;
    merged.fields[field] = value;
    merged.pages[field] = page;
  }
  return merged;
}

/** A further photo of it comes while one is still being read: what is on each of them tells which counts. */
export const isCardBeingRead = (
  { session }: Draft,
  { stage, answers }: ApplicationFacts,
  code: string,
): boolean =>
  stage === 'draft' &&
  CARDS.has(code) &&
  session.reading?.[answers.get(`doc:${code}`)?.message ?? ''] !== undefined;

export const keep = (draft: Draft, { id }: ApplicationFacts, code: string, value: Json): void =>
  emit(draft, { type: 'answer_recorded', subject: id, key: `read:${code}`, value, source: 'document' });

/** Takes a value from a document as the answer. */
export const fill = (draft: Draft, { id }: ApplicationFacts, key: string, value: Json): void =>
  emit(draft, { type: 'answer_recorded', subject: id, key, value, source: 'document' });

export function readFields(application: { answers: Answers }, code: string): Record<string, string> {
  const { fields = {} } = keptReading(application, code);
  return Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
}

/** Nothing is left to clear up about this document. */
export function settled({ session }: Draft, application: string, code: string): void {
  const left = session.unsettled?.filter((one) => one.application !== application || one.code !== code) ?? [];
  if (left.length > 0) session.unsettled = left;
  else delete session.unsettled;
}

/** It is asked about once nothing more of it is being read. */
export function toAsk(draft: Draft, application: string, code: string): void {
  const { session } = draft;
  if (leftAbout(draft, application, code)) return;
  session.unsettled = [...(session.unsettled ?? []), { application, code, times: 0 }];
}

/** More than one file came in the series that has not ended: what came is acknowledged before anything is asked. */
function inAlbum({ session: { photos, came = [], unnamed } }: Draft): boolean {
  return photos !== undefined && came.length + (unnamed?.files.length ?? 0) > 1;
}

/** Asks about what was read, once its series has ended; it is asked again while it is passed over. */
export function askReading(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  text: string,
  values: Values,
  ids: readonly string[],
): void {
  if (inAlbum(draft)) return toAsk(draft, application.id, code);
  const options = ids.map((id) => ({ id, label: { text: `reading.option.${id}` } }));
  const before = leftAbout(draft, application.id, code)?.times ?? 0;
  settled(draft, application.id, code);
  const asked = { application: application.id, code, times: Math.max(before, 1) };
  draft.session.unsettled = [...(draft.session.unsettled ?? []), asked];
  const again = `reading.again.${text.replace('reading.', '')}`;
  askAside(
    draft,
    'reading',
    { text: before > 0 && draft.world.texts.has(again) ? again : text, values, options, asks: 'confirm' },
    { application: application.id, code },
  );
}

const leftAbout = ({ session }: Draft, application: string, code: string): Unsettled | undefined =>
  session.unsettled?.find((one) => one.application === application && one.code === code);

/** What differs from the card is looked at by an officer. */
export function doubt(draft: Draft, application: ApplicationFacts, key: string): void {
  const answer = application.answers.get(key);
  if (answer) mark(draft, application, key, [...(answer.problems ?? []), differs(key)]);
}

/** The card was somebody else's: it says nothing about what was typed. */
export function undoubt(draft: Draft, application: ApplicationFacts, key: string): void {
  const problems = application.answers.get(key)?.problems;
  if (!problems?.includes(differs(key))) return;
  mark(
    draft,
    application,
    key,
    problems.filter((problem) => problem !== differs(key)),
  );
}

const differs = (key: string): string => `${key}-differs-from-card`;

function mark(draft: Draft, { id, answers }: ApplicationFacts, key: string, problems: string[]): void {
  const answer = answers.get(key);
  if (!answer) return;
  emit(draft, {
    type: 'answer_recorded',
    subject: id,
    key,
    value: answer.value,
    source: answer.source,
    ...(problems.length > 0 ? { mark: 'to_check', problems: [...new Set(problems)] } : {}),
    ...(answer.raw === undefined ? {} : { raw: answer.raw }),
  });
}

/** Nobody has said whether what was read is right: an officer looks at the paper. */
export function leaveReading(draft: Draft, application: ApplicationFacts, code: string): void {
  leaveToOfficer(draft, application, code, 'reading-unconfirmed');
  say(draft, 'reading.officer_decides');
}

/** What is there is kept as it is, marked for an officer: it may be something else, or a worse one came after it. */
export function leaveToOfficer(
  draft: Draft,
  { id, answers }: ApplicationFacts,
  code: string,
  problem:
    'photo-unread' | 'newer-photo-unused' | 'reading-unconfirmed' | 'letter-other-form' = 'photo-unread',
): void {
  const key = `doc:${code}`;
  const value = answers.get(key)?.value;
  if (value === undefined) return;
  emit(draft, {
    type: 'answer_recorded',
    subject: id,
    key,
    value,
    mark: 'to_check',
    problems: [problem],
  });
}
