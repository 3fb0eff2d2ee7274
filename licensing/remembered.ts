/**
 * The same function, which remembers what it made of up to `most` keys, and then begins anew. What it makes is shared, so
 * nobody may change it.
 */
export function remembered<R extends string | object>(
  most: number,
  make: (key: string) => R,
): (key: string) => R {
  const known = new Map<string, R>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(key);
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
}

const FEW = 8;

/** Remembers the latest few texts: one message is looked at from several sides, one after another. */
export const lately = <R extends string | object>(read: (text: string) => R): ((text: string) => R) =>
  remembered(FEW, read);
