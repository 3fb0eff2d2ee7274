/** Sentences in the office's own words: said at once, recorded, and shown again when the program's own changed. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { officeChecks } from '../../bot/office-health.ts';
import { setText, unsetText } from '../../handlers/office-texts.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const PHONE = '+6281234567890';
const own = { language: 'id', key: 'thanks.welcome', text: 'Sama-sama, semoga lancar usahanya.' };
const cli = { who: 'cli', by: 'Rina', at: 5 };

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
});
afterEach(() => house.close());

const storage = () => house.app.house.storage;
const thanks = async () => (await house.write(PHONE, 'terima kasih')).join('\n');
const textsCheck = async () => (await officeChecks(house.app)).find(({ name }) => name === 'texts');

test('it is said from the next message on, and no longer once it is taken back', async () => {
  const seed = house.app.house.world.texts.seed('id', own.key) ?? '';
  await setText(storage(), own, seed, cli);
  expect(await thanks()).toContain(own.text);
  expect(await textsCheck()).toMatchObject({ ok: true });
  expect(await unsetText(storage(), own, cli)).toBe(true);
  expect(await thanks()).toContain(seed);
  expect(await unsetText(storage(), own, cli)).toBe(false);
  const audit = await storage().read((stores) => stores.audit.list({ limit: 5 }));
  expect(audit.map(({ action, who, subject }) => `${who} ${action} ${subject}`)).toEqual([
    'cli text_unset id thanks.welcome',
    'cli text_set id thanks.welcome',
  ]);
});

test('when the sentence of the program changed under it, somebody is asked to look', async () => {
  await setText(storage(), own, 'what an older release said', cli);
  await house.settle();
  expect(await textsCheck()).toMatchObject({
    ok: false,
    words: expect.stringContaining('id thanks.welcome'),
  });
  expect(await thanks()).toContain(own.text);
});
