import { dataJson } from '../data.ts';
import { canonicalText, plainText } from './normalise.ts';

/** A word that means the same at every step, when it stands alone. */
export type GlobalWord =
  | 'menu'
  | 'batal'
  | 'kembali'
  | 'ubah'
  | 'lanjut'
  | 'lewati'
  | 'nanti'
  | 'mewakili'
  | 'status'
  | 'berkas'
  | 'petugas'
  | 'keluhan'
  | 'lapor'
  | 'bahasa'
  | 'data_saya'
  | 'hapus_data'
  | 'stop';

const phrases = new Map(
  Object.entries(dataJson<Record<GlobalWord, string[]>>('globals.json')).flatMap(([word, forms]) =>
    forms.map((form) => [plainText(form), word as GlobalWord] as const),
  ),
);

/** In plain Indonesian: "apa lg yg kurang" says the same. One word alone means it only as it is written. */
const canonical = new Map(
  [...phrases].filter(([form]) => form.includes(' ')).map(([form, word]) => [canonicalText(form), word]),
);

const POLITE =
  /(?: (?:min|mimin|pak|bu|kak|bang|mas|mba|mbak|ya|dong|deh|aja|saja|dulu|lah|please|pang|ai))+$/;

/** "hmm nanti dulu ya", "eh batal": what is said before the word changes nothing. */
const SIGH = /^(?:(?:h+m+|eh+|oh|aduh|duh|oke?|maaf) )+/;

/** "kita lanjut semalam", "halo min, mau lanjutin isian yang kemarin": what is gone on with is what was begun. */
const GONE_ON_WITH =
  /^(?:(?:halo|hai|assalamualaikum|ass|selamat|pagi|siang|sore|malam|min|mimin|pak|bu|kak|kita|ulun|saya|sy|aku|mau|handak|ingin|ayo|yuk|bisa|boleh|coba|tolong) )*(\p{L}+)(?: (?:isian|isiannya|formulir|pengisian|pendaftaran|lagi))?(?: (?:yang|yg|nang))?(?: (?:kemarin|kemaren|semalam|samalam|tadi|malam|sebelumnya|belum selesai))*$/u;

/** In any of the languages offered, polite words after it allowed; null inside a sentence. */
export function readGlobal(text: string): GlobalWord | null {
  if (text.length > 60) return null;
  const plain = plainText(text);
  const bare = plain.replace(SIGH, '').replace(POLITE, '');
  const word = phrases.get(plain) ?? phrases.get(bare);
  if (word !== undefined) return word;
  const said = canonical.get(canonicalText(text));
  if (said === 'berkas') return said;
  return phrases.get(GONE_ON_WITH.exec(bare)?.[1] ?? '') === 'lanjut' ? 'lanjut' : null;
}
