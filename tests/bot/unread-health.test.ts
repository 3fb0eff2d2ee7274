/** A message that never becomes readable is answered by nobody; the health page says that there are some. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { unreadType } from '../../bot/channels/unread.ts';
import { healthChecks } from '../../bot/health.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp('2026-11-02T09:00+08:00');
});
afterEach(() => house.close());

const check = async () => {
  const config = { ...house.app.config, whatsapp: ['wa1'] };
  return (await healthChecks({ ...house.app, config })).find(({ name }) => name === 'unread_wa1');
};
const unread = (id: string, value: string | null = String(house.app.clock.now())) =>
  house.app.house.storage.write(({ channelKeys }) =>
    channelKeys.set('wa1', [{ type: unreadType, id: `lid:10001:${id}`, value }]),
  );

test('messages that could not be read are counted, once their phones had time to send them again', async () => {
  await unread('A');
  await unread('B');
  await house.pass(10 * MINUTE);
  expect(await check()).toBeUndefined();
  await house.pass(MINUTE);
  expect(await check()).toMatchObject({
    ok: true,
    note: true,
    words: expect.stringMatching(/2 pesan[^]*tidak bisa dibaca[^]*Senin 2 Nov, 09.00 WITA/),
  });
  await unread('A', null);
  expect((await check())?.words).toContain('1 pesan');
  await house.pass(3 * DAY);
  expect(await check()).toBeUndefined();
});
