/** A server that answers and brings nothing looks like people who do not write; it is told where that is unusual. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { healthChecks } from '../../../bot/health.ts';
import { unusualSilence } from '../../../bot/runtime/silence.ts';
import { openTestApp } from '../../support/test-app.ts';
import type { TestApp } from '../../support/test-app.ts';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const now = Date.parse('2026-11-18T11:00+08:00');
const every = () => true;
/** Somebody writes at nine and at ten on each of so many days before today. */
const mornings = (days: number): number[] =>
  Array.from({ length: days }, (_, day) => [1, 2].map((ago) => now - (day + 1) * DAY - ago * HOUR)).flat();

test('two silent hours of a morning in which somebody always wrote are unusual', () => {
  const last = now - 2 * HOUR;
  expect(unusualSilence([last, ...mornings(10)], now, every)).toBe(last);
});

test('an hour is nothing, nor is a night, nor days of which nothing is known', () => {
  // Though on each of these days somebody wrote a quarter of an hour ago.
  const busy = Array.from({ length: 10 }, (_, day) => now - (day + 1) * DAY - HOUR / 4);
  expect(unusualSilence([now - HOUR + 1, ...busy], now, every)).toBeUndefined();
  expect(unusualSilence([now - HOUR, ...busy], now, every)).toBe(now - HOUR);
  const night = now + 12 * HOUR;
  expect(unusualSilence([night - 4 * HOUR, ...mornings(10)], night, every)).toBeUndefined();
  expect(unusualSilence([now - 2 * HOUR, ...mornings(3)], now, every)).toBeUndefined();
  expect(unusualSilence([], now, every)).toBeUndefined();
});

test('only days of the same kind are compared: nobody writes on weekends, and that is no measure', () => {
  const dayOf = (at: number) => Math.floor((now - at) / DAY) % 7;
  const isWeekday = (at: number) => dayOf(at) < 5;
  const last = now - 2 * HOUR;
  const times = [last, ...mornings(28).filter(isWeekday)];
  expect(unusualSilence(times, now, isWeekday)).toBe(last);
  expect(unusualSilence(times, now, every)).toBeUndefined();
});

test('a silence of days is measured against the days before it', () => {
  const times = mornings(20).filter((at) => at < now - 4 * DAY);
  expect(unusualSilence(times, now, every)).toBe(times[0]);
});

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp('2026-11-02T09:00+08:00');
});
afterEach(() => house.close());

test('the health page says since when, and that it cannot know more', async () => {
  const { inbox, clock } = house.app;
  const check = async () => {
    const config = { ...house.app.config, whatsapp: ['wa1'] };
    return (await healthChecks({ ...house.app, config })).find(({ name }) => name === 'silence_wa1');
  };
  await house.app.house.storage.write(async ({ accounts }) => {
    await accounts.upsert('wa1', 'whatsapp', { state: 'ready' }, clock.now());
    await accounts.lease('wa1', 'this process', clock.now(), 365 * 24 * 60 * 60_000);
  });
  for (let day = 0; day < 14; day += 1) {
    await inbox.receive({
      account: 'wa1',
      chat: { kind: 'phone', value: '+6281234567890' },
      externalId: `D${day}`,
      at: clock.now(),
      from: 'contact',
      content: { kind: 'text', text: 'halo' },
    });
    await house.pass(DAY);
  }
  // A Monday at nine; nobody has written since Sunday at the same hour.
  await house.pass(2 * HOUR);
  expect(await check()).toMatchObject({
    ok: true,
    note: true,
    words: expect.stringMatching(/sejak Minggu 15 Nov, 09.00 WITA[^]*tidak biasa[^]*tidak kelihatan/),
  });
});
