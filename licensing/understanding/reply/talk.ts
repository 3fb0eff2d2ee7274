import { dataJson } from '../data.ts';
import { canonicalText, plainText } from '../words/normalise.ts';

/** How a line that should be a name, or a place, is said to the bot instead. */
export type Talk =
  /** A question. */
  | 'asks'
  /** Nothing but words of everyday talk. */
  | 'talks'
  /** It sounds like either; whoever wrote it knows. */
  | 'perhaps';

const lists = dataJson<{ words: string[]; alone: string }>('talk-words.json');
const EVERYDAY = new Set(lists.words.flatMap((list) => list.split(' ')));
/** Of one word alone only these: Sabar is somebody's name. */
const ALONE = new Set(lists.alone.split(' '));

/** What a question begins with, and no name. */
const ASKS =
  /^(?:(?:saya|mau|ini|itu|kalau|terus|jadi|tapi) )*(?:apakah|apa itu|apa (?:boleh|bisa|harus|perlu|wajib|saja|beda)|berapa|bagaimana|kenapa|mengapa|untuk apa|buat apa|boleh kah|bisa kah|mau tanya|how|why|what is|do i|can i)\b|^kalau .* (?:bagaimana|apa|boleh|bisa)\b/;
/** What a question may begin or end with, and a name too: "Siapa Takut", "Apa Kabar". */
const MAY_ASK =
  /^(?:apa|siapa|kapan|mana|boleh|bisa|harus|wajib|perlu|kalau|which|who|when|should|is)\b|\b(?:apa|mana|berapa|siapa|bagaimana|tidak|belum|kah)$/;
/** From so many words on a line of which most are everyday ones is seldom a name. */
const LONG = 4;

/** "Pagi Sore": nobody greets with two times of day; a restaurant is called so. */
export const isTwoTimes = (words: string): boolean =>
  /^(pagi|siang|sore|malam) (?!\1)(?:pagi|siang|sore|malam)$/i.test(words.trim());

/** Reads a line that stands where a name or a place was asked for; undefined: nothing speaks against its being one. */
export function talkIn(text: string): Talk | undefined {
  if (/\?/.test(text)) return 'asks';
  if (isTwoTimes(text)) return undefined;
  const canonical = canonicalText(text);
  const words = canonical.split(' ').filter((word) => word !== '');
  const count = plainText(text).split(' ').length;
  if (words.length > 1 && ASKS.test(canonical)) return 'asks';
  const everyday = words.filter((word) => EVERYDAY.has(word)).length;
  if (everyday === words.length) {
    if (count === 1) return words.length > 0 && ALONE.has(canonical) ? 'talks' : undefined;
    // "Kita Bisa", written as a name is.
    return isTitle(text) ? 'perhaps' : 'talks';
  }
  if (words.length > 1 && MAY_ASK.test(canonical)) return 'perhaps';
  const mostly = words.length >= LONG && everyday * 3 >= words.length * 2;
  return mostly && !isTitle(text) ? 'perhaps' : undefined;
}

const isTitle = (text: string): boolean =>
  text
    .trim()
    .split(/\s+/)
    .every((word) => /^\p{Lu}/u.test(word));
