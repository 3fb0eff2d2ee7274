import { expect, jest, test } from '@jest/globals';
import { makeReach } from '../../../bot/channels/baileys/reach.ts';
import { memoryKeyStore } from '../../support/memory-key-store.ts';

const hours = 60 * 60_000;

test('a pause ends by itself, a longer one is not shortened, and both are told', async () => {
  jest.useFakeTimers();
  const clock = { now: () => Date.now() };
  const changed = jest.fn();
  const reach = makeReach(memoryKeyStore(), clock, changed);
  const start = clock.now();
  await reach.pause(start + 10 * hours);
  await reach.pause();
  expect(reach.pausedUntil()).toBe(start + 10 * hours);
  expect(changed).toHaveBeenCalledTimes(2);
  jest.advanceTimersByTime(10 * hours);
  expect(changed).toHaveBeenCalledTimes(3);
  expect(reach.pausedUntil()).toBeUndefined();
  jest.useRealTimers();
});

test('it outlives the process until the server lifts it', async () => {
  const keys = memoryKeyStore();
  const clock = { now: () => 1_000 };
  const first = makeReach(keys, clock, () => undefined);
  await first.pause();
  first.stop();
  const second = makeReach(keys, clock, () => undefined);
  expect(second.pausedUntil()).toBeUndefined();
  await second.load();
  expect(second.pausedUntil()).toBe(1_000 + 6 * hours);
  await second.lift();
  const third = makeReach(keys, clock, () => undefined);
  await third.load();
  expect(third.pausedUntil()).toBeUndefined();
});
