import type { WAMessage } from '@whiskeysockets/baileys';
import { afterEach, expect, jest, test } from '@jest/globals';
import type { Intake } from '../../../bot/channels/channel.ts';
import type { FilePatience } from '../../../bot/channels/baileys/file-patience.ts';
import { makeFilePatience } from '../../../bot/channels/baileys/file-patience.ts';
import { makeReceiving } from '../../../bot/channels/baileys/receiving.ts';
import { FileUnreachable } from '../../../bot/channels/download.ts';
import type { InboundMessage, Media } from '../../../flows/message.ts';
import { StorageUnavailable } from '../../../storage/storage-unavailable.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { node } from '../../support/whatsapp-server/nodes.ts';

const message = (id: string, remoteJid = '10001@lid', changes: Partial<WAMessage> = {}): WAMessage => ({
  key: { id, remoteJid, fromMe: false },
  messageTimestamp: 1,
  message: { conversation: id },
  ...changes,
});

const HOUR = 60 * 60_000;

afterEach(() => void jest.useRealTimers());

type Setup = {
  receive?: (message: InboundMessage) => Promise<void>;
  pending?: WAMessage[];
  ours?: string[];
  failures?: Map<string, number>;
  /** Entries of the journal that nobody can read any more. */
  unreadable?: number;
  /** How long ago the person last wrote, ms. */
  silentMs?: number;
  media?: () => Promise<Media>;
  patience?: FilePatience;
};

const fileGone = async (): Promise<Media> => ({ fault: 'gone' });
const waiting = (): FilePatience => makeFilePatience(() => 100 * HOUR, 5, HOUR);

function setup(given: Setup = {}) {
  const { receive, pending = [], ours = [], failures: known = new Map(), silentMs } = given;
  const { media = fileGone, patience = waiting(), unreadable = 0 } = given;
  const stored: string[] = [];
  const done: string[] = [];
  const unread: string[] = [];
  const failures: string[] = [];
  const log = memoryLog();
  const intake = {
    receive: async (inbound: InboundMessage) => {
      await receive?.(inbound);
      stored.push(inbound.externalId);
    },
    isOurs: async (id: string) => ours.includes(id),
  } as Intake;
  const receiving = makeReceiving({
    account: 'wa1',
    intake,
    journal: {
      seen: () => undefined,
      makeSignalRepository: () => {
        throw new Error('not here');
      },
      pending: async () => ({ messages: pending, unreadable }),
      done: async ({ key }) => void done.push(key.id ?? ''),
      unread: async ({ key }) => void unread.push(key.id ?? ''),
    },
    me: () => ({ id: '629999:7@s.whatsapp.net', lid: '90000:7@lid' }),
    otherJid: async (jid) => (jid === '10001@lid' ? '628123@s.whatsapp.net' : undefined),
    media,
    patience,
    log,
    now: () => 100 * HOUR,
    lastWroteAt: async () => (silentMs === undefined ? null : 100 * HOUR - silentMs),
    failures: known,
    setAsideMs: 5,
    onFailure: () => void failures.push('failure'),
  });
  return { receiving, stored, done, unread, failures, log };
}

test('the journal entry goes only after the inbox has the message', async () => {
  let seen: string[] = [];
  const setUp = setup({ receive: async () => void (seen = [...setUp.done]) });
  setUp.receiving.messages([message('A')]);
  await setUp.receiving.close();
  expect(seen).toEqual([]);
  expect(setUp.done).toEqual(['A']);
});

test('the known phone number of a chat is told along', async () => {
  const heard: InboundMessage[] = [];
  const { receiving } = setup({ receive: async (inbound) => void heard.push(inbound) });
  receiving.messages([message('A')]);
  await receiving.close();
  expect(heard[0]?.also).toEqual([{ kind: 'phone', value: '+628123' }]);
});

test('one slow chat keeps its order and does not hold up another', async () => {
  const { promise: may, resolve: open } = Promise.withResolvers<void>();
  const { promise: other, resolve: otherStored } = Promise.withResolvers<void>();
  const { receiving, stored } = setup({
    receive: async ({ externalId }) => {
      if (externalId === 'A1') await may;
      if (externalId === 'B1') otherStored();
    },
  });
  receiving.messages([message('A1'), message('A2'), message('B1', '20002@lid')]);
  await other;
  open();
  await receiving.close();
  expect(stored).toEqual(['B1', 'A1', 'A2']);
});

test('when the inbox cannot be written nothing overtakes, and all stays in the journal', async () => {
  const { receiving, stored, done, failures } = setup({
    receive: async ({ externalId }) => {
      if (externalId === 'A1') throw new Error('database away');
    },
  });
  receiving.messages([message('A1'), message('A2')]);
  await receiving.close();
  expect({ stored, done, failures }).toEqual({ stored: [], done: [], failures: ['failure'] });
});

