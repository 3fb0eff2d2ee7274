import type { Storage } from '../../../storage/database.ts';
import type { Stores } from '../../../storage/stores.ts';
import type { Lease } from './lease.ts';

/**
 * Where one linked number keeps its credentials, Signal keys and inbound journal. `type` is free text: a new
 * release of the library may bring new ones, and leaving one out loses the account. Values are JSON texts; the
 * store encrypts them, for together they are the whole account.
 */
export type KeyStore = {
  /** What is not there is left out. */
  get(type: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** All in one transaction, resolved after commit; a null value deletes. */
  set(entries: readonly KeyEntry[]): Promise<void>;
  all(type: string): Promise<ReadonlyMap<string, string>>;
  /** Forgets everything of this number. */
  clear(): Promise<void>;
};

export type KeyEntry = { type: string; id: string; value: string | null };

/** The one row of credentials. Without it the number was never linked. */
export const credsType = 'creds';
export const credsId = 'main';

/** `under`: the same for one holding of the number's lease; nothing is written once it is over. */
export type HeldKeys = KeyStore & { under(holding: string): KeyStore };

/**
 * The keys of one number in the database. Once another process has the number's lease nothing more is written: one that
 * stood still for a while would put old keys over those in use, also where it has the lease again by then.
 */
export function storedKeys(storage: Storage, account: string, lease: Pick<Lease, 'holding'>): HeldKeys {
  const keysOf = (isLost: (stores: Stores) => Promise<boolean>): KeyStore =>
    keysUnless(storage, account, isLost);
  return {
    // A number that nobody holds may be let go by whoever is told to.
    ...keysOf(({ accounts }) => accounts.leasedToAnother(account, lease.holding())),
    under: (holding) => keysOf(async ({ accounts }) => !(await accounts.leasedTo(account, holding))),
  };
}

function keysUnless(
  storage: Storage,
  account: string,
  isLost: (stores: Stores) => Promise<boolean>,
): KeyStore {
  const write = (work: (stores: Stores) => Promise<void>): Promise<void> =>
    storage.write(async (stores) => {
      if (await isLost(stores)) throw new Error('The lease is lost');
      await work(stores);
    });
  return {
    get: (type, ids) => storage.read(({ channelKeys }) => channelKeys.get(account, type, ids)),
    set: (entries) => write(({ channelKeys }) => channelKeys.set(account, entries)),
    all: (type) => storage.read(({ channelKeys }) => channelKeys.all(account, type)),
    clear: () => write(({ channelKeys }) => channelKeys.clear(account)),
  };
}
