import { isAskName } from '../../licensing/catalogue/asks.ts';
import { editDistance } from '../../licensing/identity/edit-distance.ts';
import { maskIdentity, maskPair } from '../../licensing/identity/mask.ts';
import type { Reading, ReadingReason } from '../../licensing/reading.ts';
import type { Values } from '../event.ts';
import type { ApplicationFacts } from '../facts.ts';
import type { Json } from '../json.ts';
import type { FileRef } from '../message.ts';
import type { Aside } from '../session.ts';
import { askAside } from './ask-aside.ts';
import { contextIn, emit, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { placeUnnamed } from './files.ts';

/** What a photo says, told to the conversation by an internal row. */
type ReadNotice = { message: string; file: FileRef; reading: Reading };

/** The cards that are read through and through; of others only the kind is known. */
const CARDS: ReadonlySet<string> = new Set(['ktp', 'npwp']);
/** So often a photo is asked for again; then it is kept as it is, and an officer decides. */
const MOST_RETAKES = 2;
/** A picture smaller than this shows nothing to anybody: no verdict on what it is. */
const LEAST_PIXELS = 320;

/** What stands on a KTP, kept with the case: offered as answers, and for the data sheet. */
const HOME = {
  birth_place: 'birth_place',
  birth_date: 'birth_date',
  sex: 'sex',
  address: 'home_address',
  rt_rw: 'home_rt_rw',
  village: 'home_village',
  district: 'home_district',
} as const;

/** The end of a reading, however it ended. */
export function takeReadNotice(
  draft: Draft,
  { message, file, reading }: { message: string; file?: FileRef; reading?: Reading },
): void {
  if (draft.session.reading) delete draft.session.reading[message];
  if (Object.keys(draft.session.reading ?? {}).length === 0) delete draft.session.reading;
  const card = reading && CARDS.has(reading.type) && reading.decision !== 'retake' ? reading.type : undefined;
  placeUnnamed(draft, message, card);
  if (file && reading) takeReading(draft, { message, file, reading });
}

/** A reading came in: it confirms where the file was put, puts it elsewhere, or asks for it again. */
function takeReading(draft: Draft, notice: ReadNotice): void {
  const { reading, file } = notice;
  const place = placeOf(draft, file.id);
  if (!place) return;
  const { application, code } = place;
  if (!CARDS.has(code) || reading.quality.pixels < LEAST_PIXELS) return;
  // An officer who speaks in this chat sees the photo; nothing is moved or asked behind their back.
  if (draft.facts.chat.owner === 'operator' || application.stage !== 'draft') {
    keepReading(draft, application, reading.type, reading);
    return;
  }
  if (reading.type === code) return takeCard(draft, application, code, notice);
  if (CARDS.has(reading.type) && reading.decision !== 'retake')
    return putElsewhere(draft, application, code, notice);
  if (reading.type === 'not_a_document') return again(draft, application, code, 'reading.not_a_document');
  const unread = reading.decision === 'retake';
  again(
    draft,
    application,
    code,
    unread ? whyText(reading.reasons) : 'reading.other_document',
    reading.reasons,
  );
}

/** The draft or case, and the requirement, under which a file is kept. */
function placeOf(draft: Draft, file: string): { application: ApplicationFacts; code: string } | undefined {
  for (const application of draft.facts.applications) {
    for (const [key, { value }] of application.answers) {
      if (key.startsWith('doc:') && isFile(value, file))
        return { application, code: key.slice('doc:'.length) };
    }
  }
  return undefined;
}

const isFile = (value: Json, file: string): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && value['file'] === file;

/** A KTP sent for the NPWP is the KTP; what was asked for is still asked. */
function putElsewhere(draft: Draft, application: ApplicationFacts, asked: string, notice: ReadNotice): void {
  const { reading, file, message } = notice;
  const items = contextIn(draft, application.id).checklist();
  const labelOf = (code: string): string =>
    items.find((item) => item.code === code)?.short ?? code.toUpperCase();
  emit(draft, { type: 'answer_removed', subject: application.id, key: `doc:${asked}` });
  const needed = items.some(({ code, state }) => code === reading.type && state !== 'accepted');
  if (needed) {
    emit(draft, { type: 'document_filed', application: application.id, code: reading.type, file, message });
    const value = { file: file.id };
    emit(draft, {
      type: 'answer_recorded',
      subject: application.id,
      key: `doc:${reading.type}`,
      value,
      message,
    });
  }
  const values = { is: labelOf(reading.type), asked: labelOf(asked) };
  say(draft, needed ? 'reading.filed_as' : 'reading.not_needed', values);
  takeCard(draft, application, reading.type, notice);
  draft.ask = true;
}

/** Asked for again with the reason, twice; then an officer looks at what there is. */
function again(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  text: string,
  reasons: readonly ReadingReason[] = [],
): void {
  const label =
    contextIn(draft, application.id)
      .checklist()
      .find((item) => item.code === code)?.short ?? code;
  const before = attemptsOf(application, code);
  keep(draft, application, code, { attempts: before + 1, reasons: reasons as unknown as Json });
  if (before >= MOST_RETAKES) {
    say(draft, 'reading.officer', { label });
    return;
  }
  emit(draft, { type: 'answer_removed', subject: application.id, key: `doc:${code}` });
  say(draft, text, { label, field: fieldName(reasons) });
  draft.ask = true;
}

/** What could not be read, by its name; empty where it is the whole. */
function fieldName(reasons: readonly ReadingReason[]): Values[string] {
  const field = reasons.find((reason) => reason.field !== undefined)?.field;
  return field === undefined ? '' : { text: `reading.field.${FIELDS.has(field) ? field : 'other'}` };
}

const FIELDS: ReadonlySet<string> = new Set(['nik', 'npwp', 'name', 'birth_date', 'sex', 'regency']);

/** The sentence for the first reason that has one of its own. */
function whyText(reasons: readonly ReadingReason[]): string {
  const own = ['too-dark', 'too-small', 'too-far', 'cut-off', 'glare', 'blurred'] as const;
  const rule = own.find((known) => reasons.some((reason) => reason.rule === known));
  return `reading.retake_${(rule ?? 'blurred').replace('-', '_')}`;
}

function takeCard(draft: Draft, application: ApplicationFacts, code: string, notice: ReadNotice): void {
  const { reading } = notice;
  if (reading.decision === 'retake')
    return again(draft, application, code, whyText(reading.reasons), reading.reasons);
  keepReading(draft, application, code, reading);
  settled(draft, application.id, code);
  compare(draft, application, code, reading);
}

/** Sets what a card says beside what was typed; whatever differs is marked before anybody is asked about it. */
function compare(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  reading: Pick<Reading, 'fields' | 'decision' | 'reasons'>,
): void {
  const key = code === 'ktp' ? 'nik' : 'npwp';
  const number = reading.fields[key]?.value;
  const name = reading.fields['name']?.value ?? '';
  if (number === undefined) return settled(draft, application.id, code);
  const typed = application.answers.get(key);
  const known = typeof typed?.value === 'string' && typed.mark !== 'deferred' ? typed.value : undefined;
  const label =
    contextIn(draft, application.id)
      .checklist()
      .find((item) => item.code === code)?.short ?? code;
  const own = application.answers.get('name')?.value;
  const other = code === 'ktp' && typeof own === 'string' && name !== '' && !sameName(own, name);
  if (other) doubt(draft, application, 'name');
  if (known !== undefined && known !== number && known.length === number.length) {
    doubt(draft, application, key);
    const [was, is] = maskPair(known, number);
    return askDiffers(draft, application, code, { typed: was, read: is, label });
  }
  if (other) return askOther(draft, application, code, { typed: own, read: name, label });
  const values = { label, name, number: maskIdentity(number) };
  if (known === number || reading.decision === 'accept') {
    settled(draft, application.id, code);
    prefill(draft, application, code);
    if (known !== undefined) return;
    say(draft, 'reading.read', values);
    // What was asked meanwhile may be answered by it.
    draft.ask = draft.session.frames.length > 0;
    return;
  }
  const several = reading.reasons.some(({ rule }) => rule === 'several-cards');
  const text = several ? 'reading.confirm_several' : 'reading.confirm';
  ask(draft, application, code, text, values, ['yes', 'no', 'officer']);
}

/** So often an unanswered question about a card is put; then an officer decides by the mark it left. */
const MOST_TIMES = 3;

/** Whether what a card says is still to be cleared up with the person; nothing is sent off over it. */
export function isUnsettled({ session }: Draft, application: string): boolean {
  return session.unsettled?.some((one) => one.application === application) ?? false;
}

/** Asks again about a card whose question was passed over. False: nothing is left to ask. */
export function askUnsettled(draft: Draft, subject: string): boolean {
  const left = draft.session.unsettled?.find(({ application }) => application === subject);
  const application = draft.facts.applications.find(({ id }) => id === subject);
  if (!left || !application) return false;
  const kept = application.answers.get(`read:${left.code}`)?.value as Partial<Reading> | undefined;
  const { fields, decision, reasons } = kept ?? {};
  if (left.times >= MOST_TIMES || !fields || !decision || !reasons) settled(draft, subject, left.code);
  else compare(draft, application, left.code, { fields, decision, reasons });
  return draft.session.aside !== undefined;
}

function settled({ session }: Draft, application: string, code: string): void {
  const left = session.unsettled?.filter((one) => one.application !== application || one.code !== code) ?? [];
  if (left.length > 0) session.unsettled = left;
  else delete session.unsettled;
}

/** Letters only, a tenth of them may be misread or abbreviated away. */
function sameName(one: string, other: string): boolean {
  const plain = (name: string): string =>
    name
      .toUpperCase()
      .replace(/,.*$/, '')
      .replace(/[^A-Z]/g, '');
  const [a, b] = [plain(one), plain(other)];
  const allowed = Math.max(2, Math.round(Math.max(a.length, b.length) * 0.25));
  return a.includes(b) || b.includes(a) || editDistance(a, b, allowed) <= allowed;
}

const askDiffers = (draft: Draft, application: ApplicationFacts, code: string, values: Values): void =>
  ask(draft, application, code, 'reading.differs', values, ['typed', 'card', 'other_person', 'officer']);

const askOther = (draft: Draft, application: ApplicationFacts, code: string, values: Values): void =>
  ask(draft, application, code, 'reading.other_name', values, ['card', 'typed', 'other_person', 'officer']);

function ask(
  draft: Draft,
  application: ApplicationFacts,
  code: string,
  text: string,
  values: Values,
  ids: readonly string[],
): void {
  const options = ids.map((id) => ({ id, label: { text: `reading.option.${id}` } }));
  const times = draft.session.unsettled?.find(
    (one) => one.application === application.id && one.code === code,
  )?.times;
  settled(draft, application.id, code);
  const asked = { application: application.id, code, times: (times ?? 0) + 1 };
  draft.session.unsettled = [...(draft.session.unsettled ?? []), asked];
  askAside(
    draft,
    'reading',
    { text, values, options, asks: 'confirm' },
    { application: application.id, code },
  );
}

/** The reply to what was asked about a reading. */
export function takeReadingReply(draft: Draft, picked: string, { payload }: Aside): void {
  const { application: id = '', code = '' } = payload;
  const application = draft.facts.applications.find((known) => known.id === id);
  draft.ask = true;
  if (!application) return;
  settled(draft, id, code);
  switch (picked) {
    case 'yes':
      prefill(draft, application, code);
      say(draft, 'reading.taken');
      return;
    case 'card':
      prefill(draft, application, code, 'replace');
      say(draft, 'reading.taken');
      return;
    case 'other_person':
      emit(draft, { type: 'answer_removed', subject: id, key: `doc:${code}` });
      for (const key of OWN[code] ?? []) undoubt(draft, application, key);
      say(draft, 'reading.other_person');
      return;
    case 'officer':
    case 'typed':
      // Marked since it was found.
      say(draft, picked === 'typed' ? 'reading.kept_typed' : 'reading.officer_decides');
      return;
    default:
      say(draft, 'reading.not_taken');
  }
}

/** What differs from the card is looked at by an officer. */
function doubt(draft: Draft, application: ApplicationFacts, key: string): void {
  const answer = application.answers.get(key);
  if (answer) mark(draft, application, key, [...(answer.problems ?? []), differs(key)]);
}

/** The card was somebody else's: it says nothing about what was typed. */
function undoubt(draft: Draft, application: ApplicationFacts, key: string): void {
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
    ...(problems.length > 0 ? { mark: 'to_check', problems: [...new Set(problems)] } : {}),
    ...(answer.raw === undefined ? {} : { raw: answer.raw }),
  });
}

