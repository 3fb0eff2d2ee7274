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

test('lifted, nothing is waited for any more', async () => {
  jest.useFakeTimers();
  const reach = makeReach(memoryKeyStore(), { now: () => Date.now() }, () => undefined);
  await reach.pause();
  expect(jest.getTimerCount()).toBe(1);
  await reach.lift();
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

test('the end of a pause of forty days is told, though no timer waits so long', async () => {
  jest.useFakeTimers();
  let told: number | undefined;
  const reach = makeReach(memoryKeyStore(), { now: () => Date.now() }, () => (told = reach.pausedUntil()));
  await reach.pause(Date.now() + 40 * 24 * hours);
  jest.advanceTimersByTime(40 * 24 * hours - 1);
  expect(told).toBeDefined();
  jest.advanceTimersByTime(1);
  expect(told).toBeUndefined();
  jest.useRealTimers();
});

test('refusals are counted within one pause, over processes; what WhatsApp only tells is none', async () => {
  const keys = memoryKeyStore();
  let now = 1_000;
  const clock = { now: () => now };
  const reach = makeReach(keys, clock, () => undefined);
  expect(reach.refusals()).toBe(0);
  await reach.pause(now + hours);
  expect(reach.refusals()).toBe(0);
  await reach.pause();
  await reach.pause();
  expect(reach.refusals()).toBe(2);
  const next = makeReach(keys, clock, () => undefined);
  await next.load();
  expect(next.refusals()).toBe(2);
  now += 7 * hours;
  expect(next.refusals()).toBe(0);
  await next.pause();
  expect(next.refusals()).toBe(1);
  await next.lift();
  await next.pause();
  expect(next.refusals()).toBe(1);
});

test('it outlives the process until the server lifts it', async () => {
  const keys = memoryKeyStore();
  const clock = { now: () => 1_000 };
  const first = makeReach(keys, clock, () => undefined);
  await first.pause();
  const second = makeReach(keys, clock, () => undefined);
  expect(second.pausedUntil()).toBeUndefined();
  await second.load();
  expect(second.pausedUntil()).toBe(1_000 + 6 * hours);
  await second.lift();
  const third = makeReach(keys, clock, () => undefined);
  await third.load();
  expect(third.pausedUntil()).toBeUndefined();
});
