/** The side of the program that a number speaks to: what was missed, what was sent, what the health page says of it. */
import { readFileSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { healthChecks } from '../../bot/health.ts';
import { intakeFor } from '../../bot/intake.ts';
import type { InboundMessage, Outgoing } from '../../flows/message.ts';
import { readMissed } from '../../handlers/missed-report.ts';
import type { Storage } from '../../storage/database.ts';
import { linkedSetting } from '../../bot/runtime/pace.ts';
import { newOfficer, onOwnPhone } from '../support/officer.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const [SITI, BUDI] = ['+6281234567890', '+6281234567000'];
const HOUR = 60 * 60_000;

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
});
afterEach(() => house.close());

const intake = () => {
  const { app } = house;
  return intakeFor(app.simulator!, { storage: app.house.storage, pace: { linked: () => undefined }, ...app });
};

function written(from: string, id: string, text: string, hoursAgo: number): InboundMessage {
  const chat = { kind: 'sim', value: from } as const;
  const at = house.app.clock.now() - hoursAgo * HOUR;
  return { account: 'sim', chat, externalId: id, at, from: 'contact', content: { kind: 'text', text } };
}

async function missed(...people: InboundMessage[][]): Promise<Map<string, string>> {
  house.taken();
  const since = house.app.clock.now() - 6 * HOUR;
  await intake().missed({ since, people, answered: 2, unreadable: 1, lost: 0, nothing: false });
  await house.settle();
  const said = new Map<string, string>();
  for (const { to, message } of house.taken())
    said.set(to, `${said.get(to) ?? ''}${message.kind === 'text' ? message.text : ''}\n`);
  return said;
}

test('a number is a new device after a QR or a code, and speaks more slowly from then on; after a restart it is none', async () => {
  const { app } = house;
  const since: number[] = [];
  const to = intakeFor(app.simulator!, {
    storage: app.house.storage,
    pace: { linked: (_, at) => void since.push(at) },
    ...app,
  });
  await to.link({ state: 'connecting' });
  await to.link({ state: 'ready' });
  expect(since).toEqual([]);
  await to.link({ state: 'pairing', code: 'ABCD1234' });
  await to.link({ state: 'connecting' });
  await to.link({ state: 'ready' });
  const now = app.clock.now();
  expect(since).toEqual([now]);
  const kept = await app.house.storage.read(({ settings }) => settings.get(linkedSetting('sim')));
  expect(Number(kept)).toBe(now);
  await to.link({ state: 'waiting', reason: 'connection_lost', until: 0 });
  await to.link({ state: 'ready' });
  expect(since).toHaveLength(1);
});

test('what is in doubt on a number is settled whenever its link opens, and at no other time', async () => {
  const { app } = house;
  const opened: string[] = [];
  const to = intakeFor(app.simulator!, {
    storage: app.house.storage,
    pace: { linked: () => undefined },
    ...app,
    outbox: { ...app.outbox, ready: async (account) => void opened.push(account) },
  });
  await to.link({ state: 'connecting' });
  await to.link({ state: 'pairing', code: 'ABCD1234' });
  await to.link({ state: 'waiting', reason: 'connection_lost', until: 0 });
  await to.link({ state: 'stopped', reason: 'logged_out' });
  expect(opened).toEqual([]);
  await to.link({ state: 'ready' });
  await to.link({ state: 'ready', reason: 'reach_limited' });
  expect(opened).toEqual(['sim', 'sim']);
});

test('each person gets one apology, and an answer to what they wrote', async () => {
  const said = await missed(
    [written(SITI, 'S1', 'assalamualaikum', 5), written(SITI, 'S2', 'berapa biaya nib', 4)],
    [written(BUDI, 'B1', 'halo', 3)],
  );
  expect([...said.keys()].sort()).toEqual([BUDI, SITI].sort());
  for (const words of said.values()) expect(words.match(/baru terbaca sekarang/g)).toHaveLength(1);
  expect(said.get(SITI)).toContain('Biaya *NIB*: *gratis*');
});

test('a mere hello, or a call whether anybody is there, is answered beside the apology', async () => {
  await house.write(SITI, 'assalamualaikum');
  for (const [id, words] of Object.entries({ S1: 'halo', S2: 'masih ada orang?', S3: 'assalamualaikum' })) {
    const said = (await missed([written(SITI, id, words, 1 / 60)])).get(SITI);
    expect(said).toMatch(/Balas angka/);
    await house.pass(HOUR);
  }
});

