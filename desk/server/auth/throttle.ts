import type { House } from '../../../handlers/run-command.ts';
import type { Stores } from '../../../storage/stores.ts';
import { Refusal } from '../errors.ts';

const MINUTE = 60_000;
/** Old failures are forgotten after so long without another. */
const FORGET_MS = 60 * MINUTE;
const LONGEST_WAIT_MS = 15 * MINUTE;

/** So many wrong passwords in a row are free; each further one doubles the wait, from one minute. */
const FREE = { user: 5, address: 20 } as const;

type Kind = keyof typeof FREE;

function waitAfter(kind: Kind, failures: number): number {
  const over = failures - FREE[kind];
  return over < 0 ? 0 : Math.min(MINUTE * 2 ** over, LONGEST_WAIT_MS);
}

async function count(stores: Stores, kind: Kind, key: string, now: number): Promise<void> {
  const before = await stores.loginAttempts.get(key);
  if (before && before.until > now) {
    throw new Refusal('throttled', { retryAfter: Math.ceil((before.until - now) / 1000) });
  }
  if (before && before.until + FORGET_MS <= now) await stores.loginAttempts.clear(key);
  const failures = before && before.until + FORGET_MS > now ? before.count + 1 : 1;
  await stores.loginAttempts.fail(key, now + waitAfter(kind, failures));
}

/**
 * Slows guessing by user name and by address. An attempt counts as failed before the password is looked
 * at, so that many at once do not slip through; `passed` takes it back.
 */
export function attemptAs(house: House, username: string, address: string) {
  const keys = {
    user: `user:${house.cipher.hash('login-user', username.toLowerCase())}`,
    address: `address:${house.cipher.hash('login-address', address)}`,
  };
  return {
    /** Throws the refusal `throttled` while the wait lasts. */
    begin: (): Promise<void> =>
      house.storage.write(async (stores) => {
        const now = house.clock.now();
        await count(stores, 'user', keys.user, now);
        await count(stores, 'address', keys.address, now);
      }),
    /** The password was right: neither the user nor the office's address has to wait. */
    passed: (): Promise<void> =>
      house.storage.write(async (stores) => {
        await stores.loginAttempts.clear(keys.user);
        await stores.loginAttempts.clear(keys.address);
      }),
  };
}
