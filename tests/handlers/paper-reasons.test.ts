/** Why a paper cannot be taken: one set of reasons for the reader, the officer and whoever sent it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { causeOf } from '../../flows/engine/files/unread.ts';
import { READING_RULES } from '../../licensing/reading.ts';
import { openCase } from '../desk/server/case.ts';
import { actOn, newOfficer } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';
import { testWorld } from '../support/world.ts';

const { texts } = testWorld();
const desk = JSON.parse(
  readFileSync(new URL('../../locales/id/desk.json', import.meta.url), 'utf8'),
) as Record<string, Record<string, string>>;

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
});
afterEach(() => house.close());

test.each(READING_RULES)('%s has words for whoever sent it, for a verdict, and for the desk', (rule) => {
  const cause = causeOf([{ rule }]);
  const keys = [`reading.retake_${cause}`, `reading.late_why.${cause}`, `paper_reason.${rule}`];
  for (const language of ['id', 'en'])
    expect(keys.filter((key) => texts.seed(language, key) === undefined)).toEqual([]);
  expect(texts.seed('en', `paper_reason.${rule}`)).not.toBe(texts.seed('id', `paper_reason.${rule}`));
  expect(desk['problem']?.[rule]).toBeDefined();
});

test.each([
  ['glare', 'id', 'Ada pantulan cahaya.'],
  ['too_dark', 'id', 'Fotonya terlalu gelap'],
  ['Ada pantulan cahaya. Mohon difoto lagi tanpa lampu kilat.', 'en', 'Light is reflected.'],
  ['namanya beda', 'en', 'namanya beda'],
])('an officer\'s reason "%s" is heard in words (%s)', async (reason, language, words) => {
  const siti = await newOfficer(house);
  const given = await openCase(house);
  if (language !== 'id') {
    await house.write(given.phone, 'english please');
    await house.write(given.phone, 'yes');
  }
  house.taken();
  expect(await actOn(house, siti, given, { verb: 'reject', item: 'ktp', reason })).toBeUndefined();
  await house.settle();
  const heard = house
    .taken()
    .filter(({ to }) => to === given.phone)
    .map(({ message }) => (message.kind === 'text' ? message.text : ''))
    .join('\n');
  expect(heard).toContain(words);
  expect(heard).not.toMatch(/glare|too_dark/);
});
