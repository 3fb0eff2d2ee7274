import type { ReadStores } from '../../storage/stores.ts';
import type { AccountRow } from '../../storage/stores/accounts.ts';
import type { LinkState } from '../channels/channel.ts';
import { deafness } from './deafness.ts';

/** What this process's channels told last and could not be stored (a full disk), by account; `at`: UTC ms. */
export type Unstored = Map<string, { link: LinkState; at: number }>;

/** `deafSince` (UTC ms): it hands nothing on since then, whatever it says of itself. */
export type NumberNow = AccountRow & { deafSince?: number };

/** As it is kept of a number. */
export function linkFields(link: LinkState): Pick<AccountRow, 'state' | 'detail' | 'qr'> {
  return {
    state: link.state,
    detail: 'reason' in link ? link.reason : null,
    qr: link.state === 'pairing' ? (link.code ?? link.text ?? null) : null,
  };
}

/**
 * Every number in the state it is in. What is stored may be of yesterday where nothing can be stored, looks well where a
 * link opens and hears nothing, and stays as it was when the process that held the number has died.
 */
export async function numbersNow(
  stores: Pick<ReadStores, 'accounts' | 'settings' | 'messages'>,
  unstored: Unstored,
  now: number,
): Promise<NumberNow[]> {
  const rows = await stores.accounts.list();
  return Promise.all(
    rows.map(async (stored) => {
      const told = unstored.get(stored.id);
      // Another process may have told of it since.
      const isNews = told !== undefined && told.at >= stored.updatedAt;
      const row = isNews ? { ...stored, ...linkFields(told.link), updatedAt: told.at } : stored;
      if (!isNews && isAbandoned(row, now)) return { ...row, state: 'waiting', detail: 'no_process' };
      const deaf = await deafness(stores, row, now);
      return deaf ? { ...row, state: 'waiting', detail: deaf.reason, deafSince: deaf.since } : row;
    }),
  );
}

/** Nobody holds it, though nobody took it back either: a process that is being started again does so at once. */
const isAbandoned = ({ channel, state, leaseUntil }: AccountRow, now: number): boolean =>
  channel === 'whatsapp' && state === 'ready' && (leaseUntil ?? 0) < now;
