/** A number that may write freely only for 24 hours after a person's last word: nobody is told otherwise. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { presentChat, sightOf } from '../../desk/server/presenters/chat.ts';
import type { AfterWindow } from '../../handlers/window.ts';
import { hashOperatorCode } from '../../handlers/operator-code.ts';
import { runCommand } from '../../handlers/run-command.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const RAHMAH = '+6281234567890';
const SITI = '+6281111111111';
const HOUR = 60 * 60_000;
const WHEN_THEY_WRITE = /begitu ia menulis lagi/;
const IN_24_HOURS = /sampai 24 jam sesudah pesan terakhir/;

let house: TestApp;
beforeEach(async () => {
  // A Friday.
  house = await openTestApp('2026-11-20T10:00+08:00');
  const { storage, clock, cipher } = house.app.house;
  await storage.write(async (stores) => {
    const at = clock.now();
    const id = await stores.operators.create({ username: 'siti', name: 'Siti', role: 'operator', at });
    await stores.operators.createCode(id, hashOperatorCode({ hash: cipher.hash }, 'AAAABBBB'), at + HOUR);
  });
  await house.write(SITI, 'PETUGAS-AAAA-BBBB');
});
afterEach(() => house.close());

const withWindow = (after: AfterWindow): void => {
  house.app.house.world = { ...house.app.house.world, windows: new Map([['sim', after]]) };
};
const said = async (from: string, text: string): Promise<string> =>
  (await house.write(from, text)).join('\n');

test('an officer is told that their words wait until the applicant writes again, and then they do not', async () => {
  withWindow('held');
  await said(SITI, 'jaga');
  await said(RAHMAH, 'petugas');
  await house.pass(25 * HOUR);
  expect(await said(SITI, 'ambil')).toMatch(WHEN_THEY_WRITE);
  expect(await said(SITI, 'ambil 1')).toMatch(WHEN_THEY_WRITE);
  const reply = await said(SITI, 'Bisa kirim NPWP-nya, Bu?');
  expect(reply).toMatch(WHEN_THEY_WRITE);
  expect(reply).not.toContain('Terkirim ke');
  await said(RAHMAH, 'halo');
  expect(await said(SITI, 'Bisa kirim NPWP-nya, Bu?')).toContain('Terkirim ke #1');
});

test('verbs whose usual sentence promises nothing get one about the wait', async () => {
  withWindow('held');
  await said(SITI, 'jaga');
  await said(RAHMAH, 'petugas');
  await house.pass(25 * HOUR);
  await said(SITI, 'ambil');
  const closed = await said(SITI, 'selesai');
  expect(closed).toContain('ditutup');
  expect(closed).toMatch(WHEN_THEY_WRITE);
});

test('with a template the words leave, and the officer knows how; what a template cannot carry waits', async () => {
  withWindow('template');
  await said(SITI, 'jaga');
  await said(RAHMAH, 'petugas');
  await house.pass(25 * HOUR);
  const claimed = await said(SITI, 'ambil');
  expect(claimed).toMatch(/templat WhatsApp/);
  expect(claimed).not.toMatch(WHEN_THEY_WRITE);
  expect(await said(SITI, 'Bisa kirim NPWP-nya, Bu?')).toMatch(/Terkirim ke #1.*templat WhatsApp/s);
  expect(await said(SITI, 'panjang '.repeat(120))).toMatch(WHEN_THEY_WRITE);
});

test('an answer promised for later than the window says what to do so that it arrives', async () => {
  withWindow('held');
  await said(SITI, 'jaga');
  expect(await said(RAHMAH, 'petugas')).not.toMatch(IN_24_HOURS);
  await house.pass(7 * HOUR);
  // Closed until Monday.
  expect(await said('+6281234567891', 'petugas')).toMatch(IN_24_HOURS);
});

test('an officer on such a number hears until when news reaches them there, and only on such a number', async () => {
  const UNTIL = /sampai \*Sabtu 21 Nov, 09.59 WITA\*/;
  expect(await said(SITI, 'jaga')).not.toMatch(UNTIL);
  withWindow('template');
  expect(await said(SITI, 'jaga')).not.toMatch(UNTIL);
  withWindow('held');
  expect(await said(SITI, 'jaga')).toMatch(UNTIL);
  expect(await said(SITI, 'pulang')).not.toMatch(UNTIL);
  const { storage, clock, cipher } = house.app.house;
  await storage.write(async ({ operators }) => {
    const at = clock.now();
    const id = await operators.create({ username: 'budi', name: 'Budi', role: 'operator', at });
    await operators.createCode(id, hashOperatorCode({ hash: cipher.hash }, 'CCCCDDDD'), at + HOUR);
  });
  expect(await said('+6281111111112', 'PETUGAS-CCCC-DDDD')).toMatch(UNTIL);
});

