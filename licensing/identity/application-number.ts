/** BLG = application (permohonan), ADU = complaint (aduan). */
export type NumberPrefix = 'BLG' | 'ADU';

export type ParsedNumber = { ok: true; number: string } | { ok: false; reason: 'shape' | 'check' };

// 23 letters, a prime, so that no product of two smaller differences vanishes; I, O and Q are left out
// because they are read as 1 and 0.
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** Sets the two series apart, so that a letter of one does not fit the other. */
const series: Readonly<Record<NumberPrefix, number>> = { BLG: 6, ADU: 2 };

/**
 * Number of an application or complaint: BLG-2026-000123-K. The last letter catches every single wrong
 * character and every swap of two neighbours.
 * Throws a RangeError unless `year` has four digits and `serial` is 1 to 999999.
 */
export function applicationNumber(prefix: NumberPrefix, year: number, serial: number): string {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`year ${year}`);
  if (!Number.isInteger(serial) || serial < 1 || serial > 999_999) throw new RangeError(`serial ${serial}`);
  const padded = String(serial).padStart(6, '0');
  return `${prefix}-${year}-${padded}-${checkLetter(prefix, `${year}${padded}`)}`;
}

const shape =
  /(?<![\p{L}\p{Nd}])(BLG|ADU)[\s.\-–—_/]{0,3}([0-9]{4})[\s.\-–—_/]{0,3}([0-9]{6})[\s.\-–—_/]{0,3}([A-Z])(?![\p{L}\p{Nd}])/gu;

/**
 * Reads a number out of a sentence, in any case, with spaces or nothing instead of dashes. Of several the
 * first whose check letter fits is taken. `shape` = nothing looks like one; `check` = one does, mistyped.
 */
export function parseApplicationNumber(text: string): ParsedNumber {
  if (!/\p{Nd}/u.test(text)) return { ok: false, reason: 'shape' };
  const found = [
    ...text
      .normalize('NFKC')
      .replace(/\p{Cf}/gu, '')
      .toUpperCase()
      .matchAll(shape),
  ];
  for (const [, prefix, year = '', serial = '', letter] of found) {
    if (prefix !== 'BLG' && prefix !== 'ADU') continue;
    if (checkLetter(prefix, year + serial) !== letter) continue;
    return { ok: true, number: `${prefix}-${year}-${serial}-${letter}` };
  }
  return { ok: false, reason: found.length > 0 ? 'check' : 'shape' };
}

/** Powers of two modulo 23 differ over ten places, so every digit and every pair of neighbours counts. */
function checkLetter(prefix: NumberPrefix, digits: string): string {
  let sum = 0;
  let weight = 1;
  for (const digit of digits) {
    sum += Number(digit) * weight;
    weight = (weight * 2) % letters.length;
  }
  return letters.charAt((sum + series[prefix]) % letters.length);
}
