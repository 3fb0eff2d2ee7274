import type { KeyStore } from './key-store.ts';

/** Kept with the keys of the linked device, and forgotten with them. */
const place = { type: 'gap', id: 'since' } as const;

/** The last message that the number had before it was linked anew (UTC ms); null when it had none. */
export async function readGap(keys: KeyStore): Promise<number | null> {
  const stored = (await keys.get(place.type, [place.id])).get(place.id);
  return stored === undefined ? null : Number(stored);
}

export function keepGap(keys: KeyStore, since: number): Promise<void> {
  return keys.set([{ ...place, value: String(since) }]);
}
