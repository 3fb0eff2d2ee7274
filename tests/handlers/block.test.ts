/** DESIGN §3.5 ①: blocked → silence. Who may say so, what it ends, and how it is undone. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mayDo } from '../../handlers/policies.ts';
import type { Actor } from '../../handlers/policies.ts';
import { runCommand } from '../../handlers/run-command.ts';
import { newOfficer, onOwnPhone } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const RAHMAH = '+6281234567890';
const SITI = '+6281234567899';

let house: TestApp;
let siti: Actor;
let kabid: Actor;
beforeEach(async () => {
  house = await openTestApp();
  siti = await newOfficer(house);
  const id = await house.app.house.storage.write(({ operators }) =>
    operators.create({ username: 'kabid', name: 'Kabid', role: 'supervisor', at: 1 }),
  );
  kabid = { id, name: 'Kabid', role: 'supervisor', via: 'desk' };
  await house.write(RAHMAH, 'halo');
});
afterEach(() => house.close());

const chatOf = async (phone: string) =>
  (await house.app.house.storage.read(({ chats }) => chats.find('sim', { kind: 'sim', value: phone })))!;
const act = async (actor: Actor, verb: 'block' | 'unblock', reason?: string, phone = RAHMAH) => {
  const { id: chat } = await chatOf(phone);
  await runCommand(house.app.house, actor, { verb, chat, ...(reason === undefined ? {} : { reason }) });
  await house.settle();
};
const audited = () =>
  house.app.house.storage.read(async ({ audit }) =>
    (await audit.list({ limit: 10 })).filter(({ action }) => action.startsWith('contact_')),
  );

test('whoever is blocked is answered by nobody, and answered again once that is undone', async () => {
  await act(kabid, 'block', 'mengirim ancaman');
  expect((await chatOf(RAHMAH)).blocked).toBe(true);
  expect(await house.write(RAHMAH, 'menu')).toEqual([]);
  expect(await house.write(RAHMAH, 'petugas')).toEqual([]);
  const kept = await house.app.house.storage.read(async ({ messages }) =>
    messages.ofChat((await chatOf(RAHMAH)).id, 5),
  );
  expect(kept[0]?.body).toEqual({ kind: 'text', text: 'petugas' });
  expect(await house.app.house.storage.read(({ tickets }) => tickets.waiting())).toEqual([]);
  await act(kabid, 'unblock');
  expect(await house.write(RAHMAH, 'menu')).not.toEqual([]);
});

test('it is on the record: who, whom, and why', async () => {
  await act(kabid, 'block', 'mengirim ancaman');
  await act(kabid, 'unblock', 'sudah minta maaf');
  const { contact } = await chatOf(RAHMAH);
  expect(await audited()).toMatchObject([
    { who: `operator:${kabid.id}`, action: 'contact_unblocked', reason: 'sudah minta maaf' },
    { action: 'contact_blocked', subject: contact, detail: { via: 'desk' }, reason: 'mengirim ancaman' },
  ]);
});

test('without a reason nobody is silenced, and nobody of the office is', async () => {
  await expect(act(kabid, 'block', ' ')).rejects.toThrow('missing_reason');
  await onOwnPhone(house, siti, SITI);
  await expect(act(kabid, 'block', 'salah pencet', SITI)).rejects.toThrow('not_allowed');
  expect(await house.write(SITI, 'antrean')).not.toEqual([]);
  expect(await house.write(RAHMAH, 'menu')).not.toEqual([]);
  expect(await audited()).toEqual([]);
});

test('an operator decides about whom they serve; the ticket ends, and with it every promise of an answer', async () => {
  await expect(act(siti, 'block', 'iseng')).rejects.toThrow('not_yours');
  await house.write(RAHMAH, 'petugas');
  await house.write(RAHMAH, 'minta dibantu');
  await runCommand(house.app.house, siti, { verb: 'claim', ticket: 'head' });
  await act(siti, 'block', 'iseng');
  const chat = await chatOf(RAHMAH);
  expect(chat.owner).toBe('bot');
  const { storage } = house.app.house;
  expect(await storage.read(({ tickets }) => tickets.openOfChat(chat.id))).toBeUndefined();
  // Nothing comes back to the queue, and nobody is told of a promise that was not kept.
  house.taken();
  await house.pass(3 * 24 * 60 * 60_000);
  expect(house.taken()).toEqual([]);
  expect(await storage.read(({ tickets }) => tickets.waiting())).toEqual([]);
  await act(siti, 'unblock');
  expect(await house.write(RAHMAH, 'menu')).not.toEqual([]);
});

test.each(['block', 'unblock'] as const)(
  '%s is for those who serve and those who answer for it',
  async (verb) => {
    expect((['operator', 'supervisor', 'admin'] as const).filter((role) => mayDo(role, verb))).toEqual([
      'operator',
      'supervisor',
    ]);
    await expect(act({ ...kabid, role: 'admin' }, verb, 'iseng')).rejects.toThrow('not_allowed');
  },
);
