/** Of the phone's history after linking anew nothing is lost without a word. */
import { deflateSync } from 'node:zlib';
import { proto } from '@whiskeysockets/baileys';
import { afterEach, expect, jest, test } from '@jest/globals';
import { FileUnreachable } from '../../../bot/channels/download.ts';
import { keepGap, readHistoryState } from '../../../bot/channels/baileys/gap.ts';
import { noticeType } from '../../../bot/channels/baileys/journal.ts';
import { makeMissedHistory } from '../../../bot/channels/baileys/missed-history.ts';
import type { OtherJid } from '../../../bot/channels/baileys/other-jid.ts';
import { encodeValue } from '../../../bot/channels/baileys/stored-value.ts';
import type { Missed } from '../../../bot/channels/channel.ts';
import type { Media } from '../../../flows/message.ts';
import { memoryKeyStore } from '../../support/memory-key-store.ts';
import { memoryLog } from '../../support/memory-log.ts';

const ours = '629999:7@s.whatsapp.net';
const { INITIAL_BOOTSTRAP, RECENT, FULL } = proto.HistorySync.HistorySyncType;
const SINCE = 1_000_000_000_000;

afterEach(() => void jest.useRealTimers());

/** `after`: seconds since the last message we had. `by`: who has the chat; `typed`: by the office, on its phone. */
type Words = { id: string; text?: string; photo?: true; after?: number; by?: string; typed?: true };
const photo = { imageMessage: { mediaKey: Buffer.alloc(32), directPath: '/v/1' } };
const SITI = '10001@lid';
const piece = (...words: Words[]): Uint8Array =>
  deflateSync(
    proto.HistorySync.encode({
      syncType: RECENT,
      conversations: [...new Set(words.map(({ by = SITI }) => by))].map((chat) => ({
        id: chat,
        messages: words
          .filter(({ by = SITI }) => by === chat)
          .map(({ id, text, photo: isPhoto, after = 60, typed = false }) => ({
            message: {
              key: { remoteJid: chat, id, fromMe: typed },
              messageTimestamp: SINCE / 1_000 + after,
              ...(isPhoto && { message: photo }),
              ...(text !== undefined && { message: { conversation: text } }),
              ...(!isPhoto && text === undefined && { messageStubType: 2 }),
            },
          })),
      })),
    }).finish(),
  );

const fileGone = async (): Promise<Media> => ({ fault: 'gone' });

const unmapped: OtherJid = async () => undefined;

function setup({ quietMs = 5, media = fileGone, otherJid = unmapped } = {}) {
  const keys = memoryKeyStore();
  let heard = Promise.withResolvers<Missed>();
  const failed = Promise.withResolvers<void>();
  const log = { ...memoryLog(), error: () => failed.resolve() };
  const open = () =>
    makeMissedHistory({
      account: 'wa1',
      keys,
      intake: {
        async missed(missed) {
          heard.resolve(missed);
        },
      },
      log,
      since: SINCE,
      jids: () => [ours, '90000:7@lid'],
      otherJid,
      media,
      quietMs,
      settleMs: 5,
    });
  return {
    keys,
    log,
    open,
    failed: failed.promise,
    notice: (id: string, bytes: Uint8Array) =>
      keys.set([
        {
          type: noticeType,
          id,
          value: encodeValue({
            notification: proto.Message.HistorySyncNotification.encode({
              syncType: RECENT,
              initialHistBootstrapInlinePayload: bytes,
            }).finish(),
            tries: 0,
          }),
        },
      ]),
    next: async (): Promise<Missed> => {
      const missed = await heard.promise;
      heard = Promise.withResolvers();
      return missed;
    },
  };
}

const withClock = (): void => void jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
/** Until nothing is left to be fetched. */
const fetched = async ({ keys }: ReturnType<typeof setup>): Promise<void> => {
  while ((await keys.all(noticeType)).size > 0) await new Promise(setImmediate);
};

test('nobody is judged by a part of the history: the phone says when it is all', async () => {
  withClock();
  const rig = setup({ quietMs: 180_000 });
  const { open, notice, next, keys } = rig;
  const history = open();
  // Of what is older than the gap nothing is even kept.
  await notice('H1', piece({ id: 'M1', text: 'halo' }, { id: 'M0', text: 'lama', after: -700 }));
  history.noticed();
  await fetched(rig);
  await jest.advanceTimersByTimeAsync(179_000);
  expect((await keys.all('history-message')).size).toBe(1);
  history.complete();
  await jest.advanceTimersByTimeAsync(5);
  expect((await next()).people).toHaveLength(1);
  await history.close();
});

