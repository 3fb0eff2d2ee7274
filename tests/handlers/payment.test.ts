/** A case that waits for a payment: how much and where is promised by date, and "sudah saya bayar" is news, no complaint. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { OfficerAct } from '../../flows/event.ts';
import type { Actor } from '../../handlers/policies.ts';
import { JPEG, openCase } from '../desk/server/case.ts';
import type { Case } from '../desk/server/case.ts';
import { actOn, newOfficer } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let house: TestApp;
let siti: Actor;
let given: Case;
beforeEach(async () => {
  house = await openTestApp();
  siti = await newOfficer(house);
  given = await openCase(house);
});
afterEach(() => house.close());

const act = async (does: Omit<OfficerAct, 'application'>): Promise<string | undefined> =>
  (await actOn(house, siti, given, does))?.code;
const pay = (note?: string) =>
  act({ verb: 'stage', stage: 'payment', reason: 'lengkap', ...(note === undefined ? {} : { note }) });
const heard = (): string =>
  house
    .taken()
    .filter(({ to }) => to === given.phone)
    .map(({ message }) => (message.kind === 'text' ? message.text : message.kind))
    .join('\n');
const write = async (text: string): Promise<string> => (await house.write(given.phone, text)).join('\n');
const promises = () =>
  house.app.house.storage.read((stores) => stores.promises.open({ application: given.application }));
const waiting = () => house.app.house.storage.read(({ tickets }) => tickets.waiting());

test('how much and how to pay is promised by date, until an officer writes it', async () => {
  await act({ verb: 'claim', ticket: given.ticket });
  await act({ verb: 'reply', ticket: given.ticket, text: 'Halo Bu' });
  await pay();
  expect(heard()).toMatch(/jumlah dan cara bayarnya sebelum \*\w+ \d+ Nov, \d\d\.\d\d WITA\*/);
  expect(await promises()).toHaveLength(1);
  await act({ verb: 'reply', ticket: given.ticket, text: 'Rp 50.000 ke kas daerah, ini nomornya' });
  expect(await promises()).toEqual([]);
});

test('said with the stage itself, nothing more is promised', async () => {
  await pay('Rp 50.000 ke kas daerah');
  const words = heard();
  expect(words).toContain('Rp 50.000');
  expect(words).not.toContain('Petugas menjelaskan');
  expect(await promises()).toEqual([]);
});

test.each(['sudah saya bayar', 'udah transfer ya min', 'pembayarannya sudah lunas', 'barusan sy tf bu'])(
  '"%s" is news for the officer, with thanks and a date',
  async (words) => {
    await act({ verb: 'claim', ticket: given.ticket });
    await pay('Rp 50.000 ke kas daerah');
    await act({ verb: 'close', ticket: given.ticket });
    heard();
    const answer = await write(words);
    expect(answer).toMatch(/Terima kasih.*sebelum \*\w+ \d+ Nov/s);
    expect(answer).not.toMatch(/[Kk]eluhan/);
    const [ticket, ...more] = await waiting();
    expect(more).toEqual([]);
    expect(ticket).toMatchObject({ topic: 'application', application: given.application, reason: words });
    const [promise] = await promises();
    expect(ticket?.dueAt).toBe(promise?.dueAt);
    // Said again: the same place, the same date.
    expect(await write(words)).toContain('Terima kasih');
    expect(await promises()).toHaveLength(1);
    expect(await write('status')).toContain('Kabar berikutnya sebelum');
  },
);

test('the picture of a receipt, named as one, is news as well and no document of the form', async () => {
  await act({ verb: 'claim', ticket: given.ticket });
  await pay('Rp 50.000 ke kas daerah');
  await act({ verb: 'close', ticket: given.ticket });
  heard();
  const file = { bytes: Buffer.concat([JPEG, Buffer.from('receipt')]), mime: 'image/jpeg' };
  await house.receive(given.phone, { kind: 'image', file, caption: 'bukti transfer' });
  await house.settle();
  expect(heard()).toMatch(/Terima kasih.*sebelum \*\w+ \d+ Nov/s);
  expect((await waiting()).map(({ reason }) => reason)).toEqual(['bukti transfer']);
});

test('what only speaks of paying, or of another stage, is read as before', async () => {
  const thanks = 'Pembayarannya dicek petugas';
  expect(await write('sudah saya bayar')).not.toContain(thanks);
  await pay('Rp 50.000 ke kas daerah');
  for (const words of [
    'belum saya bayar',
    'kalau sudah bayar gimana',
    'sudah bayar ke calo 500 ribu',
    'berapa bayarnya',
  ])
    expect([words, await write(words)]).toEqual([words, expect.not.stringContaining(thanks)]);
});

test('told days after the hour promised for its ticket, it gets a date that is still to come', async () => {
  await pay('Rp 50.000 ke kas daerah');
  await house.pass(8 * 24 * 3_600_000);
  heard();
  expect(await write('sudah saya bayar')).toMatch(/Terima kasih/);
  const [promise] = await promises();
  expect(promise?.dueAt).toBeGreaterThan(house.app.clock.now());
});
