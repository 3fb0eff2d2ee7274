import { parseMoney } from '../../identity/money.ts';
import type { Told } from './told.ts';

const FIGURE =
  '(?:\\d[\\d.,]*|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|(?:dua|tiga|lima) puluh)';
const SUM = new RegExp(
  `(?:\\brp\\.?\\s*)?\\b${FIGURE}\\s*(?:ribu|rb|rbu|juta|jt|jutaan|miliar|milyar)\\b`,
  'gi',
);
/** What a sum of money is besides what a business began with. */
const OF_OTHERS =
  /\b(?:bayar\w*|dibayar|biaya\w*|harga\w*|seharga|sewa\w*|gaji\w*|om[sz]et\w*|penghasilan|hasil\w*|untung\w*|laba|minta|diminta|dimintai|pinjam\w*|pinjaman|utang|hutang|denda|pajak|per|ongkos|tarif|kredit|dp|cicilan|tabungan|bantuan)\W+(?:\w+\W+)?$/i;
const EACH =
  /^\s*(?:\/|per\b|sebulan|sehari|seminggu|setahun|perbulan|perhari|tiap|sekilo|seekor|selusin|sebungkus|seporsi|ekor|kg|kilo|liter|meter|m2|hektar|porsi|biji|buah|orang|bungkus|pcs)/i;

/** Less is the price of something: "toko serba 5 ribu". */
const LEAST = 100_000;

/**
 * "jual gorengan 3 juta": told with a trade, a sum alone is what the business began with. In rupiah, and where it stands;
 * undefined where there are several, or it is the price of something.
 */
export function sumBesideTrade(text: string): Told | undefined {
  const [sum, ...others] = text.matchAll(SUM);
  if (!sum || others.length > 0) return undefined;
  const end = sum.index + sum[0].length;
  if (OF_OTHERS.test(text.slice(0, sum.index)) || EACH.test(text.slice(end))) return undefined;
  const value = parseMoney(sum[0]);
  return value === null || value < LEAST ? undefined : { ask: 'capital', value, start: sum.index, end };
}

const APART =
  /(?:^|[,;\n])\s*((?:rp\.?\s*)?\d[\d.,]*\s*(?:juta|jt|ribu|rb|miliar|milyar)\w*)\s*(?=$|[,;\n])/i;

/** "kopi rahmah, 5jt, siti": a sum in a part of its own is the capital, whatever is told beside it. */
export function sumApart(text: string): Told | undefined {
  const found = APART.exec(text);
  const value = found?.[1] === undefined ? null : parseMoney(found[1]);
  if (!found || value === null) return undefined;
  return { ask: 'capital', value, start: found.index, end: found.index + found[0].length };
}
