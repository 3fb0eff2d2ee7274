import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { CanPair, Channel } from '../../../bot/channels/channel.ts';
import { grantWishes } from '../../../bot/runtime/wanted.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { storages } from '../../support/storage.ts';
import type { TestStorage } from '../../support/storage.ts';

let db: TestStorage;
let done: unknown[];
beforeEach(async () => {
  db = await storages()[0]!.open();
  done = [];
});
afterEach(() => db.drop());

const channel: Channel & CanPair = {
  account: 'wa1',
  abilities: { buttons: false, ownIds: true, maxText: 4_000 },
  start: () => Promise.resolve(),
  isReady: () => false,
  send: () => Promise.reject(new Error('not here')),
  stop: () => Promise.resolve(),
  pair: async (phone) => void done.push(['pair', phone]),
  unlink: async () => void done.push('unlink'),
  reconnect: async () => void done.push('reconnect'),
};

const grant = (): Promise<void> =>
  grantWishes({
    storage: db.storage,
    clock: db.clock,
    log: memoryLog(),
    channels: new Map([['wa1', channel]]),
  });
const wish = (account: string, wanted: object): Promise<void> =>
  db.storage.write(({ accounts }) =>
    accounts.upsert(account, 'whatsapp', { wanted: JSON.stringify(wanted) }, db.clock.now()),
  );

test.each([
  [{ do: 'pair', phone: '+6281250000001' }, ['pair', '+6281250000001']],
  [{ do: 'unlink' }, 'unlink'],
  [{ do: 'reconnect' }, 'reconnect'],
])('%j is done once', async (wanted, what) => {
  await wish('wa1', wanted);
  await grant();
  await grant();
  expect(done).toEqual([what]);
});

test('what nobody knows is forgotten; what is for a number held elsewhere is left for it', async () => {
  await wish('wa1', { do: 'dance' });
  await wish('wa2', { do: 'unlink' });
  await grant();
  expect(done).toEqual([]);
  const rows = await db.storage.read(({ accounts }) => accounts.list());
  expect(rows.map(({ id, wanted }) => [id, wanted])).toEqual([
    ['wa1', null],
    ['wa2', '{"do":"unlink"}'],
  ]);
});
