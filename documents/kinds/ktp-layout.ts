import type { FoundOfCard } from '../cut-off.ts';

/** Of fewer rows nothing can be told. */
const LEAST_ROWS = 4;
/** A card prints its number larger than its rows, by this much at least. */
const TALLER = 1.05;

/**
 * Letters and forms list what a KTP shows, each in an order and with rows of its own, in print of one size. A card has two
 * of these: its rows in their order, the last of them, a number in larger print.
 */
export function isLaidOutAsCard({ rows, number, last }: FoundOfCard): boolean {
  if (rows.length < LEAST_ROWS) return true;
  const signs = [isInOrder(rows), rows.some(({ at }) => at === last)];
  if (!number) return signs.includes(true);
  const heights = rows.filter(({ at }) => at > 0).map(({ line }) => line.height);
  const median = heights.toSorted((a, b) => a - b)[Math.floor(heights.length / 2)] ?? 0;
  signs.push(number.height > TALLER * median);
  return signs.filter(Boolean).length >= 2;
}

export const isInOrder = (rows: FoundOfCard['rows']): boolean =>
  rows.every(({ line }, at) => at === 0 || line.y > rows[at - 1]!.line.y);
