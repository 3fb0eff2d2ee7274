import type { AskName } from '../catalogue/asks.ts';
import { denied } from './clauses.ts';
import { fieldIn } from './fields.ts';

/** How a message takes something back; `ask`: what it names, if anything. */
export interface Correction {
  ask: AskName | undefined;
  /** It only says that something was wrong: "eh salah min". */
  bare: boolean;
}

const BEGINS =
  /^(?:(?:eh|maaf|ups|oh|aduh|lah|min|tadi) )*(?:salah|keliru|ralat|koreksi|revisi|maksud|maksudnya|bukan itu|yang benar|ganti|ubah|rubah|mengganti|mengubah|perbaiki|betulkan|mau (?:ganti|ubah|perbaiki)|tolong (?:ganti|ubah|perbaiki)|change|correct|wrong|sorry)\b/;
const HOLDS = /\b(?:salah|keliru|ralat|yang benar|typo|wrong)\b/;
const BARE =
  /^(?:(?:eh|maaf|ups|oh|aduh|yang) )*(?:salah|keliru|ralat|typo|wrong)(?: (?:ketik|tulis|tadi|yang tadi|itu|saya))*$/;
/** Troubles elsewhere are questions, not corrections here. */
const ELSEWHERE = /\b(oss|coretax|dukcapil|djp|simbg|nib)\b|\?/;

/** Whether a canonical text corrects what was said before ("eh salah, npwp nya …", "ganti alamat"). */
export function correctionIn(text: string, canonical: string): Correction | undefined {
  const begins = BEGINS.test(canonical) || /^\s*(eh|ralat|maksud)\b/i.test(text);
  if (ELSEWHERE.test(`${canonical}${text.includes('?') ? '?' : ''}`) || denied(canonical)) return undefined;
  const ask = fieldIn(canonical);
  if (!begins && !(ask !== undefined && HOLDS.test(canonical))) return undefined;
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
    /^\s*(?:(?:eh+|maaf|ups|oh|aduh|min|salah|keliru|ralat|koreksi|revisi|maksud(?:nya|ku)?|maksud (?:saya|sy)|tadi|bukan itu|yang benar|yg benar|harusnya|seharusnya)\b[\s,.:;]*)+/i;
  return text
    .replace(marker, '')
    .replace(/[\s,]+(?:aja|saja|min|ya|deh)[.!]*$/i, '')
    .trim();
}
