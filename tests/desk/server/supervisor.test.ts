/** Reading every conversation without touching it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runCommand } from '../../../handlers/run-command.ts';
import type { Actor } from '../../../handlers/policies.ts';
import type { OfficerAct } from '../../../flows/event.ts';
import { indexMessages } from '../../../handlers/jobs/index-messages.ts';
import { NIK, openCase } from './case.ts';
import type { Case } from './case.ts';
import { openTestDesk } from './test-desk.ts';
import type { Caller, TestDesk } from './test-desk.ts';

let desk: TestDesk;
let kabid: Caller;
let siti: Caller;
let given: Case;

beforeAll(async () => {
  desk = await openTestDesk();
  siti = await desk.user('operator', 'siti');
  given = await openCase(desk);
  await desk.ask(siti, `POST /api/tickets/${given.ticket}/claim`);
  await desk.ask(siti, `POST /api/tickets/${given.ticket}/return`);
  await desk.settle();
  await desk.pass(86_400_000);
  await desk.pass(3_600_000);
  await desk.write('+6281250000002', 'halo');
  kabid = await desk.user('supervisor', 'kabid');
});
afterAll(() => desk.close());

const everything = () =>
  desk.app.house.storage.read(async ({ chats, messages, tickets }) => ({
    chat: await chats.get(given.chat),
    messages: await messages.ofChat(given.chat, 100),
    tickets: await tickets.list({ chat: given.chat, limit: 10 }),
  }));
const logs = async (query = '') => {
  const { body } = await desk.ask(kabid, `GET /api/logs${query}`);
  return (body['chats'] as { id: string }[]).map(({ id }) => id);
};

test('reading a log leaves nothing in the chat and one entry in the audit each time', async () => {
  const before = await everything();
  const read = await desk.ask(kabid, `GET /api/logs/${given.chat}`);
  expect(read.status).toBe(200);
  expect(read.text).not.toContain(NIK);
  expect(read.body['messages']).toHaveLength(before.messages.length);
  await desk.ask(kabid, `GET /api/logs/${given.chat}`);
  await desk.settle();
  expect(await everything()).toEqual(before);
  expect(desk.taken().filter(({ to }) => to === given.phone)).toEqual([]);
  const audit = (await desk.ask(kabid, 'GET /api/audit?action=log_read')).body['entries'] as object[];
  expect(audit).toEqual([0, 1].map(() => expect.objectContaining({ about: 'Nurul Hidayah' })));
  const reads = (await desk.audited(10)).filter(({ action }) => action === 'log_read');
  expect(reads).toEqual(
    [0, 1].map(() => expect.objectContaining({ who: `operator:${kabid.id}`, subject: given.chat })),
  );
});

test('a supervisor silences a person with a reason, sees it in the log, and undoes it', async () => {
  const to = { kind: 'sim', value: '+6281250000002' } as const;
  const chat = (await desk.app.house.storage.read(({ chats }) => chats.find('sim', to)))!.id;
  const seen = async () =>
    ((await desk.ask(kabid, `GET /api/logs/${chat}`)).body['chat'] as { blocked: boolean }).blocked;
  expect(await seen()).toBe(false);
  expect((await desk.ask(kabid, `POST /api/chats/${chat}/block`, {})).code).toBe('missing_reason');
  const reason = 'mengirim ancaman';
  expect((await desk.ask(kabid, `POST /api/chats/${chat}/block`, { reason })).status).toBe(200);
  expect(await seen()).toBe(true);
  expect((await desk.ask(kabid, `POST /api/chats/${chat}/unblock`, {})).status).toBe(200);
  expect(await seen()).toBe(false);
});

test('a log that does not exist is not found and nothing is recorded', async () => {
  expect((await desk.ask(kabid, 'GET /api/logs/nothing')).status).toBe(404);
  expect((await desk.audited(1))[0]?.subject).not.toBe('nothing');
});

test('older messages come by page', async () => {
  const { body } = await desk.ask(kabid, `GET /api/logs/${given.chat}`);
  const messages = body['messages'] as { id: string }[];
  const { body: older } = await desk.ask(kabid, `GET /api/logs/${given.chat}?before=${messages[2]?.id}`);
  expect((older['messages'] as { id: string }[]).map(({ id }) => id)).toEqual(
    messages.slice(0, 2).map(({ id }) => id),
  );
});

test('logs are found by date, officer, outcome and number of a case', async () => {
  const all = await logs();
  expect(all).toHaveLength(2);
  expect(all[1]).toBe(given.chat);
  const day = desk.app.clock.now() - 1_800_000;
  expect(await logs(`?to=${day}`)).toEqual([given.chat]);
  expect(await logs(`?from=${day}`)).toEqual([all[0]]);
  expect(await logs(`?operator=${siti.id}`)).toEqual([given.chat]);
  expect(await logs(`?operator=${kabid.id}`)).toEqual([]);
  expect(await logs('?outcome=returned')).toEqual([given.chat]);
  expect(await logs('?outcome=closed')).toEqual([]);
  const { body } = await desk.ask(kabid, `GET /api/logs?operator=${siti.id}`);
  const [line] = body['chats'] as { application: string }[];
  expect(line).toMatchObject({ name: 'Nurul Hidayah', operators: ['Ibu siti'], outcome: 'returned' });
  expect(await logs(`?q=${line?.application}`)).toEqual([given.chat]);
  expect(await logs('?q=tidakpernahditulis')).toEqual([]);
});

test('one can look for whoever had a chat, also for who serves no more, and for nobody else', async () => {
  await desk.user('operator', 'tuti');
  const offered = async () => (await desk.ask(kabid, 'GET /api/logs')).body['operators'];
  expect(await offered()).toEqual([{ id: siti.id, name: 'Ibu siti', disabled: false }]);
  const disable = (disabledAt: number | null) =>
    desk.app.house.storage.write(({ operators }) => operators.update(siti.id, { disabledAt }));
  await disable(desk.app.clock.now());
  expect(await offered()).toEqual([{ id: siti.id, name: 'Ibu siti', disabled: true }]);
  await disable(null);
});

test('logs are found by words and whole numbers, never by part of one', async () => {
  const { storage } = desk.app.house;
  await indexMessages(storage, desk.app.clock.now() + 60_000);
  expect(await logs('?q=saya%20NIK')).toEqual([given.chat]);
  expect(await logs(`?q=${NIK}`)).toEqual([given.chat]);
  expect(await logs(`?q=${NIK.slice(0, 12)}`)).toEqual([]);
});

test('the audit tells who did what, newest first, filtered and by page', async () => {
  const { body } = await desk.ask(kabid, `GET /api/audit?who=operator:${siti.id}`);
  const entries = body['entries'] as { id: string; action: string; who: string; about: string | null }[];
  expect(entries.map(({ action }) => action)).toEqual(['ticket_returned', 'ticket_claimed', 'logged_in']);
  expect(entries[0]).toMatchObject({ who: 'Ibu siti', subjectKind: 'ticket', subject: given.ticket });
  // A supervisor reads names and numbers, not ids.
  expect(entries.map(({ about }) => about)).toEqual(['#1 Nurul Hidayah', '#1 Nurul Hidayah', 'Ibu siti']);
  const { body: older } = await desk.ask(
    kabid,
    `GET /api/audit?who=operator:${siti.id}&before=${entries[1]?.id}`,
  );
  expect(older['entries']).toHaveLength(1);
});

test('the audit speaks in words: what an item is called, and why a gate was overridden', async () => {
  const act = (does: Omit<OfficerAct, 'application'>) =>
    runCommand(desk.app.house, actor, { ...does, application: given.application });
  const actor: Actor = { id: siti.id, name: 'Ibu siti', role: 'operator', via: 'desk' };
  await act({ verb: 'reject', item: 'ktp', reason: 'buram' });
  // It has another name where a company is asked for it.
  await act({ verb: 'accept', item: 'npwp' });
  await act({ verb: 'reveal', item: 'nik' });
  await act({ verb: 'stage', stage: 'registering', reason: 'KTP dilihat di loket, HP 085248771234' });
  const { body } = await desk.ask(kabid, `GET /api/audit?who=operator:${siti.id}`);
  const details = (body['entries'] as { detail: object }[]).map(({ detail }) => detail);
  expect(details[3]).toEqual({ item: 'KTP', via: 'desk' });
  expect(details[2]).toEqual({ item: 'NPWP', via: 'desk' });
  expect(details[1]).toEqual({ key: 'NIK', via: 'desk' });
  expect(details[0]).toMatchObject({
    reason: expect.stringMatching(/^KTP dilihat di loket, HP (?!085248771234)/),
  });
  expect((details[0] as { open: string[] }).open).toContain('KTP');
  const { body: files } = await desk.ask(kabid, 'GET /api/audit?action=file_opened');
  for (const { about, detail } of files['entries'] as { about: string; detail: object }[])
    expect([about, Object.keys(detail)]).toEqual(['Nurul Hidayah', ['mime']]);
});

test('a supervisor lets the bot serve whom the office phone has, but ends no conversation of an officer', async () => {
  const to = '+6281250000002';
  await desk.pass(60_000);
  await desk.receive(to, { kind: 'text', text: 'Pak, ini Rina.' }, { from: 'office_phone' });
  await desk.settle();
  const { body } = await desk.ask(kabid, 'GET /api/queue');
  const [{ chat } = { chat: '' }] = body['phone'] as { chat: string }[];
  expect((await desk.ask(kabid, `POST /api/chats/${chat}/return`)).status).toBe(200);
  expect(await desk.audited(1)).toMatchObject([{ who: `operator:${kabid.id}`, action: 'chat_returned' }]);
  expect((await desk.ask(kabid, 'GET /api/queue')).body['phone']).toEqual([]);

  await desk.write(to, 'petugas');
  const [ticket] = await desk.app.house.storage.read(({ tickets }) => tickets.list({ chat, limit: 1 }));
  const rina = await desk.user('operator', 'rina');
  expect((await desk.ask(rina, `POST /api/tickets/${ticket!.id}/claim`)).status).toBe(200);
  await desk.settle();
  expect((await desk.ask(kabid, `POST /api/chats/${chat}/return`)).code).toBe('not_yours');
  expect((await desk.ask(kabid, `POST /api/tickets/${ticket!.id}/return`)).code).toBe('not_yours');
  expect((await desk.ask(rina, `POST /api/tickets/${ticket!.id}/return`)).status).toBe(200);
  await desk.settle();
});

test('whoever had a chat is found by it also after it went back to the queue', async () => {
  const dedi = await desk.user('operator', 'dedi');
  const to = '+6281250000003';
  await desk.write(to, 'petugas');
  const { storage } = desk.app.house;
  const chat = (await storage.read(({ chats }) => chats.find('sim', { kind: 'sim', value: to })))!.id;
  const ticket = (await storage.read(({ tickets }) => tickets.openOfChat(chat)))!.id;
  await desk.ask(dedi, `POST /api/tickets/${ticket}/claim`);
  await storage.write(({ tickets }) => tickets.release(ticket));
  const { body } = await desk.ask(kabid, `GET /api/logs?operator=${dedi.id}`);
  expect(body['chats']).toMatchObject([{ id: chat, operators: ['Ibu dedi'] }]);
  expect(await logs(`?operator=${dedi.id}&outcome=returned`)).toEqual([]);
});
