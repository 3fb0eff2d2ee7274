/** The state a number is in, where what is stored of it is older. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { LinkState } from '../../../bot/channels/channel.ts';
import { intakeFor } from '../../../bot/intake.ts';
import { numbersNow } from '../../../bot/runtime/number-state.ts';
import type { Storage } from '../../../storage/database.ts';
import { openTestApp } from '../../support/test-app.ts';
import type { TestApp } from '../../support/test-app.ts';

let house: TestApp;
/** Nothing more can be written. */
let full: boolean;
beforeEach(async () => {
  house = await openTestApp();
  full = false;
});
afterEach(() => house.close());

function tell(link: LinkState): Promise<void> {
  const { app } = house;
  const { storage } = app.house;
  const filling: Storage = {
    ...storage,
    write: (work) => (full ? Promise.reject(new Error('disk full')) : storage.write(work)),
  };
  const channel = { ...app.simulator!, account: 'wa1', pair: () => Promise.resolve() };
  const parts = { ...app, storage: filling, pace: { linked: () => undefined } };
  return intakeFor(channel, parts).link(link);
}

async function now() {
  const { storage, clock } = house.app.house;
  const numbers = await storage.read((stores) => numbersNow(stores, house.app.unstored, clock.now()));
  return numbers.find(({ id }) => id === 'wa1');
}

const hold = (ms: number): Promise<unknown> => {
  const { storage, clock } = house.app.house;
  return storage.write(({ accounts }) => accounts.lease('wa1', 'this process', clock.now(), ms));
};

test('what the channel told last counts, also where it cannot be stored', async () => {
  await tell({ state: 'ready' });
  await hold(60_000);
  expect(await now()).toMatchObject({ state: 'ready', detail: null });
  full = true;
  await house.pass(1_000);
  const lost: LinkState = { state: 'waiting', reason: 'store_unavailable', until: 0 };
  await expect(tell(lost)).rejects.toThrow('full');
  const at = house.app.clock.now();
  expect(await now()).toMatchObject({ state: 'waiting', detail: 'store_unavailable', updatedAt: at });
  // And the other way round; nor does it matter that the lease cannot be renewed.
  await expect(tell({ state: 'ready' })).rejects.toThrow('full');
  await house.pass(60_000);
  expect(await now()).toMatchObject({ state: 'ready', detail: null });
  await expect(tell({ state: 'pairing', code: 'ABCD1234' })).rejects.toThrow('full');
  expect(await now()).toMatchObject({ state: 'pairing', qr: 'ABCD1234' });
});

test('once it is stored it is what is stored that counts: another process may write there', async () => {
  full = true;
  await expect(tell({ state: 'waiting', reason: 'store_unavailable', until: 0 })).rejects.toThrow('full');
  full = false;
  const { storage, clock } = house.app.house;
  const stored = (state: string): Promise<void> =>
    storage.write(({ accounts }) => accounts.upsert('wa1', 'whatsapp', { state, detail: null }, clock.now()));
  await house.pass(1_000);
  await stored('connecting');
  expect(await now()).toMatchObject({ state: 'connecting', detail: null });
  await tell({ state: 'ready' });
  expect(house.app.unstored.size).toBe(0);
});

test('a link that opens and hands nothing on is none', async () => {
  await tell({ state: 'ready' });
  await hold(3_600_000);
  for (let time = 0; time < 2; time += 1) {
    await house.pass(600_000);
    const at = house.app.clock.now();
    await tell({ state: 'waiting', reason: 'deaf', until: at, deafSince: at - 300_000 });
    await tell({ state: 'ready' });
  }
  expect(await now()).toMatchObject({ state: 'waiting', detail: 'deaf', deafSince: expect.any(Number) });
});
