/** A number that is stopped before its connection stands. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { initAuthCreds } from '@whiskeysockets/baileys';
import { keepConnected } from '../../../bot/channels/baileys/connection.ts';
import type { Connection } from '../../../bot/channels/baileys/connection.ts';
import type { Lease } from '../../../bot/channels/baileys/lease.ts';
import type { HeldKeys } from '../../../bot/channels/baileys/key-store.ts';
import { credsId, credsType } from '../../../bot/channels/baileys/key-store.ts';
import { encodeValue } from '../../../bot/channels/baileys/stored-value.ts';
import { StorageUnavailable } from '../../../storage/storage-unavailable.ts';
import { memoryKeyStore } from '../../support/memory-key-store.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { heldLease, refuse } from '../../support/stand-in-socket.ts';

const log = memoryLog();
/** What was told of the link. */
let told: string[];
function connect(keys: HeldKeys, lease: Lease = heldLease): Connection {
  return keepConnected(
    { account: 'wa1', webSocketUrl: 'ws://127.0.0.1:1/', maxMediaBytes: 1 },
    {
      keys,
      lease,
      clock: { now: () => Date.now() },
      random: () => 0,
      log,
      fetch: globalThis.fetch,
      console,
      lastWroteAt: async () => null,
      lastHeardAt: async () => null,
    },
    {
      receive: refuse,
      receipt: refuse,
      missed: refuse,
      link: async ({ state }) => void told.push(state),
      isOurs: refuse,
      sentMessage: refuse,
    },
  );
}

beforeEach(() => {
  jest.useFakeTimers();
  told = [];
});
afterEach(() => void jest.useRealTimers());

test('what it begins to wait for while it is being stopped is given up too', async () => {
  const keys = memoryKeyStore();
  const creds = { ...initAuthCreds(), account: {}, me: { id: '6281100000077:7@s.whatsapp.net' } };
  await keys.set([
    { type: credsType, id: credsId, value: encodeValue(creds) },
    { type: 'gap', id: 'since', value: '1' },
    // A piece of the phone's history that an earlier process did not come to read.
    { type: 'history-notice', id: 'N1', value: encodeValue({ notification: new Uint8Array(), tries: 0 }) },
  ]);
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const slow = {
    ...keys,
    all: async (type: string) => {
      if (type === 'history-notice') {
        asked.resolve();
        await answer.promise;
      }
      return keys.all(type);
    },
  };
  const connection = connect({ ...slow, under: () => slow });
  await asked.promise;
  const stopped = connection.stop();
  answer.resolve();
  await stopped;
  expect(jest.getTimerCount()).toBe(0);
});

test('a stop that could not wait for the end gives nothing back later: somebody may hold the number anew', async () => {
  const looked = Promise.withResolvers<boolean>();
  let releases = 0;
  const connection = connect(memoryKeyStore(), {
    ...heldLease,
    hold: () => looked.promise,
    release: async () => void (releases += 1),
  });
  const stopped = connection.stop();
  await jest.advanceTimersByTimeAsync(60_000);
  await stopped;
  expect(log.events).toContain('whatsapp.stop_forced');
  looked.resolve(false);
  await jest.advanceTimersByTimeAsync(60_000);
  expect([releases, jest.getTimerCount()]).toEqual([0, 0]);
});

test('what was left half paired is no link: nobody connects with it, and a person begins anew', async () => {
  const keys = memoryKeyStore();
  // As asking for a pairing code leaves it.
  const creds = { ...initAuthCreds(), me: { id: '6281100000077@s.whatsapp.net', name: '~' } };
  await keys.set([{ type: credsType, id: credsId, value: encodeValue(creds) }]);
  const released = Promise.withResolvers<void>();
  connect(keys, { ...heldLease, release: async () => released.resolve() });
  await released.promise;
  expect(told).toEqual(['unlinked']);
});

test('however long the database was away, the number is back as soon as it is', async () => {
  let looks = 0;
  let away = true;
  const released = Promise.withResolvers<void>();
  connect(memoryKeyStore(), {
    ...heldLease,
    hold: async () => {
      looks += 1;
      if (away) throw new StorageUnavailable(new Error('ECONNREFUSED'));
      return true;
    },
    release: async () => released.resolve(),
  });
  await jest.advanceTimersByTimeAsync(20 * 60_000);
  // Nor is the database asked all the time.
  expect(looks).toBeLessThan(250);
  // Told at once, and once a minute.
  expect(log.events.filter((event) => event === 'whatsapp.connect_failed').length).toBeLessThanOrEqual(21);
  away = false;
  await jest.advanceTimersByTimeAsync(5_000);
  await released.promise;
  expect(log.events.filter((event) => event === 'whatsapp.connect_failed_no_more')).toHaveLength(1);
  expect(told.at(-1)).toBe('unlinked');
});
