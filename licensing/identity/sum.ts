import { isNumberWord } from './number-words.ts';
import { parseMoney } from './money.ts';

const BESIDE =
  /^(?:mo?da?l(?:nya|ku)?|investasi|rp|rupiah|idr|kira|kira2|kurang|lebih|krg|lbh|sekitar|sekitaran|cuma|cm|hanya|paling|uang|ada|sampai|about|around|only|min|pak|bu|ya|aja|saja|an|an?nya)$/;
const UNIT =
  /^(?:ratus|ribu|rb|rbu|rebu|k|juta|jt|jta|jut|jutaan|jtan|ribuan|rban|miliar|milyar|m|hundred|thousand|million|billion|belas|puluh|setengah)$/;

/** Whether words are a sum of money and nothing else: "5 jt", "modal kira2 dua juta", "5000000", not "toko 5 ribu". */
export function isSum(text: string): boolean {
  const words = text
    .toLowerCase()
    .replace(/(\d)(?=[a-z])/g, '$1 ')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
  const plain = words.every(
    (word) => /^\d+$/.test(word) || BESIDE.test(word) || UNIT.test(word) || isNumberWord(word),
  );
  if (!plain || parseMoney(text) === null) return false;
  const unit = words.some((word) => UNIT.test(word) || /^(?:modal|rp|rupiah)/.test(word));
  return unit || /\d{6}/.test(text.replace(/[.,\s]/g, ''));
}

const TODAY = /^.*\b(?:sekarang|skarang|skrg|skrang|skr|wayahini|now)\b/is;

/** A sum that is told; of several, the one of today: "dulu 1,5 jt, sekarang sudah 4 jt". */
export function sumIn(text: string): number | null {
  return parseMoney(text) ?? (TODAY.test(text) ? parseMoney(text.replace(TODAY, '')) : null);
}
