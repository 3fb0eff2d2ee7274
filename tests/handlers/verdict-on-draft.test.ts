/** What an officer wants replaced while the applicant is still filling in. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeChat } from '../../bot/cli/describe-chat.ts';
import type { Actor } from '../../handlers/policies.ts';
import { runCommand } from '../../handlers/run-command.ts';
import { newOfficer } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const FROM = '+6281250000001';
const FORM = ['mau urus nib perorangan', 'warung kopi', '5 juta', 'sendiri', 'setuju', 'Kopi Rahmah'];

let house: TestApp;
let siti: Actor;
let chat: string;
beforeEach(async () => {
  house = await openTestApp();
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
  expect(await write('6311064101900002')).toContain('HP atau WhatsApp');
});
