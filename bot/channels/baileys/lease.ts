import type { Storage } from '../../../storage/database.ts';
import type { Clock } from '../../../storage/ports.ts';

/**
 * One process at a time may be connected for a number: two would throw each other out. `hold` takes or renews and
 * says whether it is ours; `release` gives it back.
 */
export type Lease = { hold(): Promise<boolean>; release(): Promise<void> };

/** Three renewals may fail before another process takes over. */
const leaseMs = 30_000;

/** The lease as a row. @param owner names this process */
export function storedLease(storage: Storage, account: string, owner: string, clock: Clock): Lease {
  return {
    hold: () =>
      storage.write(async ({ accounts }) => {
        if (!(await accounts.get(account))) await accounts.upsert(account, 'whatsapp', {}, clock.now());
        return accounts.lease(account, owner, clock.now(), leaseMs);
      }),
    release: () => storage.write(({ accounts }) => accounts.release(account, owner)),
  };
}