test('what waited five minutes only was missed as well; what comes again of the history is no news', async () => {
  const asked = written(SITI, 'S1', 'berapa biaya nib', 5 / 60);
  const said = await missed([asked]);
  expect(said.get(SITI)?.match(/baru terbaca sekarang/g)).toHaveLength(1);
  expect(said.get(SITI)).toContain('Biaya *NIB*: *gratis*');
  expect(await missed([asked])).toEqual(new Map());
  // More of the same history: an answer, and no second apology.
  expect((await missed([written(SITI, 'S2', 'untuk warung', 4 / 60)])).get(SITI)).not.toContain('terbaca');
});

test('what had arrived before is not answered again, and nobody is listed for it', async () => {
  const known = written(SITI, 'S1', 'halo', 5);
  await intake().receive(known);
  await house.settle();
  expect(await missed([known])).toEqual(new Map());
  const report = await house.app.house.storage.read(({ settings }) => readMissed(settings, 'sim'));
  expect(report).toMatchObject({ chats: [], messages: 0, answered: 2, unreadable: 1 });
});

test('what comes of the history later makes one list with what came before', async () => {
  await missed([written(SITI, 'S1', 'halo', 5)]);
  expect([...(await missed([written(BUDI, 'B1', 'halo', 3)])).keys()]).toEqual([BUDI]);
  const report = await house.app.house.storage.read(({ settings }) => readMissed(settings, 'sim'));
  expect(report?.chats).toHaveLength(2);
  expect(report).toMatchObject({ messages: 2, answered: 2, unreadable: 1 });
});

test('a database that fails in the middle loses nobody from the list: what is stored is listed with it', async () => {
  const { app } = house;
  const { storage } = app.house;
  let writes = 0;
  const failing: Storage = {
    ...storage,
    write: (work) =>
      (writes += 1) === 1 ? Promise.reject(new Error('the database is away')) : storage.write(work),
  };
  const people = [[written(SITI, 'S1', 'halo', 5)], [written(BUDI, 'B1', 'halo', 3)]];
  const since = app.clock.now() - 6 * HOUR;
  const gap = { since, people, answered: 0, unreadable: 0, lost: 0, nothing: false };
  const to = intakeFor(app.simulator!, { ...app, storage: failing, pace: { linked: () => undefined } });
  await expect(to.missed(gap)).rejects.toThrow('away');
  // The channel has kept the history, and hands it on once more.
  await to.missed(gap);
  const report = await storage.read(({ settings }) => readMissed(settings, 'sim'));
  expect(report?.chats).toHaveLength(2);
  const [entry] = await storage.read(({ audit }) => audit.list({ limit: 1 }));
  expect(entry).toMatchObject({ action: 'history_read', detail: { people: 2, messages: 2 } });
});

test('whoever is blocked gets no apology and stands on no list', async () => {
  await house.write(SITI, 'halo');
  const { storage } = house.app.house;
  await storage.write(async ({ contacts }) => {
    const { id } = await contacts.resolve([{ kind: 'sim', value: SITI }], house.app.clock.now());
    await contacts.setBlocked(id, true);
  });
  expect(await missed([written(SITI, 'S1', 'halo', 5)])).toEqual(new Map());
  const report = await storage.read(({ settings }) => readMissed(settings, 'sim'));
  expect(report).toMatchObject({ chats: [], messages: 0 });
});

test('in a chat that an officer has, the officer is told how old it is, and the bot says nothing', async () => {
  const OFFICER = '+6281234567999';
  await onOwnPhone(house, await newOfficer(house), OFFICER);
  await house.write(SITI, 'petugas');
  await house.write(OFFICER, 'ambil');
  const said = await missed([written(SITI, 'S1', 'berapa lama lagi ya', 5)]);
  expect([...said.keys()]).toEqual([OFFICER]);
  expect(said.get(OFFICER)).toMatch(/Selasa 17 Nov, 05.00 WITA[^]*berapa lama lagi ya/);
});

test('nor in one that was taken over on the office phone, whichever address of the person the history names', async () => {
  const phone = { kind: 'phone', value: SITI } as const;
  const both = (id: string, text: string): InboundMessage => {
    return { ...written(SITI, id, text, 0), chat: { kind: 'lid', value: '100' }, also: [phone] };
  };
  const byNumber = (id: string, text: string): InboundMessage => {
    return { ...written(SITI, id, text, 0), chat: phone };
  };
  await intake().receive(both('S1', 'apa syarat nib'));
  await house.pass(60_000);
  await intake().receive({ ...both('P1', 'Sebentar ya, Bu'), from: 'office_phone' });
  await house.settle();
  expect(await missed([byNumber('S1', 'apa syarat nib'), byNumber('S2', 'bagaimana bu, sudah?')])).toEqual(
    new Map(),
  );
});

