import type { KeyEntry, KeyStore } from './key-store.ts';

/** Kept with the keys of the linked device, and forgotten with them. */
const place = { type: 'gap', id: 'since' } as const;

/** The last message that the number had before it was linked anew (UTC ms); null when it had none. */
export async function readGap(keys: KeyStore): Promise<number | null> {
  const stored = (await keys.get(place.type, [place.id])).get(place.id);
  return stored === undefined ? null : Number(stored);
}

/** From the linking on, the phone's history of that time is awaited. */
export function keepGap(keys: KeyStore, since: number): Promise<void> {
  return keys.set([{ ...place, value: String(since) }, historyState('awaited')]);
}

/**
 * What is to be told of the phone's history: that it has `come`, or that nothing of it has (`awaited`); undefined once
 * there is nothing more to tell.
 */
export type HistoryState = 'awaited' | 'come';

const statePlace = { type: 'gap', id: 'history' } as const;

export async function readHistoryState(keys: KeyStore): Promise<HistoryState | undefined> {
  return (await keys.get(statePlace.type, [statePlace.id])).get(statePlace.id) as HistoryState | undefined;
}

export function historyState(value: HistoryState | null): KeyEntry {
  return { ...statePlace, value };
}
