import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { getEventListeners } from 'node:events';
import { sleep } from '../../bot/channels/within.ts';

const DAY_MS = 24 * 60 * 60_000;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('thirty days are waited for, though one timer cannot wait for 25', async () => {
  const woken = jest.fn();
  const sleeping = sleep(30 * DAY_MS, new AbortController().signal).then(woken);
  await jest.advanceTimersByTimeAsync(30 * DAY_MS - 1);
  expect(woken).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  await sleeping;
  expect(woken).toHaveBeenCalledTimes(1);
});

test('a stop in the second month ends it at once', async () => {
  const stopping = new AbortController();
  const sleeping = sleep(90 * DAY_MS, stopping.signal);
  await jest.advanceTimersByTimeAsync(40 * DAY_MS);
  stopping.abort();
  await sleeping;
  expect(jest.getTimerCount()).toBe(0);
});

test('of waits that are over nothing stays with a signal that lives as long as the program', async () => {
  const { signal } = new AbortController();
  for (let times = 0; times < 3; times += 1) {
    const sleeping = sleep(10_000, signal);
    await jest.advanceTimersByTimeAsync(10_000);
    await sleeping;
  }
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
