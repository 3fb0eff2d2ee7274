import { createHash } from 'node:crypto';

export type Part = 'tuning' | 'unseen';

/** To which half a text belongs, by its SHA-256: the same for ever, whatever is added beside it. */
export function partOf(text: string): Part {
  const [first = 0] = createHash('sha256').update(text).digest();
  return first % 2 === 0 ? 'tuning' : 'unseen';
}