test('what is left in the journal is handed on; a failure is told to the caller', async () => {
  const fine = setup({ pending: [message('A1'), message('A2')] });
  await fine.receiving.replay();
  expect(fine.stored).toEqual(['A1', 'A2']);

  const closed = async () => Promise.reject(new StorageUnavailable(new Error('away')));
  const failures = new Map<string, number>();
  // However often: no message is to blame for a database that is away.
  for (let time = 0; time < 5; time += 1) {
    const broken = setup({ failures, pending: [message('A1')], receive: closed });
    await expect(broken.receiving.replay()).rejects.toThrow('inbox');
  }
});

test('one message that can never be stored keeps the number from everybody else only for a few connections', async () => {
  const failures = new Map<string, number>();
  const connection = () =>
    setup({
      failures,
      pending: [message('A1'), message('POISON', '10002@lid'), message('A2')],
      receive: async ({ externalId }) => {
        if (externalId === 'POISON') throw new Error('no place for it');
      },
    });
  for (let time = 0; time < 3; time += 1)
    await expect(connection().receiving.replay()).rejects.toThrow('inbox');
  const { receiving, stored, done, failures: told, log } = connection();
  await receiving.replay();
  // It stays in the journal, and somebody is told.
  expect({ stored, done, told }).toEqual({ stored: ['A1', 'A2'], done: ['A1', 'A2'], told: [] });
  expect(log.events).toContain('whatsapp.message_set_aside');
  await receiving.close();
});

test('what was set aside is tried again on the same connection', async () => {
  let broken = true;
  const { promise: tried, resolve } = Promise.withResolvers<void>();
  const { receiving, stored } = setup({
    failures: new Map([['10001:A1', 3]]),
    pending: [message('A1')],
    receive: async () => {
      if (!broken) return resolve();
      broken = false;
      throw new Error('the inbox is broken');
    },
  });
  await receiving.replay();
  expect(stored).toEqual([]);
  await tried;
  await receiving.close();
  expect(stored).toEqual(['A1']);
});

test('closed it tries nothing again, neither what waits already nor what fails while it is being closed', async () => {
  jest.useFakeTimers();
  const tried: string[] = [];
  const failures = new Map(['10001:A1', '10002:A2'].map((id) => [id, 9]));
  const { receiving } = setup({
    failures,
    receive: async ({ externalId }) => {
      tried.push(externalId);
      throw new Error('the inbox is broken');
    },
  });
  receiving.messages([message('A1')]);
  await jest.advanceTimersByTimeAsync(0);
  expect([tried, jest.getTimerCount()]).toEqual([['A1'], 1]);
  receiving.messages([message('A2', '10002@lid')]);
  await receiving.close();
  expect([tried, jest.getTimerCount()]).toEqual([['A1', 'A2'], 0]);
});

const photo = (id: string): WAMessage =>
  message(id, '10001@lid', { message: { imageMessage: { mediaKey: Buffer.alloc(32), directPath: '/v/1' } } });
const away = async (): Promise<never> => Promise.reject(new FileUnreachable());

test('a photo whose host is away stays in the journal, and what is written after it goes on', async () => {
  const clock = { now: 0 };
  const patience = makeFilePatience(() => clock.now, 10_000, HOUR);
  const connection = (media: () => Promise<Media>) =>
    setup({ patience, media, pending: [photo('P1'), message('A2')] });
  const first = connection(away);
  await first.receiving.replay();
  await first.receiving.close();
  expect(first).toMatchObject({ stored: ['A2'], done: ['A2'], failures: [] });

  // The next connection is not kept waiting by it either.
  clock.now = 15_000;
  const asked: string[] = [];
  const next = connection(async () => (asked.push('file'), { fault: 'gone' }));
  await next.receiving.replay();
  await next.receiving.close();
  expect({ asked, stored: next.stored }).toEqual({ asked: [], stored: ['A2'] });
});

test('once its host is back the photo is there', async () => {
  const { promise: taken, resolve } = Promise.withResolvers<InboundMessage>();
  const clock = { now: 0 };
  let isAway = true;
  const { receiving, stored, done } = setup({
    patience: makeFilePatience(() => clock.now, 5, HOUR),
    receive: async (inbound) => resolve(inbound),
    media: async () => {
      if (!isAway) return { bytes: Buffer.from('foto'), mime: 'image/jpeg' };
      isAway = false;
      // The pause is over when it is tried again.
      setImmediate(() => (clock.now = 5));
      throw new FileUnreachable();
    },
  });
  receiving.messages([photo('P1')]);
  expect((await taken).content).toMatchObject({ kind: 'image', file: { mime: 'image/jpeg' } });
  await receiving.close();
  expect({ stored, done }).toEqual({ stored: ['P1'], done: ['P1'] });
});

