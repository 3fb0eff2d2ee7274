/** Whoever waits in the queue may be answered on the office phone itself, where nobody sees a ticket. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { describeChat } from '../../bot/cli/describe-chat.ts';
import { runCommand } from '../../handlers/run-command.ts';
import { newOfficer } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const [RAHMAH, BUDI, SITI] = ['+6281234567890', '+6281234567891', '+6281234567892'] as const;
const NEWS = 'Selamat pagi, hari ini kantor tutup sampai jam sepuluh.';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
});
afterEach(() => house.close());

const read: TestApp['app']['house']['storage']['read'] = (work) => house.app.house.storage.read(work);
const chatOf = async (phone: string) =>
  (await read(({ chats }) => chats.find('sim', { kind: 'sim', value: phone })))!.id;
const waiting = async () => (await read(({ tickets }) => tickets.waiting())).map(({ topic }) => topic);
const owed = async (phone: string) => {
  const chat = await chatOf(phone);
  return (await read(({ promises }) => promises.open({ chat }))).length;
};
const owner = async (phone: string) => (await describeChat(house.app, phone)).chat?.owner;
const said = () =>
  house
    .taken()
    .flatMap(({ message }) => ('text' in message ? message.text : ''))
    .join('\n');

/** Typed on the office phone a minute later, or so long ago by WhatsApp's clock. */
async function fromPhone(phone: string, text: string, afterMs = MINUTE, at?: number): Promise<void> {
  await house.pass(afterMs);
  const more = at === undefined ? {} : { at };
  await house.receive(phone, { kind: 'text', text }, { from: 'office_phone', ...more });
  await house.settle();
}

test('the answer keeps the promise and takes the person out of the queue, on the record', async () => {
  await house.write(RAHMAH, 'petugas');
  expect([await waiting(), await owed(RAHMAH)]).toEqual([['help'], 1]);
  await fromPhone(RAHMAH, 'Ya Bu, ada yang bisa dibantu?');
  expect([await waiting(), await owed(RAHMAH)]).toEqual([[], 0]);
  const [entry] = await read(({ audit }) => audit.list({ limit: 1 }));
  expect(entry).toMatchObject({ who: 'phone', action: 'ticket_closed' });
  house.taken();
  await house.pass(2 * DAY);
  expect(said()).not.toMatch(/maaf|kabari/i);
  expect(await owner(RAHMAH)).toBe('bot');
});

test('whoever asks for an officer again after that waits again, with a promise', async () => {
  await house.write(RAHMAH, 'petugas');
  await fromPhone(RAHMAH, 'Sebentar ya Bu.');
  await house.pass(10 * MINUTE);
  expect(await house.write(RAHMAH, 'petugas')).toEqual([expect.stringContaining('sebelum')]);
  expect([await waiting(), await owed(RAHMAH)]).toEqual([['help'], 1]);
});

test('a complaint has its answer, and stays in the queue: it is more than a talk', async () => {
  await house.write(RAHMAH, 'keluhan');
  await house.write(RAHMAH, 'loketnya tutup padahal masih jam kerja');
  expect([await waiting(), await owed(RAHMAH)]).toEqual([['complaint'], 1]);
  await fromPhone(RAHMAH, 'Mohon maaf Bu, tadi petugas ke lapangan.');
  expect([await waiting(), await owed(RAHMAH)]).toEqual([['complaint'], 0]);
});

test('whose ticket it is has answered, though on the other phone: it stays theirs', async () => {
  await house.write(RAHMAH, 'petugas');
  const rina = await newOfficer(house);
  await runCommand(house.app.house, rina, { verb: 'claim', ticket: 'head' });
  await house.pass(MINUTE);
  await house.write(RAHMAH, 'Bu?');
  await fromPhone(RAHMAH, 'Ya Bu, ini Rina.');
  expect(await owed(RAHMAH)).toBe(0);
  await house.pass(5 * 60 * MINUTE);
  const held = await read(({ tickets }) => tickets.ofOperator(rina.id));
  expect(held).toMatchObject([{ state: 'claimed', answeredAt: expect.any(Number) }]);
  expect(await owner(RAHMAH)).toBe('operator');
});

test.each([
  ['a greeting of WhatsApp Business', 1_000, undefined],
  ['a word from before they asked', MINUTE, -30 * MINUTE],
])('%s is no answer', async (_, afterMs, before) => {
  await house.write(RAHMAH, 'petugas');
  const at = before === undefined ? undefined : house.app.clock.now() + before;
  await fromPhone(RAHMAH, 'Terima kasih telah menghubungi kami.', afterMs, at);
  expect([await waiting(), await owed(RAHMAH)]).toEqual([['help'], 1]);
});

test('an answer that is read hours later, as the program was down, still counts; the bot serves on', async () => {
  await house.write(RAHMAH, 'petugas');
  const at = house.app.clock.now() + 10 * MINUTE;
  await fromPhone(RAHMAH, 'Ya Bu, ada yang bisa dibantu?', 5 * 60 * MINUTE, at);
  expect([await waiting(), await owed(RAHMAH)]).toEqual([[], 0]);
  expect(await owner(RAHMAH)).toBe('bot');
});

test('nor are the same words to three people: the first two wait again, and are told', async () => {
  for (const phone of [RAHMAH, BUDI, SITI]) await house.write(phone, 'petugas');
  for (const phone of [RAHMAH, BUDI]) await fromPhone(phone, NEWS);
  expect(await waiting()).toEqual(['help']);
  house.taken();
  await fromPhone(SITI, NEWS);
  await house.pass(0);
  expect(await waiting()).toEqual(['help', 'help', 'help']);
  expect([await owed(RAHMAH), await owed(BUDI), await owed(SITI)]).toEqual([1, 1, 1]);
  expect(said().match(/sebelum/g)).toHaveLength(2);
});

test('whom an officer had at the desk then is not in the queue again for that', async () => {
  for (const phone of [RAHMAH, BUDI, SITI]) await house.write(phone, 'halo');
  for (const phone of [RAHMAH, BUDI, SITI]) await fromPhone(phone, NEWS);
  await house.pass(0);
  expect(await waiting()).toEqual([]);
});
