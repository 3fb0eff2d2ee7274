import type { FieldReading, KtpField } from '../../licensing/reading.ts';
import type { Regions } from '../../licensing/regions/regions.ts';
import type { Line } from '../text/page.ts';
import type { LabelledRow } from '../cut-off.ts';
import { labelEnd } from './labels.ts';
import { PRINTED } from './printed-words.ts';
import { headerOf } from './ktp-header.ts';
import { readRows } from './rows.ts';
import type { RowLabel } from './rows.ts';
import { addressOf, personal } from './spelling.ts';
import { dateIn, digitsFor, joined, nearest, round, sureOf } from './values.ts';

/** What stands on a KTP before its number is read a second time. `number`: the line of the NIK. */
export type KtpText = {
  fields: Partial<Record<KtpField, FieldReading>>;
  number?: Line;
  /** "Gol. Darah" where no letter was found behind it: one letter alone is easily overlooked. */
  bloodLabel?: Line;
  /** The lines of place and day of birth where no day was found in them: small print loses digits. */
  birthLines?: readonly Line[];
  /** The labels that were found, in order. */
  rows: readonly LabelledRow[];
  /** Share of its fourteen labels that were found. */
  labels: number;
  /** Whether labels stand on it that no other card has. */
  own: boolean;
  /** Code of the regency in its header, 4 digits. */
  regency: string | undefined;
  /** The lines each value was read from. */
  places: Partial<Record<KtpField, readonly Line[]>>;
};

type RowName =
  | 'nik'
  | 'name'
  | 'birth'
  | 'sex'
  | 'address'
  | 'rt_rw'
  | 'village'
  | 'district'
  | 'religion'
  | 'marital_status'
  | 'occupation'
  | 'nationality'
  | 'valid_until';

export const BIRTH_LABELS = ['TEMPATTGLLAHIR', 'TEMPATTANGGALLAHIR'] as const;

const ROWS: readonly RowLabel<RowName>[] = [
  { name: 'nik', words: ['NIK'] },
  { name: 'name', words: ['NAMA'] },
  { name: 'birth', words: BIRTH_LABELS },
  { name: 'sex', words: ['JENISKELAMIN'] },
  { name: 'address', words: ['ALAMAT'] },
  { name: 'rt_rw', words: ['RTRW'] },
  { name: 'village', words: ['KELDESA', 'KELURAHANDESA'] },
  { name: 'district', words: ['KECAMATAN'] },
  { name: 'religion', words: ['AGAMA'] },
  { name: 'marital_status', words: ['STATUSPERKAWINAN'] },
  { name: 'occupation', words: ['PEKERJAAN'] },
  { name: 'nationality', words: ['KEWARGANEGARAAN'] },
  { name: 'valid_until', words: ['BERLAKUHINGGA'] },
];
const SURE_PLACE = 0.9;
const LABELS = ROWS.length + 1;
/** The last of its rows, counted from that of the number. */
export const LAST_ROW = ROWS.length - 1;
const OWN: readonly RowName[] = ['marital_status', 'nationality', 'valid_until'];

export function readKtp(lines: readonly Line[], regions: Regions): KtpText {
  const numbers = lines.filter(({ text }) => isNik(text));
  const rows = readRows(lines, ROWS);
  const { values } = rows;
  const number = numberLine(values.get('nik'), numbers);
  const blood = bloodOf(lines, values.get('sex'));
  const text = (name: RowName): FieldReading | undefined => joined(values.get(name));
  const birthLines = values.get('birth');
  const birth = birthOf(birthLines);
  const header = headerOf(lines, number ?? rows.labels.get('nik') ?? rows.labels.get('name'), regions);
  const fields: Record<string, FieldReading | undefined> = {
    name: personal(text('name')),
    ...birth,
    sex: sexOf(text('sex')),
    blood_type: blood.value,
    address: addressOf(text('address')),
    rt_rw: rtRw(text('rt_rw')),
    village: text('village'),
    district: districtOf(text('district'), header.code, regions),
    religion: listed(text('religion'), PRINTED.religions),
    marital_status: listed(text('marital_status'), PRINTED.marital),
    occupation: listed(text('occupation'), PRINTED.occupations),
    nationality: listed(text('nationality'), ['WNI', 'WNA']),
    valid_until: validUntil(text('valid_until')),
    province: header.province,
    regency: header.regency,
  };
  return {
    fields: Object.fromEntries(Object.entries(fields).filter(([, reading]) => reading !== undefined)),
    ...(number ? { number } : {}),
    ...(blood.label && !blood.value ? { bloodLabel: blood.label } : {}),
    ...(birthLines && !birth['birth_date'] ? { birthLines } : {}),
    rows: ROWS.flatMap(({ name }, at) => {
      const line = rows.labels.get(name);
      return line ? [{ at, line }] : [];
    }),
    labels: (rows.found + (blood.labelled ? 1 : 0)) / LABELS,
    own: OWN.filter((name) => rows.labels.has(name)).length + (blood.labelled ? 1 : 0) >= 2,
    regency: header.code,
    places: {
      ...Object.fromEntries(values),
      ...(number ? { nik: [number] } : {}),
      ...both(birthLines, 'birth_place', 'birth_date'),
      ...header.places,
    },
  };
}

