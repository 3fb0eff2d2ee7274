/** The roster of evenings and weekends: whose shift it is hears of people, and these are promised an answer by it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { publishEntry } from '../../handlers/office-entries.ts';
import { hashOperatorCode } from '../../handlers/operator-code.ts';
import { checkEntry } from '../../licensing/catalogue/entries.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const RAHMAH = '+6281234567890';
const SITI = '+6281111111111';
const HOUR = 60 * 60_000;

let house: TestApp;
beforeEach(async () => {
  // Saturday; the office is closed.
  house = await openTestApp('2026-11-21T10:00+08:00');
  const { storage, clock, cipher } = house.app.house;
  await storage.write(async (stores) => {
    const at = clock.now();
    const id = await stores.operators.create({ username: 'siti', name: 'Siti', role: 'operator', at });
    await stores.operators.createCode(id, hashOperatorCode({ hash: cipher.hash }, 'AAAABBBB'), at + HOUR);
  });
  await house.write(SITI, 'PETUGAS-AAAA-BBBB');
  await house.write(SITI, 'pulang');
  house.taken();
});
afterEach(() => house.close());

/** Asks for an officer; what Rahmah and Siti are shown for it. */
async function askForOfficer(): Promise<{ rahmah: string; siti: string[] }> {
  house.taken();
  await house.receive(RAHMAH, { kind: 'text', text: 'petugas' });
  await house.settle();
  const shown = house.taken();
  const of = (phone: string) =>
    shown.flatMap(({ to, message }) => (to === phone && message.kind === 'text' ? message.text : []));
  return { rahmah: of(RAHMAH).join('\n'), siti: of(SITI) };
}

async function roster(officers: string[]): Promise<void> {
  const file = new URL('../../licensing/offices/balangan/calendar.json', import.meta.url);
  const calendar = JSON.parse(readFileSync(file, 'utf8')) as { piket: object };
  const week = { '6': [{ from: '09:00', to: '12:00', officers }] };
  const content = JSON.stringify({ ...calendar, piket: { ...calendar.piket, status: 'confirmed', week } });
  const office = { who: 'cli', by: 'kantor', at: house.app.clock.now() };
  await publishEntry(
    house.app.house.storage,
    { entry: 'calendar', content: checkEntry('calendar', 'calendar.json', content) },
    office,
  );
  await house.settle();
}

test('on a shift the officer on it is told, though not on duty at the desk, and the answer is for today', async () => {
  await roster(['siti']);
  const { rahmah, siti } = await askForOfficer();
  expect(rahmah).toMatch(/ke-1/);
  expect(rahmah).toMatch(/Sabtu 21 Nov, 11\.00 WITA/);
  expect(rahmah).not.toContain('Kantor sedang tutup');
  expect(siti).toHaveLength(1);
});

test('without a shift nobody is woken, and the answer is for Monday', async () => {
  const { rahmah, siti } = await askForOfficer();
  expect(rahmah).toContain('Kantor sedang tutup');
  expect(rahmah).toMatch(/Senin 23 Nov, 08\.30 WITA/);
  expect(siti).toEqual([]);
});

test('on the shift of another nobody else is woken', async () => {
  await roster(['budi']);
  expect((await askForOfficer()).siti).toEqual([]);
});

test('many people ahead put the promise off', async () => {
  await roster(['siti']);
  for (let index = 10; index < 20; index++) await house.write(`+62812345678${index}`, 'petugas');
  const { rahmah } = await askForOfficer();
  expect(rahmah).toMatch(/ke-11/);
  expect(rahmah).toMatch(/Senin 23 Nov, 08\.15 WITA/);
});
