import type { AskName } from '../../catalogue/asks.ts';
import type { ApplicantType } from '../../catalogue/conditions.ts';
import { parseCount } from '../../identity/count.ts';
import { phone } from '../../identity/phone.ts';
import { spokenEmail } from '../../identity/spoken-email.ts';
import { sumIn } from '../../identity/sum.ts';
import { canonicalText } from '../words/normalise.ts';
import { caseKindIn } from './case-kind.ts';
import { namesIn } from './names-in-text.ts';
import { SOLE_TRADER } from './sole-trader.ts';
import type { Told } from './told.ts';
import { papersIn } from './papers-in-text.ts';
import { countedWorkers, workersIn } from './workers-in-text.ts';

export type Facts = Partial<Record<AskName, string | number>>;

const TYPES: readonly [RegExp, ApplicantType][] = [
  [/\bpt perorangan\b/, 'pt_perorangan'],
  [/\bcv\b/, 'cv'],
  [/\bpt\b/, 'pt'],
  [/\bfirma\b/, 'firma'],
  [/\bkoperasi\b/, 'koperasi'],
  [/\byayasan\b/, 'yayasan'],
  [/\b(perorangan|perseorangan)\b/, 'perseorangan'],
  [SOLE_TRADER, 'perseorangan'],
];

/** Longer texts are cut: what a person tells of himself stands at the beginning. */
const LONGEST = 2000;

/** The form of business that a canonical text names. */
export function applicantTypeIn(canonical: string): ApplicantType | undefined {
  return TYPES.find(([pattern]) => pattern.test(canonical))?.[1];
}

/** The text in which `toldIn` counts positions. */
export function countedText(raw: string): string {
  return raw.slice(0, LONGEST).normalize('NFKC');
}

/** What a message already tells, found by shape. `raw` as written, `canonical` as `canonicalText` makes it. */
export function factsIn(raw: string, canonical: string): Facts {
  const facts: Facts = {};
  for (const { ask, value } of toldIn(countedText(raw))) facts[ask] ??= value;
  const workers = workersIn(canonical);
  if (workers !== null) facts.workers = workers;
  const type = applicantTypeIn(canonical);
  if (type) facts.applicant_type = type;
  const kind = caseKindIn(canonical);
  if (kind) facts.case_kind = kind;
  return facts;
}

/** The facts of a text that stand in one place of it, each at most once, in no order. */
export function toldIn(text: string): Told[] {
  const told: Told[] = [...identityNumbers(text)];
  const email = /(?:\be-?mail\w*\s*(?:saya|sy)?\s*:?\s*)?([^\s@,;:<>()]+@[^\s@,;:<>()]+\.[a-z]{2,})/i.exec(
    text,
  );
  if (email) told.push(at(email, 'email', (email[1] ?? '').toLowerCase()));
  const spoken = email ? undefined : spokenEmail(text);
  if (spoken) told.push({ ask: 'email', value: spoken.address, start: spoken.start, end: spoken.end });
  const mobile =
    /(?:\b(?:no(?:mor|mer)?\.? ?)?(?:hp|wa|telp|telepon)\w*\s*(?:saya|sy|ulun)?\s*(?:(?:di)?ganti(?:\s+(?:jadi|ke))?|jadi|sekarang|yang baru)?\s*:?\s*)?(?<![\d.+])((?:\+?62|0)[ -]?8[\d -]{7,14}\d)(?![\d.])/i.exec(
      text,
    );
  const dialled = mobile ? phone(mobile[1] ?? '') : undefined;
  if (mobile && dialled?.ok && dialled.normalised !== null)
    told.push(at(mobile, 'phone', dialled.normalised));
  const sum = capitalIn(text);
  if (sum) told.push(sum);
  const alone = ALONE.exec(text) ?? TOGETHER.exec(text);
  const count = alone ? parseCount(canonicalText(alone[1] ?? '')) : null;
  if (alone && count !== null) told.push(at(alone, 'workers', count));
  const counted = alone ? undefined : countedWorkers(text);
  if (counted) told.push(counted);
  return [...told, ...papersIn(text), ...namesIn(text)];
}

