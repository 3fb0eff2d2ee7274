import type { HeldKeys, KeyEntry } from '../../bot/channels/baileys/key-store.ts';

/** A key store that can be looked into and made to fail. */
export function memoryKeyStore(): HeldKeys & {
  rows: Map<string, KeyEntry & { value: string }>;
  /** Every `set`, as it came. */
  sets: KeyEntry[][];
  failing: boolean;
} {
  const rows = new Map<string, KeyEntry & { value: string }>();
  const keyOf = (type: string, id: string): string => `${type} ${id}`;
  const check = (): void => {
    if (self.failing) throw new Error('store away');
  };
  const self = {
    rows,
    sets: [] as KeyEntry[][],
    failing: false,
    under: () => self as HeldKeys,
    async get(type: string, ids: readonly string[]) {
      check();
      return new Map([...(await this.all(type))].filter(([id]) => ids.includes(id)));
    },
    async set(entries: readonly KeyEntry[]) {
      check();
      self.sets.push([...entries]);
      for (const { type, id, value } of entries) {
        if (value !== null) rows.set(keyOf(type, id), { type, id, value });
        else rows.delete(keyOf(type, id));
      }
    },
    async all(type: string) {
      check();
      // As a database may give them: not in the order in which they were written.
      const found = [...rows.values()]
        .filter((row) => row.type === type)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return new Map(found.map(({ id, value }) => [id, value]));
    },
    async clear() {
      check();
      rows.clear();
    },
  };
  return self;
}
