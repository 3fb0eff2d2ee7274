import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { sleep } from '../../../bot/channels/baileys/within.ts';

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
