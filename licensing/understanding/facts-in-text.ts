import type { AskName } from '../catalogue/asks.ts';
import type { ApplicantType } from '../catalogue/conditions.ts';
import { parseMoney } from '../identity/money.ts';
import { numberFromWords } from '../identity/number-words.ts';
import { phone } from '../identity/phone.ts';

export type Facts = Partial<Record<AskName, string | number>>;

const TYPES: readonly [RegExp, ApplicantType][] = [
  [/\bpt perorangan\b/, 'pt_perorangan'],
  [/\bcv\b/, 'cv'],
  [/\bpt\b/, 'pt'],
  [/\bfirma\b/, 'firma'],
  [/\bkoperasi\b/, 'koperasi'],
  [/\byayasan\b/, 'yayasan'],
  [/\b(perorangan|perseorangan)\b/, 'perseorangan'],
];

/** What a message already tells, found by shape. `raw` as written, `canonical` as `canonicalText` makes it. */
export function factsIn(raw: string, canonical: string): Facts {
  const text = raw.slice(0, 2000).normalize('NFKC');
  const facts: Facts = {};
  const email = /[^\s@,;:<>()]+@[^\s@,;:<>()]+\.[a-z]{2,}/i.exec(text)?.[0];
  if (email) facts.email = email.toLowerCase();
  Object.assign(facts, identityNumbers(text));
  const mobile = /(?<![\d.+])(?:\+?62|0)[ -]?8[\d -]{7,14}\d(?![\d.])/.exec(text)?.[0];
  const dialled = mobile ? phone(mobile) : undefined;
  if (dialled?.ok && dialled.normalised !== null) facts.phone = dialled.normalised;
  const capital = /\b(?:modal|investasi)\w*\s*(.{1,40})/i.exec(text)?.[1];
  const rupiah = capital ? parseMoney(capital) : null;
  if (rupiah) facts.capital = rupiah;
  const workers = workersIn(canonical);
  if (workers !== null) facts.workers = workers;
  const type = TYPES.find(([pattern]) => pattern.test(canonical))?.[1];
  if (type) facts.applicant_type = type;
  if (/\bperpanjang\b/.test(canonical)) facts.case_kind = 'renewal';
  return facts;
}

/** NPWP by its old form or because the word stands before it; otherwise 16 digits are a NIK. */
function identityNumbers(text: string): Facts {
  const facts: Facts = {};
  for (const match of text.matchAll(/(npwp\D{0,12})?(?<![\d.])(\d[\d .-]{13,24}\d)(?!\d)/gi)) {
    const digits = (match[2] ?? '').replace(/\D/g, '');
    if (digits.length === 15 || (digits.length === 16 && match[1])) facts.npwp ??= digits;
    else if (digits.length === 16) facts.nik ??= digits;
  }
  return facts;
}

const COUNTED = /\b([a-z]+|\d{1,4}) (?:orang )?(?:karyawan|pekerja|tenaga kerja|pegawai)\b/g;
const COUNT_AFTER = /\b(?:karyawan|pekerja|tenaga kerja|pegawai) (?:ada )?([a-z]+|\d{1,4})\b/g;

function workersIn(text: string): number | null {
  const numbers = [...text.matchAll(COUNTED), ...text.matchAll(COUNT_AFTER)].map(([, number = '']) =>
    /^\d+$/.test(number) ? Number(number) : numberFromWords([number]),
  );
  return numbers.find((number) => number !== null) ?? null;
}
