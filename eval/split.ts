import { createHash } from 'node:crypto';

export type Part = 'tuning' | 'unseen';

/** To which half a text belongs, by its SHA-256: the same for ever, whatever is added beside it. */
export function partOf(text: string): Part {
  return firstByte(text) % 2 === 0 ? 'tuning' : 'unseen';
}

/** The same for lists of which two thirds are for tuning. */
export function partOfThirds(text: string): Part {
  return firstByte(text) % 3 === 0 ? 'unseen' : 'tuning';
}

/** And for lists of which four fifths are. */
export function partOfFifths(text: string): Part {
  return firstByte(text) % 5 === 0 ? 'unseen' : 'tuning';
}

function firstByte(text: string): number {
  return createHash('sha256').update(text).digest()[0] ?? 0;
}
