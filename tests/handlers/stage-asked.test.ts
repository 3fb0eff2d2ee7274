/** A stage in an officer's own chat: what will be refused is refused at once, not after a yes. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { applicationNumber } from '../../licensing/identity/application-number.ts';
import { NIK, openCase, PDF } from '../desk/server/case.ts';
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
/** A file from the officer's phone, with the command as its caption. */
const send = async (bytes: Buffer, caption?: string): Promise<string> => {
  house.taken();
  const file = { bytes, mime: 'application/pdf', name: 'izin.pdf' };
  await house.receive(SITI, { kind: 'document', file, ...(caption === undefined ? {} : { caption }) });
  await house.settle();
  return house
    .taken()
    .filter(({ to }) => to === SITI)
    .map(({ message }) => (message.kind === 'text' ? message.text : `[${message.kind}]`))
    .join('\n');
};
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
  ['it says where it may go', `tahap ${NUMBER} selesai`, 'Yang bisa: verifikasi, dikembalikan'],
  ['nobody would know what is lacking', `tahap ${NUMBER} dikembalikan`, 'lalu apa yang kurang'],
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

test('what is lacking goes back to the applicant with it', async () => {
  await write(`tahap ${NUMBER} dikembalikan surat sewa kiosnya belum ada`);
  await house.receive(SITI, { kind: 'text', text: 'ya' });
  await house.settle();
  const shown = house.taken().filter(({ to }) => to === given.phone);
  expect(JSON.stringify(shown)).toContain('surat sewa kiosnya belum ada');
  expect(await stage()).toBe('returned');
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

describe('a file that cannot be opened', () => {
  const TORN = Buffer.from('%PDF-1.4\n1 0 obj<<');

  test('with a stage: told at once what is wrong and what to do, and nothing waits for a yes', async () => {
    const answer = await send(TORN, `tahap ${NUMBER} terbit`);
    expect(answer).toMatch(/tidak bisa dibuka.*simpan ulang.*tanpa lampiran/is);
    expect(answer).not.toContain('Balas *ya*');
    expect(await write('ya')).toContain('Tidak ada tahap yang menunggu');
    expect(await stage()).toBe('submitted');
  });

  test('the stage goes through without it, and with a whole one', async () => {
    for (const item of ['ktp', 'nik', 'phone', 'email', 'kbli', 'capital', 'workers', 'npwp', 'address'])
      await write(`bebaskan ${item} sudah di kantor`);
    await send(TORN, `tahap ${NUMBER} terbit`);
    expect(await write(`tahap ${NUMBER} terbit`)).toContain('Balas *ya*');
    expect(await write('ya')).toMatch(/sudah diubah.*Kirim PDF-nya/s);
    expect(await send(TORN, `tahap ${NUMBER} terbit`)).toContain('tidak bisa dibuka');
    expect(await send(PDF, `tahap ${NUMBER} terbit`)).toContain('Balas *ya*');
    expect(await write('ya')).toContain('diteruskan');
  });

  test('as a word to the applicant or as a document of the case: nothing is passed on or recorded', async () => {
    for (const caption of ['ini izinnya, Bu', undefined, 'isi ktp'])
      expect(await send(TORN, caption)).toMatch(/tidak bisa dibuka.*Belum ada yang diteruskan/s);
  });
});

test('before the approval the question names what nobody has judged', async () => {
  for (const item of ['email', 'kbli', 'workers', 'npwp', 'address'])
    await write(`bebaskan ${item} di kantor`);
  expect(await write(`tahap ${NUMBER} verifikasi`)).not.toContain('Belum dinilai');
  await write('tidak');
  expect(await write(`tahap ${NUMBER} persetujuan`)).toMatch(/Belum dinilai.*KTP/);
  await write('tidak');
  for (const item of ['ktp', 'nik', 'phone', 'capital', 'business_name']) await write(`sesuai ${item}`);
  const asked = await write(`tahap ${NUMBER} persetujuan`);
  expect(asked).toContain('Balas *ya*');
  expect(asked).not.toContain('Belum dinilai');
});

test('a NIK that is opened says whose it is', async () => {
  expect(await write('buka nik')).toMatch(new RegExp(`NIK.*Nurul Hidayah.*pemohon.*${NIK}`, 's'));
});
