import { answerField } from '../flows/engine/answer-lines.ts';
import { ACTIVITIES } from '../flows/engine/trade/activities.ts';
import { doubtsOf } from '../flows/engine/doubts.ts';
import { itemsOf } from '../flows/engine/groups.ts';
import { keptReading } from '../flows/engine/files/kept-reading.ts';
import { kbliCodeOf } from '../flows/engine/trade/kbli-shown.ts';
import { withPages } from '../flows/engine/files/pages.ts';
import { pinOf } from '../flows/engine/pin.ts';
import { renderValue } from '../flows/engine/render.ts';
import type { StepContext } from '../flows/define.ts';
import type { Answer } from '../flows/facts.ts';
import { DEFAULT_LANGUAGE } from '../flows/texts.ts';
import type { FieldReading } from '../licensing/reading.ts';

/** `read`: the document and its field in which the same thing stands, whatever the value came from. */
export type SheetRow = {
  key: string;
  label: string;
  /** In full, as it is copied; '' where nothing is known yet. */
  value: string;
  /** Who gave it, and how sure the reader was, in words. */
  source: string;
  read?: { document: string; field: string };
};

/** What an officer enters into OSS together with the applicant, part by part in the order of licensing/oss-form.json. */
export type DataSheet = {
  title: string;
  number: string;
  parts: { title: string; rows: SheetRow[] }[];
  note: string;
};

type Read = NonNullable<SheetRow['read']>;
type Field = { key: string; read?: readonly Read[]; taken?: readonly Read[]; always?: true };

const card = (document: string, field: string): readonly Read[] => [{ document, field }];
/** The paper a company was founded with; that of one person has no deed. */
const founding = (field: string): readonly Read[] => [
  ...card('akta', field),
  ...card('pernyataan_pt_perorangan', field),
];

/**
 * Their order is that of licensing/oss-form.json, which tells its source. `taken`: where it stands in a document, if the person chose what that says (a business at home). `always`: has its row
 * also while it is not known, since the form cannot be sent without it.
 */
const PARTS: readonly { name: string; fields: readonly Field[] }[] = [
  {
    name: 'person',
    fields: [
      { key: 'nik', read: card('ktp', 'nik'), always: true },
      { key: 'name', read: card('ktp', 'name'), always: true },
      { key: 'sex', read: card('ktp', 'sex') },
      { key: 'birth_place', read: card('ktp', 'birth_place') },
      { key: 'birth_date', read: card('ktp', 'birth_date') },
      { key: 'home_address', read: card('ktp', 'address') },
      { key: 'home_rt_rw', read: card('ktp', 'rt_rw') },
      { key: 'home_village', read: card('ktp', 'village') },
      { key: 'home_district', read: card('ktp', 'district') },
      { key: 'email', always: true },
      { key: 'phone', always: true },
      { key: 'npwp', read: card('npwp', 'npwp') },
      { key: 'npwp_active' },
    ],
  },
  {
    name: 'body',
    fields: [
      { key: 'legal_name', read: founding('legal_name') },
      { key: 'applicant_type' },
      { key: 'deed_number', read: founding('deed_number') },
      { key: 'deed_date', read: founding('deed_date') },
      { key: 'notary', read: founding('notary') },
      { key: 'ahu_number', read: founding('ahu_number') },
    ],
  },
  {
    name: 'business',
    fields: [
      { key: 'kbli', always: true },
      { key: 'kbli_code' },
      { key: 'activities' },
      { key: 'business_name', always: true },
      { key: 'address', taken: card('ktp', 'address'), always: true },
      { key: 'village', taken: card('ktp', 'village') },
      { key: 'district', taken: card('ktp', 'district') },
      { key: 'location' },
      { key: 'workers', always: true },
      { key: 'capital', always: true },
      { key: 'nib', read: card('nib', 'nib') },
    ],
  },
];

/** Shown in full here and nowhere else: whoever opens the sheet is written down. */
export function dataSheet(context: StepContext): DataSheet {
  const asked = context.required();
  const parts = PARTS.map(({ name, fields }) => ({
    title: words(context, `data_sheet.part.${name}`),
    rows: fields.flatMap((field): SheetRow[] => {
      if (field.key === 'activities') return activityRows(context);
      const known = context.answers.get(field.key) ?? readOnly(context, field);
      const expected = field.always === true && [...asked.keys()].some((ask) => ask === field.key);
      if (!known && !expected) return [];
      return [rowOf(context, field, known)];
    }),
  })).filter(({ rows }) => rows.length > 0);
  return {
    title: words(context, 'data_sheet.title'),
    number: context.application?.number ?? '',
    parts,
    note: words(context, 'data_sheet.note'),
  };
}

/** The number of a card that was sent though nobody asks for it: of a person the NIK counts, and the NPWP on their card is as good. */
function readOnly(context: StepContext, { key, read: [read] = [] }: Field): Answer | undefined {
  const sent = read && context.answers.get(`doc:${read.document}`);
  const value = read && read.field === key && readingOf(context, read)?.value;
  if (key !== 'npwp' || !sent || !value || context.required().has('npwp')) return undefined;
  const { decision } = keptReading(context, read.document);
  const doubtful = sent.mark === 'to_check' || decision !== 'accept';
  return { value, source: 'document', at: sent.at, ...(doubtful ? { mark: 'to_check' } : {}) };
}

