import { problem } from './verdict.ts';
import type { Problem } from './verdict.ts';

/**
 * Compatibility forms folded (full-width digits), invisible characters out, white space collapsed. Only the
 * first `most` characters are kept: no number, date or address is longer, a pasted letter may be.
 */
export function cleanInput(value: string, most = 500): string {
  return value
    .slice(0, most)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The digits of a typed number, without spaces, dots, dashes and the words around it ("NIK saya: 6311…").
 * A letter or other sign left among them is a problem, not something to guess at.
 */
export function readDigits(value: string): { digits: string; problems: Problem[] } {
  const cleaned = cleanInput(value);
  if (cleaned === '') return { digits: '', problems: [problem('empty')] };
  const bare = withoutWords(cleaned).replace(/[\s.\-–—,;:/()'"*_]/g, '');
  const odd = /[^0-9]/u.exec(bare)?.[0];
  if (odd !== undefined) return { digits: '', problems: [problem('letter-in-number', { letter: odd })] };
  return { digits: bare, problems: [] };
}

/** Takes off leading and trailing words of letters only; "O190" or a lone "O" between digits stays. */
function withoutWords(text: string): string {
  const words = text.replace(/[:=]/g, ' ').split(' ');
  const isWord = (word: string): boolean => /^\p{L}{2,}[.,!]?$/u.test(word);
  const hasDigit = words.some((word) => /[0-9]/.test(word));
  if (!hasDigit) return text;
  while (words[0] !== undefined && isWord(words[0])) words.shift();
  while (words.length > 0 && isWord(words[words.length - 1] ?? '')) words.pop();
  return words.join(' ');
}

/** Real calendar date as ISO, or null. Years are four digits. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || year < 1) return null;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  const pad = (number: number, length: number): string => String(number).padStart(length, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Whole years from one ISO date to another. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/**
 * A date with a two-digit year that has already happened: 20YY unless that lies after `today`, else 19YY.
 * Null when neither is a date of the last 120 years.
 */
export function pastDate(day: number, month: number, twoDigitYear: number, today: string): string | null {
  for (const century of [2000, 1900]) {
    const date = isoDate(century + twoDigitYear, month, day);
    if (date !== null && date <= today && yearsBetween(date, today) <= 120) return date;
  }
  return null;
}
