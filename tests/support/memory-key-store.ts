import type { KeyEntry, KeyStore } from '../../bot/channels/baileys/key-store.ts';

/** A key store that can be looked into and made to fail. */
export function memoryKeyStore(): KeyStore & {
  rows: Map<string, KeyEntry & { value: Uint8Array }>;
  /** Every `set`, as it came. */
  sets: KeyEntry[][];
  failing: boolean;
} {
  const rows = new Map<string, KeyEntry & { value: Uint8Array }>();
  const keyOf = (type: string, id: string): string => `${type} ${id}`;
  const check = (): void => {
    if (self.failing) throw new Error('store away');
  };
  const self = {
    rows,
    sets: [] as KeyEntry[][],
    failing: false,
    async get(type: string, ids: string[]) {
      check();
      return Object.fromEntries(ids.map((id) => [id, rows.get(keyOf(type, id))?.value ?? null]));
    },
    async set(entries: KeyEntry[]) {
      check();
      self.sets.push(entries);
      for (const { type, id, value } of entries) {
        if (value) rows.set(keyOf(type, id), { type, id, value });
        else rows.delete(keyOf(type, id));
      }
    },
    async all(type: string) {
      check();
      return [...rows.values()].filter((row) => row.type === type);
    },
    async clear() {
      check();
      rows.clear();
    },
  };
  return self;
}
