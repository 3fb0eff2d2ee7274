/** The office folder is a seed; what runs is in the database, and the office's own words outlive an upgrade. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { acceptDraft, publishEntry, refuseDraft, takeSeed } from '../../handlers/office-entries.ts';
import { isOpen } from '../../licensing/calendar/calendar.ts';
import { checkEntry, officeOf, seedEntries } from '../../licensing/catalogue/entries.ts';
import type { Entry } from '../../licensing/catalogue/entries.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';
import { HOUSE } from '../support/world.ts';

const seed = seedEntries(join(HOUSE, 'licensing', 'offices', 'balangan'));
const REKLAME = 'permit:REKLAME';
const BIDAN = 'permit:SIP-BIDAN';
const office = { who: 'cli', by: 'Rina', at: 7 };

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
});
afterEach(() => house.close());

const storage = () => house.app.house.storage;
const contentOf = (entry: string): string => seed.find((each) => each.entry === entry)?.content ?? '';
const edited = (entry: string, from: string, to: string): string =>
  checkEntry(entry, 'edited.json', contentOf(entry).replace(from, to));
/** A later release, with other words for one entry, or without it. */
const release = (entry: string, content?: string): Entry[] =>
  seed.flatMap((each) => (each.entry !== entry ? [each] : content === undefined ? [] : [{ entry, content }]));
const drafts = async () =>
  (await storage().read(({ officeEntries }) => officeEntries.drafts())).map(({ entry }) => entry);
const running = async () => officeOf(await storage().read(({ officeEntries }) => officeEntries.running()));
const nameOf = async (code: string) => (await running()).catalogue.permits.get(code)?.name;
const live = (code: string) => house.app.house.world.catalogue.permits.get(code)?.name;
const audited = async () =>
  (await storage().read(({ audit }) => audit.list({ limit: 20 }))).map(
    ({ action, who }) => `${who} ${action}`,
  );

const reklameNamed = (name: string) => edited(REKLAME, '"name": "', `"name": "${name} `);

test('a start with the same folder changes nothing', async () => {
  const before = await storage().read(({ officeEntries }) => officeEntries.running());
  expect(before).toHaveLength(seed.length);
  await takeSeed(storage(), seed, 9);
  expect(await storage().read(({ officeEntries }) => officeEntries.running())).toEqual(before);
});

test('a changed file is a revision, and runs without a restart', async () => {
  await takeSeed(storage(), release(REKLAME, reklameNamed('Baru')), 9);
  await house.settle();
  expect(live('REKLAME')).toMatch(/^Baru /);
  expect(await drafts()).toEqual([]);
  expect(await audited()).toEqual(['system catalogue_published']);
});

test('where the office has edited the permit, a changed file waits; accepted, it runs', async () => {
  expect(await publishEntry(storage(), { entry: REKLAME, content: reklameNamed('Kantor') }, office)).toBe(2);
  await house.settle();
  expect(live('REKLAME')).toMatch(/^Kantor /);
  const upgraded = release(REKLAME, reklameNamed('Baru'));
  await takeSeed(storage(), upgraded, 9);
  await takeSeed(storage(), upgraded, 10);
  expect(await nameOf('REKLAME')).toMatch(/^Kantor /);
  expect(await drafts()).toEqual([REKLAME]);
  expect(await acceptDraft(storage(), REKLAME, office)).toBe(4);
  expect(await nameOf('REKLAME')).toMatch(/^Baru /);
  expect(await drafts()).toEqual([]);
  expect(await acceptDraft(storage(), REKLAME, office)).toBeUndefined();
  expect(await audited()).toEqual([
    'cli catalogue_draft_accepted',
    'system catalogue_draft',
    'cli catalogue_published',
  ]);
  // The office follows the program again.
  await takeSeed(storage(), release(REKLAME, reklameNamed('Lagi')), 11);
  expect(await nameOf('REKLAME')).toMatch(/^Lagi /);
});

test('refused, the words of the office stay, and the same file does not ask again', async () => {
  await publishEntry(storage(), { entry: REKLAME, content: reklameNamed('Kantor') }, office);
  const upgraded = release(REKLAME, reklameNamed('Baru'));
  await takeSeed(storage(), upgraded, 9);
  expect(await refuseDraft(storage(), REKLAME, office)).toBe(true);
  expect(await refuseDraft(storage(), REKLAME, office)).toBe(false);
  await takeSeed(storage(), upgraded, 10);
  expect(await drafts()).toEqual([]);
  expect(await nameOf('REKLAME')).toMatch(/^Kantor /);
});

test('going back to the words of the program ends the deviation; the same words twice are no revision', async () => {
  const publish = (content: string) => publishEntry(storage(), { entry: REKLAME, content }, office);
  await publish(reklameNamed('Kantor'));
  expect(await publish(reklameNamed('Kantor'))).toBeUndefined();
  await publish(contentOf(REKLAME));
  await takeSeed(storage(), release(REKLAME, reklameNamed('Baru')), 9);
  expect(await nameOf('REKLAME')).toMatch(/^Baru /);
});

test('what the folder no longer holds is taken away, unless the office has edited it', async () => {
  await publishEntry(
    storage(),
    { entry: BIDAN, content: edited(BIDAN, '"name": "', '"name": "Kantor ') },
    office,
  );
  await takeSeed(
    storage(),
    seed.filter(({ entry }) => entry !== REKLAME && entry !== BIDAN),
    9,
  );
  expect((await running()).catalogue.permits.has('REKLAME')).toBe(false);
  expect(await nameOf('SIP-BIDAN')).toMatch(/^Kantor /);
  expect(await drafts()).toEqual([BIDAN]);
});

test('profile and answers are entries too', async () => {
  const profile = edited('profile', '"value": 60', '"value": 45');
  await publishEntry(storage(), { entry: 'profile', content: profile }, office);
  await house.settle();
  expect(house.app.house.world.office.settings.ticket_answer_minutes.value).toBe(45);
  await takeSeed(storage(), release('profile', contentOf('profile').replace('"WITA"', '"WITA "')), 9);
  expect(await drafts()).toEqual(['profile']);
});

test('an edited file about another permit is refused', () => {
  expect(() => checkEntry(REKLAME, 'edited.json', contentOf(BIDAN))).toThrow(
    'edited.json, baris 1: berkas ini tentang "SIP-BIDAN", padahal yang diubah "REKLAME"',
  );
});

test("hours and holidays are the office's own: edited, they count from the next turn on", async () => {
  const monday = Date.parse('2026-11-23T08:00+08:00');
  expect(isOpen(house.app.house.world.calendar, monday)).toBe(true);
  const content = edited(
    'calendar',
    '"holidays": [',
    '"holidays": [{ "date": "2026-11-23", "name": "Hari jadi" },',
  );
  await publishEntry(storage(), { entry: 'calendar', content }, office);
  await house.settle();
  expect(isOpen(house.app.house.world.calendar, monday)).toBe(false);
  expect(() => edited('calendar', '"07:30",\n          "12:00"', '"12:00",\n          "07:30"')).toThrow(
    /^edited\.json, baris \d+: hours\.week\.1: jam hari ke-1 tumpang tindih atau terbalik$/,
  );
});