/** What a card tells of the answers that are asked for. */
const OWN: Readonly<Record<string, readonly string[]>> = { ktp: ['nik', 'name'], npwp: ['npwp'] };

/** Takes name and number from the card where they are asked for and not given; `replace`: also where they are. */
function prefill(draft: Draft, application: ApplicationFacts, code: string, replace?: 'replace'): void {
  const read = readFields(application, code);
  const required = contextIn(draft, application.id).required();
  for (const key of OWN[code] ?? []) {
    const value = read[key];
    const given = application.answers.get(key);
    const free = given === undefined || given.mark === 'deferred' || replace !== undefined;
    if (value !== undefined && free && isAskName(key) && required.has(key))
      fill(draft, application, key, value);
  }
  if (code !== 'ktp') return;
  for (const [field, key] of Object.entries(HOME)) {
    const value = read[field];
    if (value !== undefined) fill(draft, application, key, value);
  }
}

const fill = (draft: Draft, { id }: ApplicationFacts, key: string, value: string): void =>
  emit(draft, { type: 'answer_recorded', subject: id, key, value, source: 'document' });

function readFields(application: ApplicationFacts, code: string): Record<string, string> {
  const kept = application.answers.get(`read:${code}`)?.value as {
    fields?: Record<string, { value: string }>;
  };
  return Object.fromEntries(Object.entries(kept.fields ?? {}).map(([name, { value }]) => [name, value]));
}

const attemptsOf = (application: ApplicationFacts, code: string): number => {
  const kept = application.answers.get(`read:${code}`)?.value as { attempts?: number } | undefined;
  return kept?.attempts ?? 0;
};

function keepReading(draft: Draft, application: ApplicationFacts, code: string, reading: Reading): void {
  const { type, fields, decision, reasons } = reading;
  const attempts = attemptsOf(application, code);
  keep(draft, application, code, { type, fields, decision, reasons, attempts });
}

const keep = (draft: Draft, { id }: ApplicationFacts, code: string, value: Json): void =>
  emit(draft, { type: 'answer_recorded', subject: id, key: `read:${code}`, value, source: 'document' });
