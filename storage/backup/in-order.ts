/** Tables in an order in which each comes after those it refers to. */
export function inOrder(
  names: readonly string[],
  references: readonly { table: string; refersTo: string }[],
): string[] {
  const ordered: string[] = [];
  const waiting = new Set(names);
  while (waiting.size > 0) {
    const free = [...waiting].filter((name) =>
      references.every(
        ({ table, refersTo }) => table !== name || refersTo === name || !waiting.has(refersTo),
      ),
    );
    if (free.length === 0) throw new Error(`tables refer to each other: ${[...waiting].join(', ')}`);
    for (const name of free.sort()) {
      ordered.push(name);
      waiting.delete(name);
    }
  }
  return ordered;
}
