import { editDistance } from '../../identity/edit-distance.ts';
import { isNumberWord, numberFromWords } from '../../identity/number-words.ts';
import { plainText } from './normalise.ts';

export interface Choice {
  id: string;
  label: string;
}

const FILLER =
  /^(?:saya |ulun |mau |pilih |milih |ambil |the )+|(?: (?:min|pak|bu|kak|bang|mas|mba|mbak|ya|saja|aja|dong|lah|ai|pang|please))+$/g;
/** "izin baru" at "Baru": what all of a form is about. */
const AROUND = /^(?:(?:izin|permohonan|pengajuan|untuk|urus|mengurus|keperluan) )+|(?: izin(?:nya)?)+$/g;
/** "iya baru": said before what is chosen; "ya sudah" may be an option by itself. */
const AGREED = /^(?:iya|ya|oh|oke|ok|inggih|nggih) /;
const POINTER = /^(?:(?:yang|yg|nang|nomor|nomer|nmr|no|number|angka|pilihan|opsi|option|ke) ?)+/;
const ORDINALS: Readonly<Record<string, number>> = {
  pertama: 1,
  partama: 1,
  first: 1,
  kesatu: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  terakhir: -1,
  last: -1,
};

/**
 * Which of the options shown a reply means: position from 0, or null. Read are the number in digits or words
 * ("2", "no. 2", "yang kedua", "2️⃣"), the label, its beginning, or a near miss of it; never a sentence.
 */
export function readChoice(text: string, options: readonly Choice[]): number | null {
  if (text.length > 120) return null;
  const plain = plainText(text).replace(FILLER, '');
  if (plain === '') return null;
  const ordinal = readOrdinal(plain, options.length);
  if (ordinal !== null) return ordinal >= 1 && ordinal <= options.length ? ordinal - 1 : null;
  return (
    readLabel(plain, options) ??
    readLabel(plain.replace(AROUND, ''), options) ??
    (AGREED.test(plain) ? readChoice(plain.replace(AGREED, ''), options) : null)
  );
}

/** The number a reply names, 1 for the first; null when it is not one. `count`: how many there are. */
function readOrdinal(plain: string, count: number): number | null {
  const bare = plain.replace(POINTER, '');
  if (/^\d{1,3}$/.test(bare)) return Number(bare);
  const named = ORDINALS[bare];
  if (named !== undefined) return named === -1 ? count : named;
  const words = bare.replace(/^k[ea](?=[a-z]{3})/, '').split(' ');
  for (const reading of [bare.split(' '), words]) {
    if (reading.length <= 2 && reading.every(isNumberWord)) return numberFromWords(reading);
  }
  return null;
}

function readLabel(plain: string, options: readonly Choice[]): number | null {
  const labels = options.map((option) => plainText(option.label));
  const heads = options.map((option) => plainText(option.label.split(/[,(:;–—]/)[0] ?? ''));
  return (
    only(options, (option) => plainText(option.id) === plain) ??
    only(labels, (label) => label === plain) ??
    only(heads, (head) => head === plain) ??
    only(labels, (label) => plain.length >= 3 && label.startsWith(`${plain} `)) ??
    // "no ini", "yang ini", "ini aja" at "Nomor ini"
    only(heads, (head) => pointed(head) !== '' && pointed(head) === pointed(plain)) ??
    only(
      [...labels.keys()],
      (index) => near(plain, labels[index] ?? '') || near(plain, heads[index] ?? ''),
    ) ??
    // "perorangan" at "NIB perorangan": the words in which it differs from the others
    (TELLING.test(plain) ? only(labels, (label) => holdsAll(label.split(' '), plain.split(' '))) : null)
  );
}

/** One or two words, neither of which merely points or joins. */
const TELLING =
  /^(?!(?:ini|itu|yang|di|ke|dan|atau|untuk|dulu|lain|semua|ada|belum|tidak|bukan)\b)[a-z]{2,}(?: [a-z]{3,})?$/;

const holdsAll = (label: readonly string[], words: readonly string[]): boolean =>
  words.every((word) => label.includes(word));

const pointed = (words: string): string => words.replace(POINTER, '');

/** One slip in five letters, two in eight, three in sixteen. */
function near(text: string, label: string): boolean {
  const shorter = Math.min(text.length, label.length);
  if (shorter < 5) return false;
  const limit = shorter >= 16 ? 3 : shorter >= 8 ? 2 : 1;
  return editDistance(text, label, limit) <= limit;
}

function only<T>(list: readonly T[], fits: (each: T) => boolean): number | null {
  const found = list.flatMap((each, index) => (fits(each) ? [index] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}
