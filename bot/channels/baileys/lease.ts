import type { Storage } from '../../../storage/database.ts';
import type { Clock } from '../../../storage/ports.ts';

/**
 * One process at a time may be connected for a number: two would throw each other out. `hold` takes or renews and
 * says whether it is ours; `release` gives it back.
 */
export type Lease = {
  hold(): Promise<boolean>;
  release(): Promise<void>;
  /** Another process has taken it: from now on that one tells what state the number is in. */
  isAnothers(): Promise<boolean>;
  /** Names what is held from taking it to losing it: lost and taken again it is another, though the process is not. */
  holding(): string;
  /** Whatever is still being written under this holding shall not be: the next `hold` takes another in its place. */
  renounce(): void;
};

/** Three renewals may fail before another process takes over. */
const leaseMs = 30_000;

/**
 * The lease as a row.
 *
 * @param name makes a name for a holding, never the same twice; where nobody else can have the data always the same, so
 * that a process that died need not be waited for
 */
export function storedLease(storage: Storage, account: string, name: () => string, clock: Clock): Lease {
  let holding = name();
  /** Given up and still in the row: in nobody's way, and nobody else's. */
  let renounced: string | undefined;
  return {
    async hold() {
      const fresh = name();
      const held = await storage.write(async ({ accounts }) => {
        const row = await accounts.get(account);
        if (!row) await accounts.upsert(account, 'whatsapp', {}, clock.now());
        const as = row?.leaseOwner === holding ? holding : fresh;
        // On PostgreSQL this waits for what is being written under it.
        if (renounced !== undefined) await accounts.release(account, renounced);
        return (await accounts.lease(account, as, clock.now(), leaseMs)) ? as : undefined;
      });
      holding = held ?? holding;
      return held !== undefined;
    },
    release: () => storage.write(({ accounts }) => accounts.release(account, holding)),
    async isAnothers() {
      const row = await storage.read(({ accounts }) => accounts.get(account));
      const owner = row?.leaseOwner;
      return Boolean(owner) && owner !== holding && owner !== renounced;
    },
    holding: () => holding,
    renounce() {
      renounced = holding;
      holding = name();
    },
  };
}
