/** Of the phone's history after linking anew nothing is lost without a word. */
import { deflateSync } from 'node:zlib';
import { proto } from '@whiskeysockets/baileys';
import { afterEach, expect, jest, test } from '@jest/globals';
import { FileUnreachable } from '../../../bot/channels/download.ts';
import { keepGap, readHistoryState } from '../../../bot/channels/baileys/gap.ts';
import { noticeType } from '../../../bot/channels/baileys/journal.ts';
import { makeMissedHistory } from '../../../bot/channels/baileys/missed-history.ts';
import { encodeValue } from '../../../bot/channels/baileys/stored-value.ts';
import type { Missed } from '../../../bot/channels/channel.ts';
import type { Media } from '../../../flows/message.ts';
import { memoryKeyStore } from '../../support/memory-key-store.ts';
import { memoryLog } from '../../support/memory-log.ts';

const ours = '629999:7@s.whatsapp.net';
const { RECENT, FULL } = proto.HistorySync.HistorySyncType;
const SINCE = 1_000_000_000_000;

afterEach(() => void jest.useRealTimers());

type Words = { id: string; text?: string; photo?: true };
const photo = { imageMessage: { mediaKey: Buffer.alloc(32), directPath: '/v/1' } };
const piece = (...words: Words[]): Uint8Array =>
  deflateSync(
    proto.HistorySync.encode({
      syncType: RECENT,
      conversations: [
        {
          id: '10001@lid',
          messages: words.map(({ id, text, photo: isPhoto }) => ({
            message: {
              key: { remoteJid: '10001@lid', id, fromMe: false },
              messageTimestamp: SINCE / 1_000 + 60,
              ...(isPhoto && { message: photo }),
              ...(text !== undefined && { message: { conversation: text } }),
              ...(!isPhoto && text === undefined && { messageStubType: 2 }),
            },
          })),
        },
      ],
    }).finish(),
  );

const fileGone = async (): Promise<Media> => ({ fault: 'gone' });

function setup({ quietMs = 5, media = fileGone } = {}) {
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
      otherJid: async () => undefined,
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

test('nobody is judged by a part of the history: the phone says when it is all', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
  const { open, notice, next, keys } = setup({ quietMs: 180_000 });
  const history = open();
  await notice('H1', piece({ id: 'M1', text: 'halo' }));
  history.noticed();
  while ((await keys.all(noticeType)).size > 0) await new Promise(setImmediate);
  await jest.advanceTimersByTimeAsync(179_000);
  expect((await keys.all('history-message')).size).toBe(1);
  history.complete();
  await jest.advanceTimersByTimeAsync(5);
  expect((await next()).people).toHaveLength(1);
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
  await notice('H2', piece({ id: 'M1' }, { id: 'M2', text: 'halo' }));
  history.noticed();
  const missed = await next();
  expect(missed.unreadable).toBe(1);
  expect(missed.people.map((one) => one.map(({ externalId }) => externalId))).toEqual([['M2']]);
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
  expect(history.wants({ syncType: RECENT }, '629999@s.whatsapp.net')).toBe(true);
  expect(history.wants({ syncType: RECENT }, '10001@lid')).toBe(false);
  expect(history.wants({ syncType: FULL }, '629999@s.whatsapp.net')).toBe(false);
});
