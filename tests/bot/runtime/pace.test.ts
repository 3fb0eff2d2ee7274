import { expect, test } from '@jest/globals';
import type { Channel } from '../../../bot/channels/channel.ts';
import { LONGEST_PAUSE_MS, makePace } from '../../../bot/runtime/pace.ts';

const DAY = 24 * 60 * 60_000;
const number = { account: 'wa1', pair: () => Promise.resolve() } as unknown as Channel;
const official = { account: 'resmi' } as unknown as Channel;

/** At a moment that stands; every draw is the same. */
const standing = (at = 100 * DAY, draw = 0) =>
  makePace(
    () => at,
    () => draw,
  );
const gaps = (times: readonly number[]) => times.slice(1).map((time, place) => time - times[place]!);

test('one after another, however many chats wait; another number does not', () => {
  const pace = standing();
  const waits = [1, 2, 3, 4].map(() => pace.next(number));
  expect(waits).toEqual([700, 1_200, 1_700, 2_200]);
  expect(pace.next({ ...number, account: 'wa2' })).toBe(700);
});

test('with jitter', () => {
  expect(standing(100 * DAY, 0.5).next(number)).toBe(1_350);
});

test('a number that was just linked speaks more slowly', () => {
  const gapAt = (days: number): number => {
    const pace = standing();
    pace.linked('wa1', (100 - days) * DAY);
    return gaps([pace.next(number), pace.next(number)])[0]!;
  };
  expect([1, 5, 20].map(gapAt)).toEqual([1_500, 750, 500]);
});

test('what would wait too long reserves nothing', () => {
  const pace = standing();
  const waits = Array.from({ length: 100 }, () => pace.next(number));
  const reserved = waits.filter((wait) => wait <= LONGEST_PAUSE_MS);
  expect(reserved.length).toBe(39);
  expect(new Set(waits.slice(39)).size).toBe(1);
});

test('the official API needs no such thing', () => {
  const pace = standing();
  expect([pace.next(official), pace.next(official)]).toEqual([0, 0]);
});
