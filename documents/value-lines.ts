import type { Reading } from '../licensing/reading.ts';
import { datesIn, isIsoDate } from './kinds/letters.ts';

/** So many signs tell one value of a letter from another. */
const BEGINNING = 10;

/** In a letter a value is somewhere in the text: the line that holds the beginning of it, by the name of its field. */
export function linesOfValues<Line extends { text: string }>(
  lines: readonly Line[],
  fields: Reading['fields'],
  today: string,
): Record<string, Line[]> {
  const plain = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return Object.fromEntries(
    Object.entries(fields).map(([field, { value }]) => {
      const wanted = plain(value).slice(0, BEGINNING);
      const holds = isIsoDate(value)
        ? (text: string) => datesIn(text, today).includes(value)
        : (text: string) => plain(text).includes(wanted);
      return [field, lines.filter(({ text }) => holds(text)).slice(0, 1)];
    }),
  );
}
