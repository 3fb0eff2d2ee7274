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
  const number = reading.fields[code === 'ktp' ? 'nik' : 'npwp']?.value;
  const name = reading.fields['name']?.value ?? '';
  if (number === undefined) return;
  const key = code === 'ktp' ? 'nik' : 'npwp';
  const typed = application.answers.get(key);
  const known = typeof typed?.value === 'string' && typed.mark !== 'deferred' ? typed.value : undefined;
  const label =
    contextIn(draft, application.id)
      .checklist()
      .find((item) => item.code === code)?.short ?? code;
  if (known !== undefined && known !== number && known.length === number.length) {
    const [was, is] = maskPair(known, number);
    return askDiffers(draft, application, code, { typed: was, read: is, label });
  }
  const own = application.answers.get('name')?.value;
  const other = code === 'ktp' && typeof own === 'string' && name !== '' && !sameName(own, name);
  if (other) return askOther(draft, application, code, { typed: own, read: name, label });
  const values = { label, name, number: maskIdentity(number) };
  if (known === number || reading.decision === 'accept') {
    prefill(draft, application, code);
    if (known === undefined) say(draft, 'reading.read', values);
    return;
  }
  const several = reading.reasons.some(({ rule }) => rule === 'several-cards');
  const text = several ? 'reading.confirm_several' : 'reading.confirm';
  ask(draft, application, code, text, values, ['yes', 'no', 'officer']);
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
  const key = code === 'ktp' ? 'nik' : 'npwp';
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
      say(draft, 'reading.other_person');
      return;
    case 'officer':
    case 'typed':
      doubt(draft, application, key);
      say(draft, picked === 'typed' ? 'reading.kept_typed' : 'reading.officer_decides');
      return;
    default:
      say(draft, 'reading.not_taken');
  }
}

/** What differs from the card is looked at by an officer. */
function doubt(draft: Draft, application: ApplicationFacts, key: string): void {
  const answer = application.answers.get(key);
  if (!answer) return;
  const problems = [...new Set([...(answer.problems ?? []), `${key}-differs-from-card`])];
  emit(draft, {
    type: 'answer_recorded',
    subject: application.id,
    key,
    value: answer.value,
    mark: 'to_check',
    problems,
    ...(answer.raw === undefined ? {} : { raw: answer.raw }),
  });
}

/** Takes name and number from the card where they are asked for and not given; `replace`: also where they are. */
function prefill(draft: Draft, application: ApplicationFacts, code: string, replace?: 'replace'): void {
  const read = readFields(application, code);
  const required = contextIn(draft, application.id).required();
  const own = code === 'ktp' ? (['nik', 'name'] as const) : (['npwp'] as const);
  for (const key of own) {
    const value = read[key];
    const given = application.answers.get(key);
    const free = given === undefined || given.mark === 'deferred' || replace !== undefined;
    if (value !== undefined && free && required.has(key)) fill(draft, application, key, value);
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