test('a file for an officer waits where their window is closed, and the words before it say so', async () => {
  withWindow('template');
  await said(SITI, 'jaga');
  const siti = await house.app.house.storage.write(async ({ operators }) => {
    const { id } = (await operators.byUsername('siti'))!;
    await operators.update(id, { officeDevice: true });
    return { id, name: 'Siti', role: 'operator', via: 'desk' } as const;
  });
  await house.pass(25 * HOUR);
  await said(RAHMAH, 'petugas');
  await runCommand(house.app.house, siti, { verb: 'claim', ticket: 'head' });
  const photo = async () => {
    house.taken();
    const bytes = readFileSync('tests/support/files/foto-ktp.jpg');
    await house.receive(RAHMAH, { kind: 'image', file: { bytes, mime: 'image/jpeg' } });
    await house.settle();
    return house
      .taken()
      .filter(({ to }) => to === SITI)
      .map(({ message }) => (message.kind === 'text' ? message.text : `[${message.kind}]`));
  };
  expect(await photo()).toEqual([
    expect.stringContaining('mengirim foto'),
    expect.stringMatching(/belum bisa dikirim[^]*berkasnya langsung terkirim/),
    '[image]',
  ]);
  await said(SITI, 'antrean');
  expect(await photo()).toEqual([expect.not.stringMatching(/belum bisa dikirim/), '[image]']);
});

test('tickets an officer could not hear of are one line once they write, with those that still wait', async () => {
  const LEFT_OUT = /2 kabar tiket\* yang tertahan/;
  withWindow('held');
  await said(SITI, 'jaga');
  await house.pass(25 * HOUR);
  const toSiti = async (phone: string) => {
    house.taken();
    await house.receive(phone, { kind: 'text', text: 'petugas' });
    await house.settle();
    return house.taken().filter(({ to }) => to === SITI);
  };
  for (const phone of [RAHMAH, '+6281234567891']) expect(await toSiti(phone)).toEqual([]);
  const back = await house.write(SITI, 'halo');
  expect(back.join('\n')).toMatch(LEFT_OUT);
  expect(back.join('\n')).toMatch(/#1[^]*#2/);
  expect(await said(SITI, 'antrean')).not.toMatch(/tertahan/);
  // The next one is told as it comes.
  expect(await toSiti('+6281234567892')).toHaveLength(1);
});

test('on any other number, and with a template, nobody hears of windows', async () => {
  await house.pass(7 * HOUR);
  expect(await said(RAHMAH, 'petugas')).not.toMatch(IN_24_HOURS);
  withWindow('template');
  expect(await said('+6281234567891', 'petugas')).not.toMatch(IN_24_HOURS);
});

test('the desk shows it above the reply box', async () => {
  await said(RAHMAH, 'petugas');
  const shown = () =>
    house.app.house.storage.read(async (stores) => {
      const chat = (await stores.chats.find('sim', { kind: 'sim', value: RAHMAH }))!;
      return (await presentChat(sightOf(house.app.house, stores, chat))).chat.window;
    });
  expect(await shown()).toBeNull();
  withWindow('held');
  expect(await shown()).toBeNull();
  await house.pass(25 * HOUR);
  expect(await shown()).toBe('held');
  withWindow('template');
  expect(await shown()).toBe('template');
});
