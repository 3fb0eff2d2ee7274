/** A disk that is full: what beats every second fails every second, and is not told so often. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { loadConfig } from '../../../bot/config.ts';
import { openOutbox } from '../../../bot/runtime/outbox.ts';
import { startPulse } from '../../../bot/runtime/pulse.ts';
import { openTimers } from '../../../bot/runtime/timers.ts';
import type { Storage } from '../../../storage/database.ts';

const MINUTE = 60_000;

let told: [event: string, times: unknown][];
const keep = (event: string, fields?: Record<string, unknown>): void =>
  void told.push([event, fields?.['times']]);
const log = { info: keep, warn: keep, error: keep };
const clock = { now: () => Date.now() };

let isFull: boolean;
const written = async (): Promise<never[]> => {
  if (isFull) throw new Error('database or disk is full');
  return [];
};
/** What is read is there; what is written is not, while the disk is full. */
const rows = {
  messages: { oldestUnhandled: async () => null, chatsToWake: async () => [], since: async () => [] },
  settings: { get: async () => undefined },
  timers: { due: async () => [{ id: 'T1', kind: 'erase', chat: 'C1', key: 'K1' }] },
};
const storage = { write: written, read: async (work: (stores: unknown) => unknown) => work(rows) };

const parts = { storage: storage as unknown as Storage, clock, log };
const outbox = () =>
  openOutbox({
    ...parts,
    files: {} as never,
    owner: 'p1',
    channels: new Map([['wa1', { account: 'wa1', isReady: () => true } as never]]),
    pace: () => 0,
    wait: async () => undefined,
  });
const eraseOnly = () =>
  openTimers({ ...parts, chores: { erase: async () => (await written(), true) } as never });

/** The pulse, of which one beat works only where there is room. */
function beat(given: Partial<Parameters<typeof startPulse>[0]>): () => Promise<void> {
  const nothing = async (): Promise<void> => undefined;
  return startPulse({
    ...parts,
    config: loadConfig({}),
    timers: { run: async () => 0, fire: async () => 0 },
    outbox: { kick: () => undefined, settle: nothing } as never,
    backups: { tick: nothing },
    alerts: { run: nothing },
    wake: () => undefined,
    refresh: nothing,
    grantWishes: nothing,
    tidy: nothing,
    ...given,
  });
}

beforeEach(() => {
  jest.useFakeTimers();
  told = [];
  isFull = false;
});
afterEach(() => void jest.useRealTimers());

test.each([
  ['pulse_failed', () => beat({ grantWishes: async () => void (await written()) })],
  ['outbox_failed', () => beat({ outbox: { ...outbox(), settle: async () => undefined } })],
  ['chore_failed', () => beat({ timers: eraseOnly() })],
])('%s is told at once, then once a minute, and once when it is over', async (event, begin) => {
  const stop = begin();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual([]);
  isFull = true;
  await jest.advanceTimersByTimeAsync(3 * MINUTE);
  isFull = false;
  await jest.advanceTimersByTimeAsync(MINUTE);
  expect(told).toEqual([
    [event, 1],
    [event, 61],
    [event, 121],
    [`${event}_no_more`, 180],
  ]);
  // Full once more, it is told at once.
  isFull = true;
  await jest.advanceTimersByTimeAsync(1_000);
  expect(told.at(-1)).toEqual([event, 1]);
  await stop();
});