test('a linked number that nobody would hear of when it is lost is a fault until two people are named', async () => {
  const check = async (changes: Partial<TestApp['app']['config']> = {}) => {
    const config = { ...house.app.config, whatsapp: ['wa1'], ...changes };
    return (await healthChecks({ ...house.app, config })).find(({ name }) => name === 'alerts');
  };
  expect(await check()).toMatchObject({
    ok: true,
    note: true,
    words: expect.stringContaining('ALERT_EMAILS'),
  });
  expect(await check({ production: true })).toMatchObject({ ok: false });
  const { storage, clock } = house.app.house;
  await storage.write(({ accounts }) => accounts.upsert('wa1', 'whatsapp', { state: 'ready' }, clock.now()));
  expect(await check()).toMatchObject({ ok: false });
  const alerts = { phones: [], emails: ['a@example.id', 'b@example.id'] };
  expect(await check({ alerts, production: true })).toBeUndefined();
  expect(await check({ whatsapp: [], production: true })).toBeUndefined();
});

test('one person who hears of a lost number is one too few; a phone is reached only from a second number', async () => {
  const { storage, clock } = house.app.house;
  const link = (id: string) =>
    storage.write(({ accounts }) => accounts.upsert(id, 'whatsapp', { state: 'ready' }, clock.now()));
  const check = async (alerts: { phones: string[]; emails: string[] }) => {
    const config = { ...house.app.config, whatsapp: ['wa1', 'wa2'], alerts };
    return (await healthChecks({ ...house.app, config })).find(({ name }) => name === 'alerts');
  };
  await link('wa1');
  const one = { ok: false, words: expect.stringContaining('Baru satu orang') };
  expect(await check({ phones: [], emails: ['a@example.id'] })).toMatchObject(one);
  const both = { phones: ['+628110000001'], emails: ['a@example.id'] };
  expect(await check(both)).toMatchObject(one);
  expect((await check(both))?.words).toContain('nomor WhatsApp kedua');
  await link('wa2');
  expect(await check(both)).toBeUndefined();
});

test('what was sent is found again by its id, a file with its bytes; what is gone is not made up', async () => {
  const { app } = house;
  const { storage, clock } = app.house;
  const to = { kind: 'sim', value: SITI } as const;
  const person = await storage.write(({ contacts }) => contacts.resolve([to], clock.now()));
  const { id: chat, epoch } = await storage.write(({ chats }) =>
    chats.open('sim', to, person.id, clock.now()),
  );
  const send = async (body: Outgoing) => {
    const at = clock.now();
    const row = await storage.write(({ messages }) =>
      messages.insertOut({ chat, author: 'bot', epoch, body, at }),
    );
    await house.settle();
    return (await storage.read(({ messages }) => messages.get(row)))?.externalId ?? '';
  };
  const file = await app.files.put(person.id, readFileSync('tests/support/files/izin.pdf'), 'izin.pdf');
  if ('fault' in file) throw new Error(file.fault);
  const text = { kind: 'text', text: 'Ini izinnya' } as const;
  expect(await intake().sentMessage(await send(text))).toEqual({ message: text });
  const sent = await send({ kind: 'document', file });
  const found = await intake().sentMessage(sent);
  expect(found?.message).toEqual({ kind: 'document', file });
  expect(
    Buffer.from(found?.bytes ?? [])
      .subarray(0, 4)
      .toString(),
  ).toBe('%PDF');

  expect(await intake().sentMessage('NOBODY')).toBeUndefined();
  rmSync(app.config.filesDir, { recursive: true });
  expect(await intake().sentMessage(sent)).toBeUndefined();
});

test('the health page says how many waited and what is lost; it is on the record', async () => {
  await missed([written(SITI, 'S1', 'halo', 5)]);
  const app = { ...house.app, config: { ...house.app.config, whatsapp: ['sim'] } };
  const check = (await healthChecks(app)).find(({ name }) => name === 'missed_sim');
  expect(check?.words).toContain('1 orang ternyata menunggu');
  expect(check?.words).toContain('1 pesan tidak bisa dipulihkan');
  const [entry] = await house.app.house.storage.read(({ audit }) => audit.list({ limit: 1 }));
  expect(entry).toMatchObject({ action: 'history_read', detail: { people: 1, messages: 1 } });
});

test('where the phone gives nothing of its history, the health page says from when on to look there', async () => {
  const since = house.app.clock.now() - 6 * HOUR;
  const gap = { since, people: [], answered: 0, unreadable: 0, lost: 0 };
  const app = { ...house.app, config: { ...house.app.config, whatsapp: ['sim'] } };
  const words = async () => (await healthChecks(app)).find(({ name }) => name === 'missed_sim')?.words;
  await intake().missed({ ...gap, nothing: true });
  expect(await words()).toMatch(/belum memberikan riwayat apa pun.*sejak Selasa 17 Nov, 04.00 WITA/);
  await intake().missed({ ...gap, nothing: false });
  expect(await words()).toContain('tidak ada yang masih menunggu jawaban. ');
});
