import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { makeTelling } from '../../bot/channels/telling.ts';
import { memoryLog } from '../support/memory-log.ts';

let away: boolean;
let tries: number;
let stored: string[];
let log: ReturnType<typeof memoryLog>;
let stopping: AbortController;

const begin = () =>
  makeTelling({
    account: 'wa1',
    log,
    clock: { now: () => Date.now() },
    pauseMs: 1_000,
    signal: stopping.signal,
    store: async ({ state }) => {
      tries += 1;
      if (away) throw new Error('the database is away');
      stored.push(state);
    },
  });

beforeEach(() => {
  jest.useFakeTimers();
  away = true;
  tries = 0;
  stored = [];
  log = memoryLog();
  stopping = new AbortController();
});
afterEach(() => void jest.useRealTimers());

test('what could not be stored is told again until it is, and complained of once a minute', async () => {
  const telling = begin();
  telling.tell({ state: 'ready' });
  await jest.advanceTimersByTimeAsync(60_000);
  expect([tries, stored]).toEqual([61, []]);
  away = false;
  await jest.advanceTimersByTimeAsync(1_000);
  await telling.told();
  expect(stored).toEqual(['ready']);
  const [failed, over] = ['whatsapp.link_not_stored', 'whatsapp.link_not_stored_no_more'];
  expect(log.events).toEqual([failed, failed, over]);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(stored).toEqual(['ready']);
});

test('it does not insist on what is no longer so: the newest is told', async () => {
  const telling = begin();
  telling.tell({ state: 'connecting' });
  telling.tell({ state: 'ready' });
  await jest.advanceTimersByTimeAsync(500);
  telling.tell({ state: 'waiting', reason: 'connection_lost', until: 0 });
  away = false;
  await jest.advanceTimersByTimeAsync(1_000);
  await telling.told();
  expect(stored).toEqual(['waiting']);
});

test('while the database is there everything is told, in order', async () => {
  away = false;
  const telling = begin();
  telling.tell({ state: 'connecting' });
  telling.tell({ state: 'ready' });
  await telling.told();
  expect(stored).toEqual(['connecting', 'ready']);
});

test('a stop does not wait for a database that is away', async () => {
  const telling = begin();
  telling.tell({ state: 'ready' });
  await jest.advanceTimersByTimeAsync(10);
  stopping.abort();
  await telling.told();
  expect([stored, jest.getTimerCount()]).toEqual([[], 0]);
});
