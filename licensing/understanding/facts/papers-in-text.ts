import type { AskName } from '../../catalogue/asks.ts';
import { parseDate } from '../../identity/date.ts';
import { resemblesName } from './given-names.ts';
import type { Told } from './told.ts';

/** As the ministry writes it, and as people copy it: "ahu 0012345 ah 01 14 thn 2021". */
const AHU =
  /(?:\b(?:(?:no(?:mor|mer)?\.?|sk|ahu|surat|keterangan|terdaftar|pengesahan|sertifikat|pendirian)(?:\s?nya)?\s*:?\s+)+)?\b(ahu[\s.:-]*[a-z]?-?\d{5,9}(?:[\s.-]*ah[\s.]*\d{2}[\s.]*\d{2})?(?:[\s.]*(?:tahun|thn|th)[\s.]*\d{4})?)(?![\d-])/i;
const PBG = /(?:\b(?:no(?:mor|mer)?\.?\s+)?(?:pbg\s*:?\s+)?)?\b(sk-pbg-\d{6}-\d{8}-\d{3,4})(?!\d)/i;
/** Thirteen figures; those of a mobile number only after the word. */
const NIB = /(?:\b(?:no(?:mor|mer)?\.?\s*)?nib\w*\s*(?:saya|sy)?\s*:?\s*)?(?<![\d.+-])(\d{13})(?![\d.-])/i;
const MOBILE = /^(?:08|62)/;
const DEED =
  /\b(?:akt[ae](?:nya)?\s+(?:(?:pendirian|notaris|perubahan)\w*\s+)?(?:(?:sudah|sdh|udah|udh|dah|ada|punya|kami|saya|ulun|juga)\s+){0,3}(?:no|nomor|nomer|nmr)\b|(?:no|nomor|nomer|nmr)\.?\s+akt[ae](?:nya)?\b|akt[ae]\w*\s+(?:tgl|tanggal)\s[^;,\n]{5,25}?\s(?:no|nomor|nomer|nmr)\b|akt[ae](?:nya)?(?=\s+\d{1,5}\W+(?:tgl|tanggal)\b))[\s.:]*(\d{1,5})(?!\d)/i;
/** The year in full: no day has to be known to read it. */
const DEED_DATE =
  /\b(?:ter)?(?:tgl|tanggal)(?:nya)?\.?\s*(?:akt[ae]\w*\s*)?:?\s*(\d{1,2}[\s./-]+(?:\d{1,2}|[a-z]{3,9})[\s./-]+\d{4})(?!\d)/i;
const ANY_DAY = '2000-01-01';
const NOTARY =
  /\bnotaris(?:nya)?\s*:?\s*(?:(?:nama(?:nya)?|bernama|adalah|pak|bapak|bpk|bu|ibu)\s+)*(\p{L}[\p{L} .,'’-]{2,80}?)(?=\s*(?:[;\n\d]|$|[,.]?\s(?:no|nomor|tgl|tanggal|ahu|akta|akte|npwp|nik|hp|wa|email|di|dan|yang|yg|tahun|modal|alamat|ya|min)\b))/iu;
/** "bu rahmah notarisnya" */
const IS_NOTARY = /^\s*(?:(?:pak|bapak|bpk|bu|ibu)\s+)?(\p{L}[\p{L} .,'’-]{2,80}?)\s+notarisnya\W*$/iu;
const TITLE = /\bS\.? ?H\b|\bM\.? ?Kn\b/i;

/** Numbers of papers, and what a deed says of itself, wherever a text tells them. */
export function papersIn(text: string): Told[] {
  const told: Told[] = [];
  const ahu = AHU.exec(text);
  take(told, 'ahu_number', ahu, ahu?.[1]?.trim().replace(/^ahu/i, 'AHU'));
  take(told, 'doc:pbg', PBG.exec(text));
  const nib = NIB.exec(text);
  if (nib && (/nib/i.test(nib[0]) || !MOBILE.test(nib[1] ?? ''))) take(told, 'doc:nib', nib);
  return [...told, ...deedIn(text)];
}

/** "akta no 12 tgl 17 mei 2021 notaris Rahmah SH"; a date alone may be anybody's birthday. */
function deedIn(text: string): Told[] {
  if (!/\bakt[ae]|\bnotaris/i.test(text)) return [];
  const told: Told[] = [];
  take(told, 'deed_number', DEED.exec(text));
  const date = DEED_DATE.exec(text);
  const day = parseDate(date?.[1] ?? '', ANY_DAY);
  if (date && day !== null) take(told, 'deed_date', date, day);
  const notary = IS_NOTARY.exec(text) ?? NOTARY.exec(text);
  if (told.length > 0 || TITLE.test(notary?.[1] ?? '') || isNamedAlone(text, notary))
    take(told, 'notary', notary);
  return told;
}

/** "notaris bpk Fahmi", and nothing else. */
const isNamedAlone = (text: string, notary: RegExpExecArray | null): boolean =>
  notary?.[1] !== undefined && text.trim() === notary[0].trim() && resemblesName(notary[1]) !== undefined;

function take(told: Told[], ask: AskName, match: RegExpExecArray | null, value = match?.[1]?.trim()): void {
  if (!match || value === undefined) return;
  told.push({ ask, value, start: match.index, end: match.index + match[0].length });
}
