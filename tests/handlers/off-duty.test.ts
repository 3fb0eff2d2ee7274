/** The officer's own chat; nobody is left with an officer who is not there: off duty, or silent after the office has closed. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeChat } from '../../bot/cli/describe-chat.ts';
import { hashOperatorCode } from '../../handlers/operator-code.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const RAHMAH = '+6281234567890';
const SITI = '+6281111111111';
const BUDI = '+6281222222222';
const HOUR = 60 * 60_000;

let house: TestApp;
beforeEach(async () => {
  // A quarter of an hour before the office closes.
  house = await openTestApp('2026-11-17T15:45+08:00');
  await bind(SITI, 'Siti', 'AAAABBBB');
});
afterEach(() => house.close());

async function bind(phone: string, name: string, code: string): Promise<void> {
  const { storage, clock, cipher } = house.app.house;
  await storage.write(async (stores) => {
    const at = clock.now();
    const username = name.toLowerCase();
    const id = await stores.operators.create({ username, name, role: 'operator', at });
    await stores.operators.createCode(id, hashOperatorCode({ hash: cipher.hash }, code), at + HOUR);
  });
  await house.write(phone, `PETUGAS-${code.slice(0, 4)}-${code.slice(4)}`);
}

const owner = async () => (await describeChat(house.app, RAHMAH)).chat?.['owner'];
test('"pulang" gives the held tickets back, names them, and the applicant gets a new date', async () => {
  await house.write(SITI, 'jaga');
  await house.write(RAHMAH, 'petugas');
  await house.write(SITI, 'ambil');
  await house.write(SITI, 'Sebentar ya Bu');
  expect(await owner()).toBe('operator');
  house.taken();
  await house.receive(SITI, { kind: 'text', text: 'pulang' });
  await house.settle();
  const shown = house.taken();
  const of = (phone: string) =>
    shown.flatMap(({ to, message }) => (to === phone && message.kind === 'text' ? message.text : []));
  expect(of(SITI).join()).toContain('#1 Pemohon');
  expect(of(RAHMAH).join()).toMatch(/selesai bertugas.*ke-1.*sebelum \*/s);
  expect(await owner()).toBe('queue');
  expect((await house.write(RAHMAH, 'menu')).join()).toContain('Urus izin');
});

test('"pulang" gives every held ticket back, however many', async () => {
  const SARI = '+6281333333333';
  await house.write(RAHMAH, 'petugas');
  await house.write(SARI, 'petugas');
  await house.write(SITI, 'ambil');
  await house.write(SITI, 'ambil');
  await house.write(SITI, 'pulang');
  for (const phone of [RAHMAH, SARI])
    expect((await describeChat(house.app, phone)).chat?.['owner']).toBe('queue');
  expect((await house.write(SITI, 'antrean')).join()).toMatch(/2 menunggu.*#1.*#2/s);
});

test('officers who read of a ticket hear that its person waits no more', async () => {
  await bind(BUDI, 'Budi', 'CCCC2222');
  await house.write(RAHMAH, 'petugas');
  await house.write(RAHMAH, 'ga usah deh');
  house.taken();
  await house.receive(RAHMAH, { kind: 'text', text: 'ya' });
  await house.settle();
  const heard = house
    .taken()
    .flatMap(({ to, message }) =>
      message.kind === 'text' && to !== RAHMAH ? [`${to} ${message.text}`] : [],
    );
  expect(heard.toSorted()).toEqual([
    expect.stringMatching(/^\+6281111111111 Tiket \*#1\*.*tidak menunggu lagi/),
    expect.stringMatching(/^\+6281222222222 Tiket \*#1\*.*tidak menunggu lagi/),
  ]);
});

test('who asked for an officer before writing the code waits for nobody any more', async () => {
  expect((await house.write(BUDI, 'petugas')).join()).toContain('ke-1');
  await bind(BUDI, 'Budi', 'CCCC2222');
  expect((await house.write(SITI, 'antrean')).join()).toContain('Antrean kosong');
  expect((await describeChat(house.app, BUDI)).chat?.['owner']).toBe('bot');
});

test('an officer who holds nobody simply goes off duty', async () => {
  await house.write(SITI, 'jaga');
  expect((await house.write(SITI, 'pulang')).join()).not.toContain('antrean');
});

test('silent after the office closed, the officer gives the person back within the hour', async () => {
  await house.write(RAHMAH, 'petugas');
  await house.write(SITI, 'ambil');
  await house.write(SITI, 'Sebentar ya Bu');
  await house.pass(HOUR);
  await house.write(RAHMAH, 'masih ada Bu?');
  expect(await owner()).toBe('operator');
  house.taken();
  await house.pass(HOUR);
  expect(await owner()).toBe('queue');
  const shown = house.taken();
  const heard = (phone: string) =>
    shown.flatMap(({ to, message }) => (to === phone && message.kind === 'text' ? message.text : [])).join();
  expect(heard(RAHMAH)).toMatch(/antrean.*sebelum \*/s);
  expect(heard(SITI)).toContain('kembali ke antrean');
});

test('a claim without an answer: the other officers hear that somebody waits, the holder whose it was', async () => {
  await bind(BUDI, 'Budi', 'CCCC2222');
  await house.write(RAHMAH, 'petugas');
  await house.write(SITI, 'ambil');
  house.taken();
  await house.pass(2 * HOUR);
  const shown = house.taken();
  const heard = (phone: string) =>
    shown.flatMap(({ to, message }) => (to === phone && message.kind === 'text' ? message.text : [])).join();
  expect(heard(BUDI)).toContain('Tiket baru *#1*');
  expect(heard(SITI)).toContain('kembali ke antrean');
  expect(heard(SITI)).not.toContain('Tiket baru');
});

test('a late answer: the officer on duty reads that it is late, the applicant a new date', async () => {
  await house.write(SITI, 'jaga');
  await house.write(RAHMAH, 'petugas');
  house.taken();
  await house.pass(24 * HOUR);
  const shown = house
    .taken()
    .map(({ to, message }) => `${to} ${message.kind === 'text' ? message.text : ''}`);
  expect(shown.filter((line) => line.startsWith(SITI)).join()).toContain('lewat janji');
  const sorry = shown.filter((line) => line.includes('Mohon maaf'));
  expect(sorry).toHaveLength(1);
  expect(sorry[0]).toMatch(/Petugas sudah saya ingatkan\..*Kabar berikutnya sebelum \*/s);
});

test('the console tells the truth about tickets and numbers', async () => {
  await house.write(RAHMAH, 'petugas');
  const say = async (text: string) => (await house.write(SITI, text)).join();
  expect(await say('antre')).toContain('#1');
  expect(await say('ambil1')).toContain('sekarang Bapak/Ibu layani');
  expect(await say('Ambil 1')).toContain('memang sedang Bapak/Ibu pegang');
  for (const line of [
    'tahap BLG-2026-000001-Q terbit',
    'berkas BLG-2026-000001-Q',
    'lanjut BLG-2026-000001-Q',
  ])
    expect(await say(line)).toContain('salah ketik');
  await house.app.house.storage.write(async ({ operators, tickets }) => {
    const siti = await operators.byUsername('siti');
    await tickets.activate(siti!.id, null);
  });
  expect(await say('buka nik')).toMatch(/#1\* Pemohon.*pindah 1/s);
  expect(await say('selesai')).toMatch(/#1\* Pemohon.*pindah 1/s);
});
