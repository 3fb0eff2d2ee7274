import type { KeyStore } from './key-store.ts';

/** Kept with the keys of the linked device, and forgotten with them. */
const place = { type: 'ban', id: 'until' } as const;

/** Until when (UTC ms) WhatsApp has said that it does not let the number in (402); 0 when it never did. */
export async function readBan(keys: KeyStore): Promise<number> {
  return Number((await keys.get(place.type, [place.id])).get(place.id) ?? 0);
}

export function keepBan(keys: KeyStore, until: number): Promise<void> {
  return keys.set([{ ...place, value: String(until) }]);
}
