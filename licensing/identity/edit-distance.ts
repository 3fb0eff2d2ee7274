/** Rows of the table, used again and again: this is called for thousands of pairs in one search. */
let beforePrevious: number[] = [];
let previous: number[] = [];
let current: number[] = [];

/**
 * Edits (insert, delete, replace, swap of neighbours) between two words, or `limit + 1` when there are more
 * than `limit`.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  if (limit <= 0 || Math.abs(left.length - right.length) > limit) return limit + 1;
  for (let column = 0; column <= right.length; column++) previous[column] = column;
  for (let row = 1; row <= left.length; row++) {
    const letter = left.charCodeAt(row - 1);
    let fewest = row;
    current[0] = row;
    for (let column = 1; column <= right.length; column++) {
      const other = right.charCodeAt(column - 1);
      let cost = previous[column - 1]! + (letter === other ? 0 : 1);
      if (previous[column]! + 1 < cost) cost = previous[column]! + 1;
      if (current[column - 1]! + 1 < cost) cost = current[column - 1]! + 1;
      if (
        row > 1 &&
        column > 1 &&
        letter === right.charCodeAt(column - 2) &&
        left.charCodeAt(row - 2) === other
      ) {
        if (beforePrevious[column - 2]! + 1 < cost) cost = beforePrevious[column - 2]! + 1;
      }
      current[column] = cost;
      if (cost < fewest) fewest = cost;
    }
    if (fewest > limit) return limit + 1;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return Math.min(previous[right.length]!, limit + 1);
}
