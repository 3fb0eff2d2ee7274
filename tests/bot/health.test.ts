/** What the health page says: of a database that is away, of a number that is banned, or lost although nothing can be stored. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { keepBan } from '../../bot/channels/ban.ts';
import { storedKeys } from '../../bot/channels/baileys/key-store.ts';
import { storedLease } from '../../bot/channels/baileys/lease.ts';
import type { LinkState } from '../../bot/channels/channel.ts';
import { healthChecks } from '../../bot/health.ts';
import { StorageUnavailable } from '../../storage/storage-unavailable.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const HOUR = 3_600_000;

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp('2026-11-02T09:00+08:00');
});
afterEach(() => house.close());

const words = async (): Promise<string | undefined> => {
  const config = { ...house.app.config, whatsapp: ['wa1'] };
  return (await healthChecks({ ...house.app, config })).find(({ name }) => name === 'whatsapp_wa1')?.words;
};

test('a number that was lost while nothing can be stored is not called connected', async () => {
  const { storage, clock } = house.app.house;
  await storage.write(async ({ accounts }) => {
    await accounts.upsert('wa1', 'whatsapp', { state: 'ready', detail: null }, clock.now());
    await accounts.lease('wa1', 'this process', clock.now(), HOUR);
  });
  expect(await words()).toBe('WhatsApp wa1: tersambung.');
  const link: LinkState = { state: 'waiting', reason: 'store_unavailable', until: 0 };
  house.app.unstored.set('wa1', { link, at: clock.now() });
  expect(await words()).toContain('Periksa ruang disk');
});

test('a number that looks connected and that no process holds is not called so', async () => {
  const { storage, clock } = house.app.house;
  await storage.write(async ({ accounts }) => {
    await accounts.upsert('wa1', 'whatsapp', { state: 'ready', detail: null }, clock.now());
    await accounts.lease('wa1', 'a process that dies', clock.now(), 30_000);
  });
  expect(await words()).toBe('WhatsApp wa1: tersambung.');
  await house.pass(31_000);
  expect(await words()).toContain('tidak ada program yang memegang nomor ini. Mulai ulang');
});

test('a number that is banned for a time is told with the end of it, by the clock of the office', async () => {
  const { storage, clock } = house.app.house;
  const state = { state: 'waiting', detail: 'temporary_ban' };
  await storage.write(({ accounts }) => accounts.upsert('wa1', 'whatsapp', state, clock.now()));
  expect(await words()).toMatch(/^WhatsApp wa1: nomor diblokir sementara oleh WhatsApp\. Jangan/);
  const lease = storedLease(storage, 'wa1', () => 'test', clock);
  await lease.hold();
  await keepBan(storedKeys(storage, 'wa1', lease).under(lease.holding()), clock.now() + 29 * HOUR);
  expect(await words()).toContain(
    'nomor diblokir sementara oleh WhatsApp sampai Selasa 3 Nov, 14.00 WITA. Jangan',
  );
  await house.pass(30 * HOUR);
  expect(await words()).not.toContain('sampai');
});

test('a database that is away is told in words, and what can be told without it', async () => {
  const { house: inner } = house.app;
  const read = () => Promise.reject(new StorageUnavailable(new Error('gone')));
  const checks = await healthChecks({
    ...house.app,
    house: { ...inner, storage: { ...inner.storage, read } },
  });
  expect(checks.map(({ name }) => name)).toEqual(['database', 'disk']);
  expect(checks[0]).toMatchObject({ ok: false, words: expect.stringContaining('PostgreSQL') });
});
