/** What an officer wants replaced while the applicant is still filling in. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeChat } from '../../bot/cli/describe-chat.ts';
import type { DocumentReader } from '../../documents/reader.ts';
import type { Reading } from '../../licensing/reading.ts';
import type { Actor } from '../../handlers/policies.ts';
import { runCommand } from '../../handlers/run-command.ts';
import { JPEG } from '../desk/server/case.ts';
import { newOfficer } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const FROM = '+6281250000001';
const FORM = ['mau urus nib perorangan', 'warung kopi', '5 juta', 'sendiri', 'setuju', 'Kopi Rahmah'];

const said = (value: string) => ({ value, confidence: 0.95 });
const KTP: Reading = {
  type: 'ktp',
  fields: { nik: said('6311066010908001'), name: said('RAUDAH') },
  quality: { pixels: 1600, lineHeight: 30, labels: 1, brightness: 200, turned: 0 },
  decision: 'accept',
  reasons: [],
};
let card: Reading;
const reader: DocumentReader = {
  read: () => Promise.resolve({ ...card, cpuMs: 1 }),
  pid: () => undefined,
  stop: () => Promise.resolve(),
};

let house: TestApp;
let siti: Actor;
let chat: string;
beforeEach(async () => {
  card = KTP;
  house = await openTestApp(undefined, { reader });
  siti = await newOfficer(house);
  for (const text of [...FORM, 'Rahmah Wulandari', '6311064101900001', 'petugas']) await write(text);
  const { storage } = house.app.house;
  chat = (await storage.read(({ chats }) => chats.find('sim', { kind: 'sim', value: FROM })))!.id;
  await act({ verb: 'claim', ticket: '1' });
});
afterEach(() => house.close());

const write = async (text: string): Promise<string> => (await house.write(FROM, text)).join('\n');
const asks = async () => (await describeChat(house.app, FROM)).chat?.asks;

async function act(does: Parameters<typeof runCommand>[2]): Promise<string> {
  house.taken();
  await runCommand(house.app.house, siti, does);
  house.app.queue.wake(chat);
  await house.settle();
  return house
    .taken()
    .map(({ message }) => (message.kind === 'text' ? message.text : ''))
    .join('\n');
}

test('of an item with two questions only the one that the officer named is asked again', async () => {
  await act({ verb: 'reject', chat, item: 'nik', reason: 'angkanya tertukar' });
  const words = await act({ verb: 'return', chat });
  expect(words).toContain('Yang perlu diganti: *NIK*. Catatan petugas: angkanya tertukar');
  expect(words).not.toContain('*Nama*');
  expect(await asks()).toBe('nik');
  expect(await write('status')).toContain('5 dari 11 pertanyaan');
  expect(await write('6311064101900002')).toContain('HP atau WhatsApp');
});

test('what was to be replaced may come from the card too: it is not asked for once more', async () => {
  await act({ verb: 'reject', chat, item: 'nik', reason: 'angkanya tertukar' });
  await act({ verb: 'return', chat });
  await house.receive(FROM, { kind: 'image', file: { bytes: JPEG, mime: 'image/jpeg' }, caption: 'ktp' });
  await house.settle();
  const words = await write('Yang di kartu');
  expect(words).toContain('saya pakai yang terbaca di kartu');
  expect(words).not.toContain('Yang perlu diganti');
  expect(await asks()).toBe('phone');
});

test('a number that was refused is not offered once more beside the one on the card', async () => {
  await act({ verb: 'reject', chat, item: 'nik', reason: 'angkanya tertukar' });
  await act({ verb: 'return', chat });
  card = { ...KTP, fields: { ...KTP.fields, name: said('RAHMAH WULANDARI') } };
  await house.receive(FROM, { kind: 'image', file: { bytes: JPEG, mime: 'image/jpeg' }, caption: 'ktp' });
  await house.settle();
  const words = house
    .taken()
    .map(({ message }) => (message.kind === 'text' ? message.text : ''))
    .join('\n');
  expect(words).not.toContain('Yang saya tulis');
  expect(await asks()).toBe('phone');
});
