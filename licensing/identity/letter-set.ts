/** Which letters and digits a word has, one bit each. */
export function letterSet(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at++) set |= 1 << (word.charCodeAt(at) % 32);
  return set;
}

/**
 * Whether two words can lie within so many edits of each other at all, judged by lengths and letters alone: an edit
 * changes the length by one at most and the set of letters by two. Most pairs are told apart by this without comparing.
 */
export function mayBeNear(
  left: { length: number; letters: number },
  right: { length: number; letters: number },
  edits: number,
): boolean {
  if (Math.abs(left.length - right.length) > edits) return false;
  let differing = left.letters ^ right.letters;
  for (let allowed = 2 * edits; differing !== 0; allowed--) {
    if (allowed === 0) return false;
    differing &= differing - 1;
  }
  return true;
}
