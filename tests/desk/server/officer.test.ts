/** What an officer does at the desk, and what of it the applicant's phone shows. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { JPEG, NIK, openCase, PDF } from './case.ts';
import type { Case } from './case.ts';
import { openTestDesk } from './test-desk.ts';
import type { Caller, TestDesk } from './test-desk.ts';

let desk: TestDesk;
let siti: Caller;
let given: Case;

beforeEach(async () => {
  desk = await openTestDesk();
  siti = await desk.user('operator', 'siti');
  given = await openCase(desk);
});
afterEach(() => desk.close());

/** Texts and kinds the applicant's phone was shown since the last look. */
const heard = async () => {
  await desk.settle();
  return desk
    .taken()
    .filter(({ to }) => to === given.phone)
    .map(({ message }) => (message.kind === 'text' ? message.text : `[${message.kind}]`));
};
const claim = () => desk.ask(siti, `POST /api/tickets/${given.ticket}/claim`);
const upload = (who: Caller, request: string, bytes: Buffer, type: string) =>
  desk.ask(who, request, undefined, { payload: bytes, headers: { 'content-type': type } });
const chatBody = async () => {
  const { body } = await desk.ask(siti, `GET /api/chats/${given.chat}`);
  return body as {
    chat: { name: string; owner: string; ticket: { number: number } };
    messages: {
      id: string;
      text: string | null;
      readAt?: number;
      file: { id: string; mime: string } | null;
    }[];
    application: { stages: string[]; stage: string; checklist: unknown[]; history: unknown[] };
  };
};

test('what lay unread for long says when it was read', async () => {
  await claim();
  const hour = 60 * 60_000;
  await desk.receive(given.phone, { kind: 'text', text: 'masih lama?' }, { at: desk.app.clock.now() - hour });
  await desk.settle();
  const messages = (await chatBody()).messages.map(({ text, readAt }) => ({ text, readAt }));
  expect(messages).toContainEqual({ text: 'masih lama?', readAt: desk.app.clock.now() });
  expect(messages.filter(({ readAt }) => readAt !== undefined)).toHaveLength(1);
});

