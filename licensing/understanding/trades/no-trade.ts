import { isSum } from '../../identity/sum.ts';
import { hasNone } from '../reply/has-none.ts';
import { putsOff } from '../reply/puts-off.ts';
import { canonicalText } from '../words/normalise.ts';
import { tradeInWish } from './trade-in-wish.ts';

/** What people say around a matter, and no name of one ("tahu" alone is sold): "sudah tahulah", "punya kami", "nanti dulu". */
const IDLE =
  /^(?!tahu$)(?:(?:sudah|belum|tidak|kada|jangan|nanti|dulu|lagi|tahu|tau|paham|mengerti|itu|ini|yang|tadi|biasa|begitu|gitu|sama|saja|juga|semua|apa|punya|milik|kepunyaan|kami|kita|saya|aku|ulun|sendiri|ada|lah|kok|sih|deh|nah|oke|ok|iya|ya|bingung|entah|samain|samakan|ulang|sebelumnya|terserah|bebas|online|daring|bisa|boleh|langsung|myself|me|mine) ?)+$/;
/** "npwp 16 digit", "nanti ku tanya": a number, a paper or a delay that is spoken of. */
const OF_PAPERS =
  /^(?:npwp|nik|ktp|ahu|akta|e ?mail|nomor|direktur|nanti|besok) \S|^(?!(?:jasa|biro|kantor|jual|usaha)\b).*\b(?:ahu|kemenkumham|npwp|nik|ktp|notaris)\b/;
/** "kbli salah, bisa diganti": what is to be changed of a permit; "ganti oli" is done for a living. */
const OF_CHANGES =
  /^(?:(?:kbli|oss|nib|kode|data|akta|alamat|nama|usaha|tempat|direktur|pengurus|modal|salah|keliru|ketik|pindah|tutup|(?:di|me|ber|per)?(?:ganti|gantian|ubah|ubahan|rubah|tambah|betulkan|baiki)|menambah|tambahkan|bisa|boleh|harus|perlu|mau|dan|sama|juga|lagi|cv|pt) ?)+$/;
/** The Banjar and everyday endings that only press a word. */
const PRESSED = /\b(\p{L}{3,}?)(?:lah|pang|leh)\b/gu;

/** Whether words say nothing that could be done for a living: a sum, "kada tahu", "punya kami". */
export function isNoTrade(text: string): boolean {
  if (isSum(text) || hasNone(text) || putsOff(text) !== undefined) return true;
  const canonical = canonicalText(text);
  return (
    OF_PAPERS.test(canonical) ||
    OF_CHANGES.test(canonical) ||
    IDLE.test(canonical) ||
    IDLE.test(canonical.replace(PRESSED, '$1')) ||
    tradeInWish(text) === ''
  );
}
