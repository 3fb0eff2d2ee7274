import { dataJson } from '../data.ts';
import { plainText } from './normalise.ts';

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

const POLITE =
  /(?: (?:min|mimin|pak|bu|kak|bang|mas|mba|mbak|ya|dong|deh|aja|saja|dulu|lah|please|pang|ai))+$/;

/** "hmm nanti dulu ya", "eh batal": what is said before the word changes nothing. */
const SIGH = /^(?:(?:h+m+|eh+|oh|aduh|duh|oke?|maaf) )+/;

/** "lanjutkan yang kemarin": what is gone on with is what was begun. */
const GONE_ON_WITH = / (?:yang|yg) (?:kemarin|tadi)$/;

/** In any of the languages offered, polite words after it allowed; null inside a sentence. */
export function readGlobal(text: string): GlobalWord | null {
  if (text.length > 60) return null;
  const plain = plainText(text);
  const bare = plain.replace(SIGH, '').replace(POLITE, '');
  const word = phrases.get(plain) ?? phrases.get(bare);
  if (word !== undefined) return word;
  return GONE_ON_WITH.test(bare) && phrases.get(bare.replace(GONE_ON_WITH, '')) === 'lanjut'
    ? 'lanjut'
    : null;
}