/** Each further trade with its group, as OSS takes them one by one. */
function activityRows(context: StepContext): SheetRow[] {
  return itemsOf(context.answers, ACTIVITIES).flatMap((id, index) =>
    ['kbli', 'kbli_code'].flatMap((key) => {
      const answer = context.answers.get(`${ACTIVITIES}[${id}].${key}`);
      if (!answer) return [];
      const name = key === 'kbli' ? 'data_sheet.field.further_kbli' : 'data_sheet.field.further_kbli_code';
      const label = context.world.texts.text(DEFAULT_LANGUAGE, name, { number: index + 2 });
      return [rowOf(context, { key: `${ACTIVITIES}[${id}].${key}` }, answer, label)];
    }),
  );
}

function rowOf(
  context: StepContext,
  { key, read: own, taken = [] }: Field,
  answer: Answer | undefined,
  label = labelOf(context, key),
): SheetRow {
  const all = own ?? (answer?.source === 'document' ? taken : []);
  const read = all.find((one) => readingOf(context, one)) ?? all[0];
  return {
    key,
    label,
    value: answer ? fullValue(context, key, answer) : '',
    source: answer ? sourceOf(context, key, answer, read) : words(context, 'data_sheet.missing'),
    ...(read ? { read: pieceOf(context, read) } : {}),
  };
}

/** Under which name the piece of the photo is kept. */
function pieceOf(context: StepContext, { document, field }: Read): Read {
  return { document, field: `${keptReading(context, document).crops ?? ''}${field}` };
}

function labelOf(context: StepContext, key: string): string {
  const own = `data_sheet.field.${key}`;
  return words(context, context.world.texts.has(own) ? own : `field.${key}`);
}

/** Codes of the forms that words stand for are shown as words; everything else as it was given. */
const SPELLED: ReadonlySet<string> = new Set(['applicant_type', 'npwp_active', 'capital', 'deed_date']);

function fullValue(context: StepContext, key: string, { value, mark }: Answer): string {
  if (mark === 'deferred') return '';
  if (key === 'location') {
    const pin = pinOf(context);
    return pin ? `${pin.lat}, ${pin.lon}` : '';
  }
  if (key.endsWith('kbli_code')) return kbliCodeOf(context.answers, key.replace(/_code$/, ''))?.code ?? '';
  if (SPELLED.has(key)) {
    const shown = answerField(context, key)?.value;
    if (shown !== undefined) return String(renderValue(context.world, DEFAULT_LANGUAGE, shown));
  }
  if (key === 'birth_date' && typeof value === 'string')
    return String(renderValue(context.world, DEFAULT_LANGUAGE, { date: value }));
  return typeof value === 'object' ? '' : String(value);
}

function sourceOf(context: StepContext, key: string, answer: Answer, read: SheetRow['read']): string {
  const { source, mark } = answer;
  if (mark === 'deferred') return words(context, 'data_sheet.deferred');
  const doubt = doubtOf(context, key, answer);
  if (source !== 'document' || !read) return `${words(context, `data_sheet.source.${source}`)}${doubt}`;
  const sure = readingOf(context, read)?.confidence;
  const percent = sure === undefined ? '' : String(Math.round(sure * 100));
  const where = percent === '' ? 'data_sheet.source.document' : 'data_sheet.source.document_sure';
  return `${words(context, where, { document: documentName(context, read.document), percent })}${doubt}`;
}

/** What is to be looked at before the value is entered, by its name where it has one. */
function doubtOf(context: StepContext, key: string, { mark }: Answer): string {
  const named = (doubtsOf(context).get(key) ?? [])
    .map((rule) => `desk.problem.${rule}`)
    .filter((text) => context.world.texts.has(text))
    .map((text) => words(context, text));
  if (named.length > 0) return ` ${words(context, 'data_sheet.to_check_why', { why: named.join('; ') })}`;
  return mark === 'to_check' ? ` ${words(context, 'data_sheet.to_check')}` : '';
}

function readingOf(context: StepContext, { document, field }: Read): FieldReading | undefined {
  return keptReading(context, document).fields?.[field];
}

/** By its name, with the number of its pages where there are several. */
function documentName(context: StepContext, code: string): string {
  const item = context.checklist().find((one) => one.code === code);
  if (!item || !context.application) return code.toUpperCase();
  return String(renderValue(context.world, DEFAULT_LANGUAGE, withPages(context.application, item)));
}

/** Staff read the office's own language. */
const words = ({ world }: StepContext, key: string, values: Record<string, string> = {}): string =>
  world.texts.text(DEFAULT_LANGUAGE, key, values);

/** The sheet as lines to be copied. */
export function sheetText({ parts }: DataSheet): string {
  return parts
    .map(({ title, rows }) =>
      [`*${title}*`, ...rows.map(({ label, value }) => `${label}: ${value === '' ? '–' : value}`)].join('\n'),
    )
    .join('\n\n');
}
