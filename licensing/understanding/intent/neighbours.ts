import type { Rows } from './classifier.ts';
import type { Features } from './features.ts';

/** What the examples most like a line say of it. */
export interface Neighbours {
  /** The share of each label in their votes, in the order of the labels; together 1. */
  vote(seen: Features): number[];
}

/** So many of the nearest vote. */
const NEAREST = 12;
/** What more lines have tells no line from another, and looking through them takes time. */
const COMMON = 400;
/** Likeness is 0 … 1; a line half as like has a sixteenth of the voice. */
const SHARPNESS = 4;
/** What each label has without any vote, beside 10 for a line that is the same. */
const NOBODY = 0.01;
const WHOLE = 10;

/** Prepares the examples to be looked through by rare features: what few lines have tells most. */
export function openNeighbours({
  labels,
  count,
  highest,
  wanted,
  starts,
  features,
}: Rows<string>): Neighbours {
  const known = features.subarray(0, starts[count]);
  const counts = new Int32Array(highest);
  for (const feature of known) counts[feature]! += 1;
  const weights = Float64Array.from(counts, (lines) => Math.log(1 + count / Math.max(lines, 1)) ** 3);
  const firsts = new Int32Array(highest + 1);
  for (let each = 0; each < highest; each += 1) firsts[each + 1] = firsts[each]! + counts[each]!;
  const next = firsts.slice();
  const rows = new Int32Array(known.length);
  const lengths = new Float64Array(count);
  for (let row = 0; row < count; row += 1) {
    for (let at = starts[row]!; at < starts[row + 1]!; at += 1) {
      const feature = features[at]!;
      rows[next[feature]!++] = row;
      lengths[row]! += weights[feature]!;
    }
    lengths[row] = Math.sqrt(lengths[row]!);
  }
  const shared = new Float64Array(count);
  const touched = new Int32Array(count);
  return {
    vote(seen) {
      let met = 0;
      let length = 0;
      for (const feature of seen) {
        const weight = weights[feature]!;
        length += weight;
        if (counts[feature]! > COMMON) continue;
        for (let at = firsts[feature]!; at < firsts[feature + 1]!; at += 1) {
          const row = rows[at]!;
          if (shared[row] === 0) touched[met++] = row;
          shared[row]! += weight;
        }
      }
      const nearest: { row: number; like: number }[] = [];
      for (let each = 0; each < met; each += 1) {
        const row = touched[each]!;
        const like = shared[row]! / lengths[row]!;
        shared[row] = 0;
        if (nearest.length === NEAREST && like <= nearest.at(-1)!.like) continue;
        const place = nearest.findLastIndex((one) => one.like >= like) + 1;
        nearest.splice(place, 0, { row, like });
        nearest.length = Math.min(nearest.length, NEAREST);
      }
      const votes = labels.map(() => NOBODY);
      for (const { row, like } of nearest)
        votes[wanted[row]!]! += WHOLE * (like / Math.sqrt(length)) ** SHARPNESS;
      const all = votes.reduce((sum, each) => sum + each, 0);
      return votes.map((each) => each / all);
    },
  };
}
