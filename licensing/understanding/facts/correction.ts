import type { AskName } from '../../catalogue/asks.ts';
import { denied } from '../words/clauses.ts';
import { fieldIn, isFieldName } from './fields.ts';
import { canonicalText } from '../words/normalise.ts';

/** How a message takes something back; `ask`: what it names, if anything. */
export interface Correction {
  ask: AskName | undefined;
  /** It only says that something was wrong: "eh salah min". */
  bare: boolean;
}

const BEGINS =
  /^(?:(?:eh|maaf|ups|oh|aduh|lah|min|tadi|itu|yang|sebelum|sebelumnya|barusan|saya|kami|mau|ingin|minta|bisa) )*(?:salah|keliru|ralat|koreksi|revisi|maksud|maksudnya|bukan itu|yang benar|ganti|ubah|rubah|mengganti|mengubah|perbaiki|betulkan|mau (?:ganti|ubah|perbaiki)|tolong (?:ganti|ubah|perbaiki)|change|correct|wrong|sorry)\b/;
/** "modalnya 2,5 juta maksudnya": said behind what it should be. */
const ENDS = /[\d@].*\S\s+maksud(?:nya|ku| saya| sy| ulun)?(?:\s+(?:min|ya|pak|bu))*\W*$/i;
const HOLDS = /\b(?:salah|keliru|ralat|yang benar|typo|wrong)\b/;
/** "alamatnya harusnya km 3"; "modal harusnya berapa" asks. */
const SHOULD_BE =
  /\b(?:(?:se)?harusnya|mestinya)\b(?!.*\b(?:apa|berapa|brp|mana|gimana|bagaimana|siapa|kayapa)\b)/i;
const BARE =
  /^(?:(?:eh|maaf|ups|oh|aduh|yang|tadi|itu|sebelum|sebelumnya|barusan) )*(?:salah|keliru|ralat|typo|wrong)(?: (?:ketik|tulis|tadi|yang tadi|itu|saya))*$/;
/** Troubles elsewhere are questions, not corrections here. */
const ELSEWHERE = /\b(oss|coretax|dukcapil|djp|simbg|nib)\b|\?/;

/** Whether a canonical text corrects what was said before ("eh salah, npwp nya …", "ganti alamat"). */
export function correctionIn(text: string, canonical: string): Correction | undefined {
  const begins =
    BEGINS.test(canonical) ||
    /^\s*(?:eh|ralat|maksud|(?:se)?harusnya|mestinya)\b/i.test(text) ||
    ENDS.test(text);
  if (ELSEWHERE.test(`${canonical}${text.includes('?') ? '?' : ''}`) || denied(canonical)) return undefined;
  const ask = fieldIn(canonical);
  if (!begins && !(ask !== undefined && (HOLDS.test(canonical) || SHOULD_BE.test(text)))) return undefined;
  return { ask, bare: BARE.test(canonical) };
}

/** What is said to be wrong and what should stand in its place, as written. */
export interface Instead {
  wrong: string;
  right: string;
}

const FIRST = String.raw`^\s*(?:(?:eh+|maaf|ups|oh|aduh|min|ralat|salah|usaha(?:nya|ku)?|usaha saya|itu)[\s,]+)*`;
const NOT = '(?:bukan|bkn|lain)';
const BUT = String.raw`(?:tapi|tp|tetapi|melainkan|tagal|yang benar|yg benar|yang bujur|nang bujur|maksud(?:nya|ku| saya)?|(?:se)?harusnya)`;
const INSTEAD = [
  // "bukan sembako, tapi toko bangunan"; "bukan PT perorangan, CV"
  new RegExp(
    String.raw`${FIRST}${NOT}\s+(?<wrong>\S.*?)(?:[\s,.;]+${BUT}[\s,:]+|\s*[,;]\s*)(?<right>\S.*)$`,
    'is',
  ),
  // "toko bangunan, bukan sembako"
  new RegExp(String.raw`${FIRST}(?<right>\S.*?)[\s,;]+${NOT}\s+(?<wrong>\S.*)$`, 'is'),
];
const LONGEST_INSTEAD = 120;

/** Reads "bukan …, tapi …" and "…, bukan …"; undefined for a question and for anything longer than a line or two. */
export function insteadIn(text: string): Instead | undefined {
  if (text.length > LONGEST_INSTEAD || text.includes('?')) return undefined;
  const found = INSTEAD.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  const [wrong, right] = [found?.['wrong'], found?.['right']].map((words) => withoutMarker(words ?? ''));
  return wrong && right ? { wrong, right } : undefined;
}