test('where the phone does not say so, each piece is waited after; a connection that opens puts nothing off', async () => {
  withClock();
  const rig = setup({ quietMs: 180_000 });
  const { open, notice, next, keys } = rig;
  const history = open();
  for (const id of ['M1', 'M2']) {
    await notice(`H-${id}`, piece({ id, text: 'halo' }));
    history.noticed();
    await fetched(rig);
    await jest.advanceTimersByTimeAsync(120_000);
    history.opened();
  }
  expect((await keys.all('history-message')).size).toBe(2);
  await jest.advanceTimersByTimeAsync(60_000);
  expect((await next()).people).toHaveLength(1);
  await history.close();
});

test('closed it begins nothing more, and waits for nothing', async () => {
  withClock();
  const { open, notice, keys } = setup({ quietMs: 180_000 });
  const history = open();
  await notice('H1', piece({ id: 'M1', text: 'halo' }));
  history.complete();
  await history.close();
  const looked = jest.spyOn(keys, 'all');
  history.noticed();
  history.complete();
  expect(jest.getTimerCount()).toBe(0);
  await jest.advanceTimersByTimeAsync(600_000);
  expect(looked).not.toHaveBeenCalled();
});

test('its end waits for what is being stored: the next connection reads it', async () => {
  const rig = setup({ quietMs: 180_000 });
  const { open, notice, keys } = rig;
  await notice('H1', piece({ id: 'M1', text: 'halo' }));
  const disk = Promise.withResolvers<void>();
  const storing = Promise.withResolvers<void>();
  const { set } = keys;
  keys.set = async (entries) => {
    storing.resolve();
    await disk.promise;
    return set.call(keys, entries);
  };
  const history = open();
  history.noticed();
  await storing.promise;
  let isOver = false;
  const closing = history.close().then(() => (isOver = true));
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  disk.resolve();
  await closing;
  expect((await keys.all('history-message')).size).toBe(1);
});

test('what is written in groups, or has no id, is nobody’s; ids that no database takes are taken', async () => {
  const { open, notice, next, keys } = setup();
  const history = open();
  await notice(
    'H1',
    piece(
      { id: 'G1', by: '120363@g.us', text: 'halo' },
      { id: '', text: 'halo' },
      { id: 'M\u00001', text: 'halo' },
    ),
  );
  history.noticed();
  const { people } = await next();
  expect(people).toHaveLength(1);
  const stored = keys.sets.flat().filter(({ type, value }) => type === 'history-message' && value !== null);
  expect(stored.map(({ id }) => id)).toEqual(['lid:10001:M\ufffd1']);
  await history.close();
});

test('what an earlier process fetched and did not come to judge is judged by the next', async () => {
  withClock();
  const rig = setup({ quietMs: 180_000 });
  const { open, notice, next } = rig;
  const first = open();
  await notice('H1', piece({ id: 'M1', text: 'halo' }));
  first.noticed();
  await fetched(rig);
  await first.close();
  const second = open();
  await second.begin();
  await jest.advanceTimersByTimeAsync(180_000);
  expect((await next()).people).toHaveLength(1);
  await second.close();
});

test('before the connection stands nobody says that the phone has given nothing', async () => {
  withClock();
  const { open, keys } = setup({ quietMs: 180_000 });
  await keepGap(keys, SINCE);
  const history = open();
  await history.begin();
  await jest.advanceTimersByTimeAsync(600_000);
  expect(await readHistoryState(keys)).toBe('awaited');
  await history.close();
});

test('who was only written to has not waited, nor have we ourselves; whoever was answered on the phone is counted', async () => {
  const { open, notice, next } = setup();
  await notice(
    'H1',
    piece(
      { id: 'A1', by: '10002@lid', text: 'Izinnya sudah jadi, Pak', typed: true },
      { id: 'N1', by: '90000@lid', text: 'beli kertas' },
      { id: 'B1', by: '10003@lid', text: 'halo', after: 60 },
      { id: 'B2', by: '10003@lid', text: 'Ya, Bu?', after: 120, typed: true },
      { id: 'M1', text: 'halo' },
    ),
  );
  const history = open();
  await history.begin();
  const { people, answered } = await next();
  expect(people.map((one) => one.map(({ externalId }) => externalId))).toEqual([['M1']]);
  expect(answered).toBe(1);
  await history.close();
});

test('an answer that was in an earlier piece counts for what a later one brings', async () => {
  const { open, notice, next } = setup();
  const history = open();
  await notice('H1', piece({ id: 'A1', text: 'Sudah, Bu', after: 120, typed: true }));
  history.noticed();
  expect((await next()).answered).toBe(0);
  await notice('H2', piece({ id: 'M1', text: 'halo' }));
  history.noticed();
  expect(await next()).toMatchObject({ people: [], answered: 1 });
  await history.close();
});