describe('the queue', () => {
  test('shows who waits for what, without a number in it', async () => {
    const { body } = await desk.ask(siti, 'GET /api/queue');
    expect(body).toMatchObject({
      waiting: [
        {
          id: given.ticket,
          name: 'Nurul Hidayah',
          topic: 'application',
          place: 1,
          state: 'waiting',
          operator: null,
          application: { id: given.application, permits: [expect.any(String)], stage: 'submitted' },
        },
      ],
      mine: [],
      claimed: [],
    });
    expect(JSON.stringify(body)).not.toContain(NIK);
  });

  test('lists who is served from the office phone, and any officer lets the bot serve again', async () => {
    const phone = async () => (await desk.ask(siti, 'GET /api/queue')).body['phone'];
    expect(await phone()).toEqual([]);
    await desk.pass(60_000);
    await desk.receive(given.phone, { kind: 'text', text: 'Bu, ini Rina.' }, { from: 'office_phone' });
    await desk.settle();
    expect(await phone()).toEqual([{ chat: given.chat, name: 'Nurul Hidayah', lastAt: expect.any(Number) }]);
    desk.taken();
    expect((await desk.ask(siti, `POST /api/chats/${given.chat}/return`)).status).toBe(200);
    expect(await heard()).toEqual([expect.stringContaining('menemani lagi')]);
    expect(await phone()).toEqual([]);
    expect(await desk.audited(1)).toMatchObject([{ action: 'chat_returned', subject: given.chat }]);
  });

  test('names a complaint by the number that its writer was told', async () => {
    const phone = '+6281399990001';
    await desk.receive(phone, { kind: 'text', text: 'keluhan' });
    await desk.receive(phone, { kind: 'text', text: 'loketnya tutup padahal masih jam kerja' });
    await desk.settle();
    const words = desk
      .taken()
      .flatMap(({ to, message }) => (to === phone && 'text' in message ? message.text : []));
    const { body } = await desk.ask(siti, 'GET /api/queue');
    const waiting = body['waiting'] as { topic: string; complaint: string | null }[];
    const told = waiting.map(({ topic, complaint }) => [topic, complaint]);
    expect(told).toEqual([
      ['complaint', expect.stringMatching(/^ADU-/)],
      ['application', null],
    ]);
    expect(words.join('\n')).toContain(waiting[0]!.complaint!);
  });

  test('says that news no longer reaches the own chat on a number that may not write for longer than 24 hours', async () => {
    const own = async () => (await desk.ask(siti, 'GET /api/queue')).body['ownHeld'];
    const { house } = desk.app;
    house.world = { ...house.world, windows: new Map([['sim', 'held']]) };
    expect(await own()).toBe(false);
    const { code } = (await desk.ask(siti, 'POST /api/me/whatsapp-code')).body as { code: string };
    const at = house.clock.now() - 24 * 60 * 60_000;
    await desk.receive('+6281111111111', { kind: 'text', text: code }, { at });
    await desk.settle();
    expect(await own()).toBe(true);
    await desk.write('+6281111111111', 'antrean');
    expect(await own()).toBe(false);
  });

  test('of two who take one ticket at once, one gets it and the other is told', async () => {
    const budi = await desk.user('operator', 'budi');
    const answers = await Promise.all(
      [siti, budi].map((who) => desk.ask(who, `POST /api/tickets/${given.ticket}/claim`)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.code).toBe('already_claimed');
    const winner = answers[0]?.status === 200 ? siti : budi;
    const { body } = await desk.ask(winner, 'GET /api/queue');
    expect(body).toMatchObject({ waiting: [], mine: [{ id: given.ticket }], claimed: [] });
    const other = await desk.ask(winner === siti ? budi : siti, 'GET /api/queue');
    expect(other.body).toMatchObject({ mine: [], claimed: [{ id: given.ticket }] });
  });

  test('a ticket that does not exist is not found', async () => {
    expect((await desk.ask(siti, 'POST /api/tickets/nothing/claim')).status).toBe(404);
  });
});

describe('the conversation', () => {
  test('opens only for the officer who holds the ticket, with long numbers covered', async () => {
    expect((await desk.ask(siti, `GET /api/chats/${given.chat}`)).status).toBe(403);
    await claim();
    const budi = await desk.user('operator', 'budi');
    expect((await desk.ask(budi, `GET /api/chats/${given.chat}`)).status).toBe(403);
    const { body, text } = await desk.ask(siti, `GET /api/chats/${given.chat}`);
    expect(text).not.toContain(NIK);
    expect(body).toMatchObject({
      chat: { name: 'Nurul Hidayah', owner: 'operator', operator: { name: 'Ibu siti' } },
      more: false,
      application: { id: given.application, number: expect.stringMatching(/^BLG-2026-000001-/) },
    });
    const { messages } = await chatBody();
    expect(messages[0]?.text).toBe('NIK saya 6311••••••••0001 ya bu');
    const receipt = messages.find((message) => message.text?.includes('BLG-2026-000001-'));
    expect(receipt).toBeDefined();
  });

  test('a reply arrives under the name of nobody but an officer, and only from the holder', async () => {
    await claim();
    await heard();
    const reply = { text: 'Assalamualaikum, saya periksa dulu ya.' };
    const budi = await desk.user('operator', 'budi');
    const refused = await desk.ask(budi, `POST /api/tickets/${given.ticket}/reply`, reply);
    expect([refused.status, refused.code]).toEqual([409, 'not_yours']);
    expect((await desk.ask(siti, `POST /api/tickets/${given.ticket}/reply`, reply)).status).toBe(200);
    expect(await heard()).toEqual([reply.text]);
    const { body } = await desk.ask(siti, `GET /api/chats/${given.chat}`);
    expect(body['messages']).toContainEqual(
      expect.objectContaining({ text: reply.text, author: 'operator', authorName: 'Ibu siti' }),
    );
  });

  test('a file goes along with words; it is what its bytes say', async () => {
    await claim();
    await heard();
    const at = `POST /api/tickets/${given.ticket}/file?name=surat.pdf&text=Ini%20suratnya`;
    expect((await upload(siti, at, PDF, 'text/html')).status).toBe(415);
    expect((await upload(siti, at, Buffer.from('<html>'), 'application/pdf')).code).toBe('file_refused');
    const large = Buffer.alloc(16 * 1024 * 1024 + 1, PDF);
    expect((await upload(siti, at, large, 'application/pdf')).status).toBe(413);
    expect((await upload(siti, at, PDF, 'application/pdf')).status).toBe(200);
    expect(await heard()).toEqual(['[document]']);
    const twoMegabytes = Buffer.concat([JPEG, Buffer.alloc(2 * 1024 * 1024)]);
    expect((await upload(siti, at, twoMegabytes, 'image/jpeg')).status).toBe(200);
  });

  test('handed back and closed, it is out of sight again', async () => {
    await claim();
    expect((await desk.ask(siti, `POST /api/tickets/${given.ticket}/return`)).status).toBe(200);
    expect((await desk.ask(siti, `GET /api/chats/${given.chat}`)).status).toBe(403);
    expect(await heard()).not.toEqual([]);
  });
});

describe('a file', () => {
  const open = (who: Caller) => desk.ask(who, `GET /api/files/${given.photo}`);

  test('of a case that was sent off opens for officers and supervisors, each time on record', async () => {
    const opened = await open(siti);
    expect([opened.status, opened.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect(opened.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-disposition': expect.stringMatching(/^inline/),
    });
    const kabid = await desk.user('supervisor', 'kabid');
    expect((await open(kabid)).status).toBe(200);
    const opens = (await desk.audited(10)).filter(({ action }) => action === 'file_opened');
    expect(opens.map(({ who }) => who)).toEqual([`operator:${kabid.id}`, `operator:${siti.id}`]);
  });

  test('that was sent beyond the checklist stands beside it, and is opened and recorded like any other', async () => {
    await claim();
    const { house } = desk.app;
    const before = await house.storage.read(({ documents }) => documents.ofApplication(given.application));
    const { application, contact, file, mime, size, at } = before[0]!;
    await desk.receive(given.phone, { kind: 'image', file: { bytes: JPEG, mime } });
    await desk.settle();
    const [sent] = await house.storage.read(({ messages }) => messages.ofChat(given.chat, 1));
    const extra = { application, contact, file, mime, size, sha256: 'x', message: sent!.id, at };
    await house.storage.write(async ({ documents }) => {
      await documents.add({ ...extra, code: 'other' });
      await documents.add({ ...extra, code: 'stnk' });
    });
    const { body } = await desk.ask(siti, `GET /api/applications/${given.application}`);
    const { extras } = body['application'] as { extras: { name: string; page: { id: string } }[] };
    expect(extras.map(({ name }) => name)).toEqual(['Berkas tambahan', 'STNK dan KIR']);
    expect((await desk.ask(siti, `GET /api/files/${extras[0]?.page.id}`)).status).toBe(200);
    expect(await desk.audited(1)).toMatchObject([{ action: 'file_opened', subject: sent!.id }]);
  });

  test('of no such case is refused to whoever does not serve the person, and a refusal is no opening', async () => {
    const to = '+6281250000009';
    await desk.receive(to, { kind: 'image', file: { bytes: JPEG, mime: 'image/jpeg' } });
    await desk.settle();
    const { storage } = desk.app.house;
    const { chat, photo } = await storage.read(async ({ chats, messages }) => {
      const { id } = (await chats.find('sim', { kind: 'sim', value: to }))!;
      const log = await messages.ofChat(id, 10);
      return { chat: id, photo: log.find(({ kind }) => kind === 'image')!.id };
    });
    const status = async (who: Caller | null, what = '') =>
      (await desk.ask(who, `GET /api/files/${photo}${what}`)).status;
    expect([await status(siti), await status(siti, '/thumbnail'), await status(null)]).toEqual([
      403, 403, 401,
    ]);
    await desk.write(to, 'petugas');
    const ticket = (await storage.read(({ tickets }) => tickets.openOfChat(chat)))!.id;
    await desk.ask(siti, `POST /api/tickets/${ticket}/claim`);
    expect(await status(await desk.user('operator', 'budi'))).toBe(403);
    await desk.ask(siti, `POST /api/tickets/${ticket}/close`);
    expect(await status(siti)).toBe(403);
    expect((await desk.audited(10)).map(({ action }) => action)).not.toContain('file_opened');
  });
});

describe('the case', () => {
  const at = () => `/api/applications/${given.application}`;

  test('stands in the list and shows masked data, the checklist and its documents', async () => {
    const list = await desk.ask(siti, 'GET /api/applications?q=blg-2026-000001');
    expect(list.body).toMatchObject({
      applications: [{ id: given.application, name: 'Nurul Hidayah', stage: 'submitted' }],
      next: null,
    });
    const { body, text } = await desk.ask(siti, `GET ${at()}`);
    expect(text).not.toContain(NIK);
    expect(text).not.toContain('81250000001');
    expect(body['application']).toMatchObject({
      fields: expect.arrayContaining([
        expect.objectContaining({ key: 'nik', value: '6311••••••••0001' }),
        expect.objectContaining({ key: 'business_name', value: 'Warung Nurul' }),
      ]),
      checklist: expect.arrayContaining([
        expect.objectContaining({
          code: 'ktp',
          state: 'received',
          document: expect.objectContaining({
            version: 1,
            pages: [expect.objectContaining({ id: given.photo, mime: 'image/jpeg' })],
          }),
        }),
      ]),
      promises: [{ state: 'open', dueAt: expect.any(Number) }],
    });
  });

  test('a verdict needs a reason where the applicant has to act, and reaches them', async () => {
    const verdict = (body: object) => desk.ask(siti, `POST ${at()}/items/ktp`, { ...body });
    expect((await verdict({ verdict: 'rejected' })).code).toBe('missing_reason');
    expect((await desk.ask(siti, `POST ${at()}/items/nothing`, { verdict: 'accepted' })).status).toBe(409);
    expect((await verdict({ verdict: 'rejected', reason: 'Fotonya buram' })).status).toBe(200);
    expect((await heard()).join('\n')).toContain('Fotonya buram');
    const { body } = await desk.ask(siti, `GET ${at()}`);
    expect(body['application']).toMatchObject({
      stage: 'returned',
      fields: expect.arrayContaining([expect.objectContaining({ key: 'doc:ktp', value: 'perlu diganti' })]),
    });
    const kabid = await desk.user('supervisor');
    const rejected = await desk.ask(kabid, `POST ${at()}/items/ktp`, { verdict: 'rejected', reason: 'x' });
    expect([rejected.status, rejected.code]).toEqual([403, 'not_allowed']);
  });

  test('the preview before the approval names what bars the way and what nobody has judged', async () => {
    const preview = async (stage: string) =>
      (await desk.ask(siti, `POST ${at()}/stage/preview`, { stage })).body;
    expect(await preview('verifying')).toMatchObject({ blocking: [], unjudged: [] });
    const before = await preview('approving');
    expect(before['blocking']).not.toEqual([]);
    const waiting = before['unjudged'] as string[];
    expect(waiting.join()).toMatch(/KTP/);
    expect((await desk.ask(siti, `POST ${at()}/items/ktp`, { verdict: 'accepted' })).status).toBe(200);
    expect((await preview('approving'))['unjudged']).toHaveLength(waiting.length - 1);
  });

  test('the preview of a stage is word for word what the phone then shows', async () => {
    const move = { stage: 'verifying', note: 'Kami mulai hari ini' };
    const preview = await desk.ask(siti, `POST ${at()}/stage/preview`, move);
    expect(preview.body['text']).toContain('Kami mulai hari ini');
    expect(await heard()).toEqual([]);
    expect((await desk.ask(siti, `POST ${at()}/stage`, move)).status).toBe(200);
    expect(await heard()).toEqual([preview.body['text']]);
    const back = await desk.ask(siti, `POST ${at()}/stage/preview`, { stage: 'submitted' });
    expect([back.status, back.code]).toEqual([409, 'invalid_stage']);
  });

  test('an unfinished checklist bars the way to issuing; with a reason it is an override on record', async () => {
    const barred = await upload(siti, `POST ${at()}/stage/file?stage=issued`, PDF, 'application/pdf');
    expect([barred.status, barred.code]).toEqual([409, 'checklist_blocks']);
    const forced = await upload(
      siti,
      `POST ${at()}/stage/file?stage=issued&reason=diperiksa%20di%20loket&name=nib.pdf`,
      PDF,
      'application/pdf',
    );
    expect(forced.status).toBe(200);
    expect(await heard()).toContain('[document]');
    expect((await desk.audited(1))[0]).toMatchObject({ action: 'stage_overridden' });
  });

  test('a promise lies ahead', async () => {
    const due = desk.app.clock.now() + 3_600_000;
    expect((await desk.ask(siti, `POST ${at()}/promise`, { due: due - 7_200_000 })).code).toBe('invalid_due');
    expect((await desk.ask(siti, `POST ${at()}/promise`, { due })).status).toBe(200);
    expect(await heard()).toHaveLength(1);
  });

  test('a promise for a Sunday stands, and whoever made it is told that the office is closed', async () => {
    const promised = async (day: string) =>
      (await desk.ask(siti, `POST ${at()}/promise`, { due: Date.parse(`${day}T10:00+08:00`) })).body;
    expect(await promised('2027-08-08')).toEqual({ ok: true, closed: true });
    expect(await promised('2027-08-09')).toEqual({ ok: true, closed: false });
  });

  test('a number is opened in full on the record, the number itself is not recorded', async () => {
    const opened = await desk.ask(siti, `POST ${at()}/reveal`, { key: 'nik' });
    expect(opened.body).toEqual({ value: NIK });
    const [entry] = await desk.audited(1);
    expect(entry).toMatchObject({
      action: 'value_revealed',
      who: `operator:${siti.id}`,
      subject: given.application,
      detail: { key: 'nik' },
    });
    expect(JSON.stringify(entry)).not.toContain(NIK);
    expect((await desk.ask(siti, `POST ${at()}/reveal`, { key: 'nothing' })).code).toBe('invalid_item');
    expect(await heard()).toEqual([]);
  });
});
