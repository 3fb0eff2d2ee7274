/** The reason of a wait whose end the server has told; it outlives the process. */
export const BANNED = 'temporary_ban';

/** Kept with the keys of the linked device, and forgotten with them. */
const place = { type: 'ban', id: 'until' } as const;

type Readable = { get(type: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> };
type Writable = { set(entries: { type: string; id: string; value: string }[]): Promise<void> };

/** Until when (UTC ms) WhatsApp has said that it does not let the number in; 0 when it never did. */
export async function readBan(keys: Readable): Promise<number> {
  return Number((await keys.get(place.type, [place.id])).get(place.id) ?? 0);
}

export function keepBan(keys: Writable, until: number): Promise<void> {
  return keys.set([{ ...place, value: String(until) }]);
}
