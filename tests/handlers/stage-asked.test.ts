/** A stage in an officer's own chat: what will be refused is refused at once, not after a yes. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { applicationNumber } from '../../licensing/identity/application-number.ts';
import { openCase } from '../desk/server/case.ts';
import type { Case } from '../desk/server/case.ts';
import { newOfficer, onOwnPhone } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const SITI = '+6281111111111';
const NUMBER = 'BLG-2026-000001-B';

let house: TestApp;
let given: Case;
beforeEach(async () => {
  house = await openTestApp();
  given = await openCase(house);
  await onOwnPhone(house, await newOfficer(house), SITI);
  await house.write(SITI, 'ambil');
});
afterEach(() => house.close());

const write = async (text: string): Promise<string> => (await house.write(SITI, text)).join('\n');
const stage = async () =>
  (await house.app.house.storage.read(({ applications }) => applications.get(given.application)))?.stage;

test('a stage that may be reached is asked about, and moved with a yes', async () => {
  expect(await write(`tahap ${NUMBER} verifikasi`)).toMatch(/Ubah .*Balas \*ya\*/s);
  expect(await stage()).toBe('submitted');
  expect(await write('ya')).toContain('sudah diubah');
  expect(await stage()).toBe('verifying');
});

test.each([
  ['the checklist bars the way', `tahap ${NUMBER} persetujuan`, 'masih ada yang kurang'],
  ['it cannot be reached', `tahap ${NUMBER} selesai`, 'tidak bisa langsung'],
  ['no such permit', `tahap ${NUMBER} PBG verifikasi`, 'Izin itu tidak ada'],
  ['no such case', `tahap ${applicationNumber('BLG', 2026, 2)} verifikasi`, 'Tidak ditemukan'],
  ['no such stage', `tahap ${NUMBER} registrasi besok`, 'Tahap: verifikasi'],
  ['a secret in the note', `tahap ${NUMBER} verifikasi kirim kata sandinya`, 'sandi'],
])('%s: refused at once, and nothing waits for a yes', async (_why, words, refusal) => {
  const answer = await write(words);
  expect(answer).toContain(refusal);
  expect(answer).not.toContain('Balas *ya*');
  expect(await write('ya')).toContain('tidak diteruskan');
  expect(await write('antrean')).not.toContain('tidak diubah');
  expect(await stage()).toBe('submitted');
});

test('a yes written before the question came goes to nobody', async () => {
  await Promise.all(
    [`tahap ${NUMBER} verifikasi`, 'ya'].map((text) => house.receive(SITI, { kind: 'text', text })),
  );
  await house.settle();
  const shown = house.taken().filter(({ to }) => to === given.phone);
  expect(shown.map(({ message }) => (message.kind === 'text' ? message.text : ''))).not.toContain('ya');
  expect(await stage()).toBe('verifying');
});
