import type { ReadStores, Stores } from '../../storage/stores.ts';
import type { AccountRow } from '../../storage/stores/accounts.ts';

/** Links that were open and handed nothing on, one after another with no message in between. Times in UTC ms. */
export type Deafness = { reason: string; since: number; last: number; endings: number };

/** A link that opened again proves nothing by that; so long without another such ending does. */
const PROVEN_MS = 20 * 60_000;
/** The first may be a mishap that the next connection mends; it ended minutes after the first message was not handed on. */
const ENOUGH = 2;

/** What such a number says of itself between two endings; any other state has a reason of its own. */
const LOOKS_WELL: readonly string[] = ['ready', 'connecting'];

const deafSetting = (account: string): string => `deaf:${account}`;

/**
 * A link of this account ended that was deaf. Kept in the database: the process ends with the second such link.
 *
 * @param deafSince UTC ms, as the channel told it
 */
export async function noteEnding(
  { settings, messages }: Stores,
  account: string,
  { reason, deafSince }: { reason: string; deafSince: number },
  now: number,
): Promise<void> {
  const before = await readDeafness(settings, account);
  const heard = await messages.lastStoredOf(account);
  const goesOn = before && now - before.last < 2 * PROVEN_MS && (heard ?? 0) <= before.last;
  const known = goesOn ? before : { since: deafSince, endings: 0 };
  const deafness: Deafness = { since: known.since, reason, last: now, endings: known.endings + 1 };
  await settings.set(deafSetting(account), JSON.stringify(deafness));
}

/** The number is deaf, though it may look ready: until a message was handed on, or it was ready long enough. */
export async function deafness(
  { settings, messages }: Pick<ReadStores, 'settings' | 'messages'>,
  { id, state, detail, updatedAt }: AccountRow,
  now: number,
): Promise<Deafness | undefined> {
  const known = await readDeafness(settings, id);
  if (!known || known.endings < ENOUGH) return undefined;
  if (!LOOKS_WELL.includes(state) && detail !== known.reason) return undefined;
  if (state === 'ready' && now - Math.max(known.last, updatedAt) >= PROVEN_MS) return undefined;
  const heard = await messages.lastStoredOf(id);
  return (heard ?? 0) > known.last ? undefined : known;
}

async function readDeafness(
  settings: { get(key: string): Promise<string | undefined> },
  account: string,
): Promise<Deafness | undefined> {
  const text = await settings.get(deafSetting(account));
  return text === undefined ? undefined : (JSON.parse(text) as Deafness);
}
