/** What an applicant wrote of a paper lies before the officer who judges it. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { presentApplication } from '../../desk/server/presenters/application.ts';
import { newOfficer, onOwnPhone } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const PERSON = '+6281200000777';
const OFFICER = '+6281200000888';
const LINES = ['urus izin reklame', '1', 'setuju', 'Siti Aminah', '6311014506850001', '1'];
const PLACE = ['Jl. A. Yani RT 3 Lasung Batu Paringin', 'ya'];
const PAPERS = [
  'lewati',
  'lewati',
  'lewati',
  'lewati',
  'reklame 2x3 meter, str 12345678',
  'lewati',
  'lewati',
];

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
  for (const line of [...LINES, ...PLACE, ...PAPERS, 'kirim']) await house.write(PERSON, line);
});
afterEach(() => house.close());

test('on their own WhatsApp, under its item, numbers masked', async () => {
  await onOwnPhone(house, await newOfficer(house), OFFICER);
  const shown = (await house.write(OFFICER, 'berkas BLG-2026-000001-B')).join('\n');
  expect(shown).toMatch(/\*gambar_reklame\*.*\n.*ditulis pemohon: “reklame 2x3 meter, str 1••••••8”/);
});

test('and at the desk', async () => {
  const { storage, world, ids, clock } = house.app.house;
  const shown = await storage.read(async (stores) => {
    const row = (await stores.applications.byNumber('BLG-2026-000001-B'))!;
    const chat = (await stores.chats.get(row.chat))!;
    return presentApplication({ stores, world, ids, now: clock.now(), chat }, row);
  });
  const said = new Map(shown.checklist.map((item) => [item.code, item.said]));
  expect(said.get('gambar_reklame')).toBe('reklame 2x3 meter, str 12345678');
  expect(said.get('foto_lokasi')).toBeNull();
});