test('a message that failed once is taken with the next connection, also when that was in a replay', async () => {
  const failures = new Map<string, number>();
  let broken = true;
  const connection = () =>
    setup({
      failures,
      pending: [message('A1')],
      receive: async () => {
        if (broken) throw new Error('the inbox is broken');
      },
    });
  await expect(connection().receiving.replay()).rejects.toThrow('inbox');
  broken = false;
  const next = connection();
  await next.receiving.replay();
  expect(next.stored).toEqual(['A1']);
});

test('echoes and what nobody wrote leave the journal without the inbox; a stub stays, and is listed as unread', async () => {
  const { receiving, stored, done, unread } = setup({ ours: ['OURS'] });
  receiving.messages([
    message('OURS', '10001@lid', { key: { id: 'OURS', remoteJid: '10001@lid', fromMe: true } }),
    message('ALBUM', '10001@lid', { message: { albumMessage: {} } }),
    message('STUB', '10001@lid', { message: null, messageStubType: 2 }),
    message('TYPED', '10001@lid', {
      key: { id: 'TYPED', remoteJid: '10001@lid', fromMe: true },
      message: null,
      messageStubType: 2,
    }),
  ]);
  await receiving.close();
  expect(stored).toEqual([]);
  expect(done).toEqual(['OURS', 'ALBUM']);
  // What the office itself wrote waits for no answer.
  expect(unread).toEqual(['STUB']);
});

test('a call is told once, when it rings', async () => {
  const heard: InboundMessage[] = [];
  const { receiving } = setup({ receive: async (inbound) => void heard.push(inbound) });
  const ring = (tag: string, more: Record<string, string> = {}) =>
    node('call', { from: '10001@lid', id: 'STANZA', t: '5' }, [
      node(tag, { 'call-id': 'C1', 'call-creator': '10001:3@lid', ...more }),
    ]);
  expect(await receiving.first(ring('offer'))).toBe(true);
  expect(receiving.first(ring('terminate'))).toBeUndefined();
  expect(receiving.first(ring('offer', { 'group-jid': '120363@g.us' }))).toBeUndefined();
  await receiving.close();
  expect(await receiving.first(ring('offer'))).toBe(false);
  expect(heard).toEqual([
    {
      account: 'wa1',
      chat: { kind: 'lid', value: '10001' },
      externalId: 'C1',
      at: 5_000,
      from: 'contact',
      content: { kind: 'call' },
    },
  ]);
});

test("a call that cannot be stored is not the library's to acknowledge; the connection ends", async () => {
  const { receiving, failures } = setup({ receive: async () => Promise.reject(new Error('away')) });
  const offer = node('offer', { 'call-id': 'C1', 'call-creator': '10001:3@lid' });
  expect(await receiving.first(node('call', { from: '10001@lid', id: 'STANZA', t: '5' }, [offer]))).toBe(
    false,
  );
  expect(failures).toHaveLength(1);
});

test('after closing nothing is taken in, and what the library would acknowledge is not its to acknowledge', async () => {
  const { receiving, stored } = setup();
  await receiving.close();
  receiving.messages([message('A')]);
  const bare = node('unavailable', { type: 'view_once_unavailable_fanout' });
  const attrs = { from: '10001@lid', id: 'B', type: 'text', t: '1' };
  expect(await receiving.first(node('message', attrs, [bare]))).toBe(false);
  await receiving.close();
  expect(stored).toEqual([]);
});

test('staff can see in the log what of a journal could not be read', async () => {
  const lost = setup({ unreadable: 2 });
  await lost.receiving.replay();
  expect(lost.log.events).toEqual(['whatsapp.journal_unreadable']);
  const whole = setup({ pending: [message('A')] });
  await whole.receiving.replay();
  expect(whole.log.events).toEqual(['whatsapp.journal_replayed']);
});

test.each([
  ['an hour ago', HOUR, 1],
  ['25 hours ago', 25 * HOUR, 0],
  ['never', undefined, 0],
])('a word in a group of somebody who wrote to us %s', async (_when, silentMs, told) => {
  const { receiving, stored } = setup(silentMs === undefined ? {} : { silentMs });
  const attrs = { from: '120363000000000001@g.us', participant: '10001@lid', id: 'G1', type: 'text', t: '1' };
  expect(await receiving.first(node('message', attrs, [node('enc', { type: 'skmsg' })]))).toBe(true);
  expect(stored).toHaveLength(told);
});