/** One line that holds two values. */
function both(lines: readonly Line[] | undefined, ...names: KtpField[]): KtpText['places'] {
  return lines ? Object.fromEntries(names.map((name) => [name, lines])) : {};
}

/** Fifteen to seventeen digits in a row, with what is read for them. */
function isNik(text: string): boolean {
  const run = /[\dOolISBZ|?\s.]{14,}/.exec(text.replace(/^[^\d]*:/, ''))?.[0] ?? '';
  const digits = run.replace(/\D/g, '').length;
  return digits >= 13 && digitsFor(run.replace(/[\s.]/g, '')).length >= 14;
}

function numberLine(values: readonly Line[] | undefined, numbers: readonly Line[]): Line | undefined {
  const own = values?.find(({ text }) => (text.match(/\d/g)?.length ?? 0) >= 8);
  // The line as it was found, with its label: the value alone has lost its place on the strip.
  return own ?? numbers[0];
}

export function birthOf(lines: readonly Line[] | undefined): Record<string, FieldReading> {
  const reading = joined(lines);
  if (!reading || !lines) return {};
  const date = dateIn(reading.value);
  const place = reading.value
    .replace(/[\s,.;:]*[\dOoIl|]{1,2}\s*[-./–:]?\s*[\dOoIl|]{2}\s*[-./–:]?\s*[12lI][\dOoIl|]{3}.*$/, '')
    .replace(/[\s,.;]*\d.*$/, '')
    .replace(/[\s,.;]+$/, '')
    .toUpperCase();
  const confidence = sureOf(lines);
  return {
    // Without the day behind it the line is not whole: what is left of it may be scraps of letters.
    ...(place.length > 1 && (date !== undefined || confidence > SURE_PLACE)
      ? { birth_place: { value: place, confidence } }
      : {}),
    ...(date === undefined ? {} : { birth_date: { value: date, confidence } }),
  };
}

function sexOf(reading: FieldReading | undefined): FieldReading | undefined {
  if (!reading) return undefined;
  const said = reading.value.replace(/g[o0]l.*$/i, '').trim();
  const value = nearest(said, ['LAKI-LAKI', 'PEREMPUAN']);
  return value === undefined ? undefined : { value, confidence: reading.confidence };
}

/** "Gol. Darah : O": on a line of its own, or behind the sex. */
function bloodOf(
  lines: readonly Line[],
  sex: readonly Line[] | undefined,
): { labelled: boolean; label?: Line | undefined; value: FieldReading | undefined } {
  const label = lines.find(({ text }) => labelEnd(text, 'GOLDARAH') !== undefined);
  const said = label?.text ?? sex?.map(({ text }) => text).find((text) => /g[o0]l.{0,3}dar/i.test(text));
  if (said === undefined) return { labelled: false, value: undefined };
  const beside = label
    ? lines.find(
        (line) =>
          line !== label &&
          Math.abs(line.y - label.y) < label.height &&
          line.left > label.right - label.height &&
          line.left - label.right < 3 * label.height &&
          /^[\s:.]*(A|B|AB|O|0|-)[+-]?$/i.test(line.text),
      )
    : undefined;
  const after =
    /dara?h?\W*?[\s:;.]*(AB|A|B|O|0|-)?[+-]?\s*$/i.exec(said)?.[1] ?? beside?.text.replace(/[\s:.]/g, '');
  const value = after?.toUpperCase().replace('0', 'O');
  const reading =
    value === undefined || value === '' ? undefined : { value, confidence: round(label?.sure ?? 0.8) };
  return { labelled: true, label, value: reading };
}

function rtRw(reading: FieldReading | undefined): FieldReading | undefined {
  const found = reading && /^\D*?(\d{1,3})\s*[/|lI1]?\s*(\d{3})\D*$/.exec(toDigits(reading.value));
  if (!reading || !found) return undefined;
  return { value: `${found[1]!.padStart(3, '0')}/${found[2]}`, confidence: reading.confidence };
}

const toDigits = (text: string): string =>
  text
    .replace(/[OoDQ]/g, '0')
    .replace(/[Il|!](?=\d)/g, '1')
    .replace(/S/g, '5')
    .replace(/B/g, '8');

function districtOf(
  reading: FieldReading | undefined,
  regency: string | undefined,
  regions: Regions,
): FieldReading | undefined {
  if (!reading || regency === undefined) return reading;
  const names = regions.districtsOf(regency).map(({ name }) => name.toUpperCase());
  return listed(reading, names);
}

/** The listed word it must be, or what was read. */
function listed(reading: FieldReading | undefined, list: readonly string[]): FieldReading | undefined {
  if (!reading) return undefined;
  const value = nearest(reading.value, list);
  return value === undefined ? reading : { ...reading, value };
}

function validUntil(reading: FieldReading | undefined): FieldReading | undefined {
  if (!reading) return undefined;
  const value = nearest(reading.value, ['SEUMUR HIDUP']) ?? dateIn(reading.value);
  return value === undefined ? undefined : { ...reading, value };
}