test('whose number the phone tells, and whose LID the library knows, is one person, and asked for once', async () => {
  const asked: string[] = [];
  const { open, notice, next } = setup({
    otherJid: async (jid) => (asked.push(jid), SITI),
  });
  const by = '628123@s.whatsapp.net';
  await notice(
    'H1',
    piece({ id: 'M1', by, text: 'halo' }, { id: 'M2', by, text: 'mau urus NIB', after: 90 }),
  );
  const history = open();
  await history.begin();
  const [person] = (await next()).people;
  expect(person?.map(({ chat }) => chat)).toEqual([
    { kind: 'lid', value: '10001' },
    { kind: 'lid', value: '10001' },
  ]);
  expect(asked).toEqual([by]);
  await history.close();
});

test('a piece that can never be read is told as lost, and the others are read', async () => {
  const { open, notice, next, keys, log } = setup();
  await notice('H1', Buffer.from('not a history'));
  await notice('H2', piece({ id: 'M1', text: 'halo' }));
  const history = open();
  await history.begin();
  expect((await next()).people).toHaveLength(1);
  let last = await next();
  while (last.lost === 0) last = await next();
  expect(last).toMatchObject({ people: [], lost: 1 });
  await history.close();
  expect((await keys.all(noticeType)).size).toBe(0);
  expect(log.events.filter((event) => event === 'whatsapp.history_not_fetched')).toHaveLength(5);
});

test('while the database is away nothing is given up', async () => {
  const { open, notice, next, failed, keys } = setup();
  await notice('H1', piece({ id: 'M1', text: 'halo' }));
  const history = open();
  keys.failing = true;
  history.noticed();
  await failed;
  keys.failing = false;
  expect((await next()).people).toHaveLength(1);
  await history.close();
});

test.each([
  ['comes back', 2, { mime: 'image/jpeg' }],
  ['stays away', Number.POSITIVE_INFINITY, { fault: 'broken' }],
])('while the host of a photo is away all wait a while: it %s', async (_how, times, told) => {
  let asked = 0;
  const { open, notice, next } = setup({
    media: async () => {
      asked += 1;
      if (asked <= times) throw new FileUnreachable();
      return { bytes: Buffer.from('foto'), mime: 'image/jpeg' };
    },
  });
  await notice('H1', piece({ id: 'M1', photo: true }, { id: 'M2', text: 'itu KTP saya' }));
  const history = open();
  await history.begin();
  const [person] = (await next()).people;
  expect(person?.map(({ externalId }) => externalId)).toEqual(['M1', 'M2']);
  expect(person?.[0]?.content).toMatchObject({ kind: 'image', file: told });
  expect(asked).toBe(Math.min(times + 1, 5));
  await history.close();
});

test('what came without its content is counted once, and not at all when it comes after all', async () => {
  const { open, notice, next } = setup();
  await notice('H1', piece({ id: 'M1' }, { id: 'M2' }));
  const history = open();
  await history.begin();
  expect(await next()).toMatchObject({ people: [], unreadable: 2 });
  await notice('H2', piece({ id: 'M2', text: 'halo' }));
  history.noticed();
  const missed = await next();
  expect(missed.unreadable).toBe(1);
  expect(missed.people.map((one) => one.map(({ externalId }) => externalId))).toEqual([['M2']]);
  await notice('H3', piece());
  history.noticed();
  expect(await next()).toMatchObject({ people: [], unreadable: 1 });
  await history.close();
});

test('nothing of the history in all that time is told once, and so is what comes of it later', async () => {
  const { open, notice, next, keys } = setup();
  await keepGap(keys, SINCE);
  const history = open();
  history.opened();
  expect(await next()).toEqual({
    since: SINCE,
    people: [],
    answered: 0,
    unreadable: 0,
    lost: 0,
    nothing: true,
  });
  await history.close();
  const again = open();
  // Known already: the next that is heard is what came.
  again.opened();
  await notice('H1', piece());
  again.noticed();
  expect(await next()).toMatchObject({ people: [], nothing: false });
  await again.close();
  expect(await readHistoryState(keys)).toBeUndefined();
});

test('a piece that cannot be fetched just now is not nothing', async () => {
  const { open, notice, next, keys } = setup();
  await keepGap(keys, SINCE);
  await notice('H1', Buffer.from('not a history'));
  const history = open();
  history.opened();
  expect(await next()).toMatchObject({ lost: 1, nothing: false });
  await history.close();
});

test("only our own phone's history is taken, and of it what has messages of the time", () => {
  const history = setup().open();
  for (const syncType of [INITIAL_BOOTSTRAP, RECENT])
    expect(history.wants({ syncType }, '629999@s.whatsapp.net')).toBe(true);
  expect(history.wants({ syncType: RECENT }, '10001@lid')).toBe(false);
  expect(history.wants({ syncType: FULL }, '629999@s.whatsapp.net')).toBe(false);
});
