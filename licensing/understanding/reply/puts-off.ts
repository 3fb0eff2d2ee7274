import type { AskName } from '../../catalogue/asks.ts';
import { fieldIn } from '../facts/fields.ts';
import { canonicalText } from '../words/normalise.ts';

/** It comes another time: "nanti aja ktp nya", "npwp besok aja", "lokasinya nyusul", "ktp sy kirim malam". */
const LATER =
  /\b(?:nanti|nyusul|menyusul|susulkan|belakangan|besok|lusa|kena)\b|\bkirim (?:pagi|siang|sore|malam|minggu|senin|selasa|rabu|kamis|jumat|sabtu)\b|\b(?:pagi|siang|sore|malam|minggu|senin|selasa|rabu|kamis|jumat|sabtu) (?:baru )?(?:saya |ulun )?(?:di)?kirim\b/;
/** It is not at hand: "ketinggalan di rumah", "lagi dipake suami", "masih di notaris", "belum pegang", "masih diurus". */
const AWAY =
  /\b(?:ketinggalan|tertinggal|dipakai|dipake|dipinjam|dibawa|digadai|disimpan|dipegang|lupa (?:simpan|taruh|naruh)|(?:lupa|(?:tidak|belum|kurang) (?:tahu|tau|ingat|hafal|hapal)) nomor|difotokopi|takumpul|(?:lagi|masih|ada|tinggal) di|(?:belum|tidak) (?:di)?(?:pegang|bawa|ambil)|(?:lagi|masih|sedang|baru) (?:di|dalam )?(?:urus|proses|buat|bikin|unduh|download|cari|tunggu|scan|foto|perpanjang\w*|cetak)|belum (?:jadi|keluar|terbit|selesai|turun|minta|buat|foto|scan|cetak|siap|sempat|bayar|lunas|di\w{4,})|di (?:notaris|rumah|bank|pegadaian|suami|istri|bini|anak|kakak|adik|bos))\b/;
/** "gak bisa kirim lokasi" */
/** "nanti ya ke dukcapil dulu", where a paper is asked for. */
const ONLY_LATER = /^(?:(?:ya|iya|ok|oke|baik|maaf) )*(?:nanti|besok|lusa|kena)\b/;
const CANNOT = /\b(?:tidak|belum) (?:bisa|dapat|kawa) (?:kirim|share|foto|buka|ambil|pakai)\b/;
const NOT_THERE = /\b(?:belum|tidak) (?:ada|punya)\b|\bdi rumah$/;
/** Gone for good is another matter (Dukcapil), and so is one that was refused. */
const OTHERWISE = /\b(?:hilang|rusak|salah|mati|ditolak|sudah dikirim|harus)\b/;
const ASKED = /\?|\b(?:apa|apakah|bagaimana|kenapa|mengapa|boleh|kah|cara|kapan|berapa|mana)\b/;
/** Where it is, is none of what is asked for: "di notaris". */
const WHERE = /\bdi \S+/g;
const SUFFIX = /(?<=\p{L}{2})nya\b/gu;
const MOST_WORDS = 10;

/** What words name among the papers of a case, beside what everybody calls them. */
export type Named = (words: string) => AskName | undefined;

/**
 * Whoever says, instead of sending it, that a paper or the pin is not at hand: which one, or `undefined`. Never a question,
 * and never words that say more. `here`: the paper that is asked for, which need not be named ("masih dibuat arsiteknya").
 */
export function putsOff(text: string, named?: Named, here?: AskName): AskName | undefined {
  const forms = (canonical: string) => [LATER, AWAY, CANNOT].map((form) => form.test(canonical));
  return paperNot(
    text,
    forms,
    (words) =>
      named?.(words) ??
      (AWAY.test(canonicalText(text)) || ONLY_LATER.test(canonicalText(text)) ? here : undefined),
  );
}

/** "ktp belum ada di rumah", "akta nya blm ada", said while something else is asked: which paper there is none of yet. */
export function lacksPaper(text: string, named?: Named): AskName | undefined {
  return paperNot(text, (canonical) => [false, NOT_THERE.test(canonical), false], named);
}

function paperNot(text: string, read: (canonical: string) => boolean[], named?: Named): AskName | undefined {
  const canonical = canonicalText(text);
  if (canonical.split(' ').length > MOST_WORDS || ASKED.test(`${canonical}${text.includes('?') ? '?' : ''}`))
    return undefined;
  const [later, away, cannot] = read(canonical);
  if (OTHERWISE.test(canonical) || !(later || away || cannot)) return undefined;
  const words = canonical.replace(WHERE, ' ').replace(SUFFIX, '').replace(/ +/g, ' ').trim();
  const ask = fieldIn(words) ?? named?.(words);
  // "lokasinya ada di rumah", "tempat praktik di puskesmas sama di rumah" tell where it is.
  const where = ask === 'location' || /\btempat\b/.test(words);
  return where && !later && !cannot ? undefined : ask;
}