/** What follows the words that take something back: "eh maksudnya 3 juta" → "3 juta". */
export function withoutMarker(text: string): string {
  const marker =
    /^\s*(?:(?:eh+|maaf|ups|oh|aduh|min|itu|yang tadi|yg tadi|salah|keliru|ralat|koreksi|revisi|maksud(?:nya|ku)?|maksud (?:saya|sy)|tadi|bukan itu|yang benar|yg benar|harusnya|seharusnya)\b[\s,.:;]*)+/i;
  return text
    .replace(marker, '')
    .replace(/[\s,]+(?:aja|saja|min|ya|deh)[.!]*$/i, '')
    .replace(/[\s,]+maksud(?:nya|ku| saya| sy| ulun)?[.!]*$/i, '')
    .trim();
}

/** What it should be, after the words that announce it. */
const RIGHT =
  /\b(?:(?:se)?harusnya|mestinya|(?:yang|yg) (?:benar|betul|bujur)|(?:di)?(?:ganti|ubah) (?:jadi|menjadi|ke)|(?:di)?(?:ganti|ubah)(?: (?!jadi\b)\S+){1,3} jadi|menjadi|should be)\b[\s:,]*(?:(?:itu|adalah|jadi)\s+)?(\S.*)$/is;

/** "modal salah, harusnya 5 juta" → "5 juta". */
export function rightIn(text: string): string | undefined {
  return RIGHT.exec(text)?.[1]
    ?.replace(/[\s,]+(?:min|ya|deh|dong)[.!]*$/i, '')
    .trim();
}

/** Something in a list that was shown is not as it should be. */
export interface Objection {
  /** Number of the line that is meant, as shown. */
  line?: number;
  /** What should stand there, as written. */
  right?: string;
}

const WRONG = String.raw`salah|keliru|ralat|typo|wrong|(?:belum|blm|tidak|tdk|kurang|ga|gak|nggak|kada|bukan|not) (?:benar|betul|bener|bujur|pas|tepat|sesuai|right|correct|itu|ini)|beda`;
const TAKES = String.raw`ganti|ubah|rubah|diganti|diubah|perbaiki|betulkan|change`;
const BECOMES = String.raw`(?:se)?harusnya|mestinya|(?:yang|yg) (?:benar|betul|bujur)|jadi|menjadi|should be`;
const AROUND = String.raw`tolong|mau|eh|maaf|yang|yg|baris|nomor|nomer|nmr|no|angka|poin|line|number`;
/** "nomor 3 salah", "3 keliru, 5 juta", "ubah no 3 jadi 5 juta", "salah yang 3". */
const OF_A_LINE = [
  new RegExp(
    String.raw`^\W*(?:(?:${AROUND})\b[\s.:]*)*(?<line>\d{1,2})(?:\s*nya)?\s*[,:]?\s*(?:(?:itu|ini|masih|yang|yg)\s+)*(?:(?:${WRONG}|${TAKES}|${BECOMES})\b[\s,:.]*)+(?<right>.*)$`,
    'is',
  ),
  new RegExp(
    String.raw`^\W*(?:(?:${AROUND})\b[\s.:]*)*(?:${WRONG}|${TAKES})\b[\s.:]*(?:(?:${AROUND})\b[\s.:]*)*(?<line>\d{1,2})(?:\s*nya)?(?:\s*[,:]?\s*(?:${BECOMES})\b[\s,:]*(?<right>.*))?$`,
    'is',
  ),
];
const OBJECTS = new RegExp(String.raw`\b(?:${WRONG}|${BECOMES})\b`, 'i');
/** What stands around an objection and names nothing: "masih ada yang salah min, tolong diperbaiki". */
const NAMELESS = new RegExp(
  String.raw`\b(?:${WRONG}|${TAKES}|${BECOMES}|${AROUND}|ada|masih|ini|itu|tadi|nya|data|datanya|isian|isiannya|saya|sy|ulun|min|mimin|pak|bu|ya|nih|kok|kayaknya|sepertinya|semua|dulu|lagi|dong|deh)\b|[^\p{L}\p{N}]+`,
  'giu',
);

/** Reads what somebody says who finds fault with a list that was shown; undefined: they find none, or ask something. */
export function objectionIn(text: string): Objection | undefined {
  if (text.length > LONGEST_INSTEAD || text.includes('?')) return undefined;
  const groups = OF_A_LINE.map((form) => form.exec(text)?.groups).find((found) => found !== undefined);
  const right = groups?.['right']?.trim();
  if (groups) return { line: Number(groups['line']), ...(right ? { right } : {}) };
  if (!OBJECTS.test(text)) return undefined;
  const told = rightIn(text) ?? text;
  const said = canonicalText(told.replace(NAMELESS, ' '));
  return said === '' || isFieldName(said) ? {} : { right: withoutMarker(told) };
}