/** "10 juta modalnya", "10 million capital", and "modal usaha saya kira-kira 5 juta". */
const CAPITAL = [
  /((?:rp\.?\s*)?\b\d[\d.,]*\s*(?:ribu|rb|juta|jt|miliar|milyar|thousand|million|billion))\s+(?:rupiah\s+)?(?:modalnya|capital)\b/i,
  /\b(?:modal|mdal|modl|mdl|investasi|capital)\w*\s*(?:usaha|saya|sy|awal|kira-kira|sekitar|cuma|:)*\s*(.{1,40}?\b(?:sekarang|skrg|skrang)\b.{1,40}|(?:rp\.?\s*)?[\d.,]+\s*(?:ribu|rb|juta|jt|m|miliar|milyar|thousand|million|billion)?\b|.{1,40})/i,
];

function capitalIn(text: string): Told | undefined {
  for (const form of CAPITAL) {
    const match = form.exec(text);
    const rupiah = match && sumIn(match[1] ?? '');
    if (rupiah) return at(match, 'capital', rupiah);
  }
  return undefined;
}

/**
 * "warung kopi, sorangan aja", "jual kue, berdua sama istri": who works there, in a part of the sentence of its own. "produksi
 * sendiri" and "rumah sendiri" say nothing of it.
 */
const ALONE =
  /(?<=[,;.\n-]|\d\s?(?:ribu|rb|rbu|juta|jt|jutaan))\s*((?:(?:saya|sy|ulun|aku|cuma|hanya|masih|di|kerja|dikerjakan|bagawi|kerjanya|jaga|usaha|jualan|yang)\s+)*(?:sendiri(?:an)?|sendri|sndiri|saorang(?:an)?|sorangan|saurang(?:an)?|surangan|berdua|bertiga|berempat)(?:\s+(?:aja|aj|saja|sj|haja|dulu|kok|min|pak|bu|sama|dengan|wan|lawan|bareng|istri|suami|bini|laki|anak|adik|kakak|saya|ulun|ku))*)\s*[.!]*$/i;
/** "jual pentol berdua sama anak": who it is done with, told behind the trade. */
const TOGETHER =
  /(?<=\s)((?:berdua|bertiga|berempat)\s+(?:sama|dengan|wan|lawan|bareng)\s+(?:(?:istri|suami|bini|laki|anak|adik|kakak|ibu|mama|bapak|abah|saya|ulun|ku)\s*)+)[.!]*$/i;

function at(match: RegExpExecArray, ask: AskName, value: string | number): Told {
  return { ask, value, start: match.index, end: match.index + match[0].length };
}

const IN_FOURS = /^\d{4}[ .-]\d{4}[ .-]\d{4}[ .-]\d{3}$/;
const OF_FAMILY = /\b(?:kk|kartu keluarga)\w*\W*(?:(?:no|nomor|saya|sy|ulun|nya|itu|adalah)\W*)*$/i;

/** NPWP by its old form or because the word stands before it; otherwise 16 digits are a NIK. */
function identityNumbers(text: string): Told[] {
  const told: Told[] = [];
  const numbers =
    /(npwp\D{0,12})?(?:\b(?:nik|no(?:mor)? ?ktp|ktp)\w*\s*(?:saya|sy)?\s*:?\s*)?(?<![\d.])(\d[\d .-]{13,24}\d)(?!\d)/gi;
  for (const match of text.matchAll(numbers)) {
    // A family's number has the shape of a person's.
    if (OF_FAMILY.test(text.slice(0, match.index)) && !/nik|ktp/i.test(match[0])) continue;
    const digits = (match[2] ?? '').replace(/\D/g, '');
    // Written in fours it is a NIK with a figure too few, and no old number of a taxpayer.
    if (digits.length === 15 && !match[1] && IN_FOURS.test(match[2] ?? '')) continue;
    const ask =
      digits.length === 15 || (digits.length === 16 && match[1])
        ? 'npwp'
        : digits.length === 16
          ? 'nik'
          : undefined;
    if (ask && !told.some((each) => each.ask === ask)) told.push(at(match, ask, digits));
  }
  return told;
}
