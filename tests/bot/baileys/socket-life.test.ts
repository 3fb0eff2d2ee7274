/** What one socket does by itself while it lives, and no longer: its lease, its watchdog, what waits for its turn. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { BinaryNode } from '@whiskeysockets/baileys';
import type { LiveSocket, SocketParts } from '../../../bot/channels/baileys/socket.ts';
import { defaultTiming } from '../../../bot/channels/baileys/settings.ts';
import { closeStandIn, openStandIn, standIn } from '../../support/stand-in-socket.ts';

const stand = standIn();
const { ws, ev, sock, lease } = stand;
let live: LiveSocket;
/** What the library was given, by id. */
let given: string[];

const open = async (parts: Partial<SocketParts> = {}): Promise<void> => {
  live = await openStandIn(stand, {
    journal: { seen: () => undefined } as unknown as SocketParts['journal'],
    receiving: { first: () => undefined } as unknown as SocketParts['receiving'],
    link: () => undefined,
    ...parts,
  });
};

beforeEach(() => {
  jest.useFakeTimers();
  stand.clock.now = () => Date.now();
  lease.hold = async () => true;
  sock['end'] = async () => undefined;
  given = [];
  // It does not finish.
  const library = ({ attrs }: BinaryNode): unknown => (
    given.push(attrs['id'] ?? ''),
    new Promise(() => undefined)
  );
  ws.on('CB:message', library);
});
afterEach(async () => {
  await closeStandIn(stand, live);
  jest.useRealTimers();
});

const stanza = (id: string, from: string): BinaryNode => ({
  tag: 'message',
  attrs: { id, from, type: 'text', t: String(Math.floor(Date.now() / 1_000)) },
  content: [{ tag: 'enc', attrs: { type: 'msg' }, content: Buffer.from(id) }],
});

describe('of its lease', () => {
  const ended = async (): Promise<string | undefined> => {
    let reason: string | undefined;
    void live.closed.then(({ action }) => (reason = 'reason' in action ? action.reason : undefined));
    await jest.advanceTimersByTimeAsync(10 * defaultTiming.lease);
    ev.emit('connection.update', { connection: 'close' });
    await jest.advanceTimersByTimeAsync(0);
    return reason;
  };
  const away = (): Promise<boolean> => Promise.reject(new Error('the database is away'));
  const here = async (): Promise<boolean> => true;
  const hangs = (): Promise<boolean> => new Promise(() => undefined);
  /** What each look comes to; afterwards all is well. */
  const looks = (...each: (() => Promise<boolean>)[]): void => {
    lease.hold = () => (each.shift() ?? here)();
  };

  test('one look that failed is forgiven, however often in a long life', async () => {
    await open();
    looks(away, here, away, here, hangs, here);
    expect(await ended()).toBeUndefined();
  });

  test.each([
    ['failed', [away, away]],
    ['never came to an end', [hangs, hangs]],
  ])('two looks in a row that %s end it: the server keeps what comes', async (_, each) => {
    await open();
    looks(...each);
    expect(await ended()).toBe('store_unavailable');
  });

  test.each([
    ['ended here', () => live.end({ do: 'nothing' })],
    ['closed by the server', () => ev.emit('connection.update', { connection: 'close' })],
  ])('%s it takes nothing any more', async (_, end) => {
    await open();
    end();
    ev.emit('connection.update', { connection: 'close' });
    let times = 0;
    lease.hold = async () => Boolean((times += 1));
    await jest.advanceTimersByTimeAsync(10 * defaultTiming.lease);
    expect([times, jest.getTimerCount()]).toEqual([0, 0]);
  });
});

test('what is written in groups is handed on to nobody, and that is no deafness', async () => {
  await open();
  ws.emit('CB:message', stanza('G1', '120363000000000001@g.us'));
  await jest.advanceTimersByTimeAsync(2 * defaultTiming.watchdog);
  expect(live.isOpen()).toBe(false);
  ev.emit('connection.update', { connection: 'close' });
  expect(await live.closed).toMatchObject({ action: { do: 'nothing' } });
});

test.each([
  ['ended here', () => live.end({ do: 'nothing' })],
  ['closed by the server', () => ev.emit('connection.update', { connection: 'close' })],
])('%s, what waits for its turn is not given to the library any more', async (_, end) => {
  await open();
  ws.emit('CB:message', stanza('M1', '10001@lid'));
  ws.emit('CB:message', stanza('M2', '10001@lid'));
  end();
  await jest.advanceTimersByTimeAsync(2 * defaultTiming.inTurn);
  expect(given).toEqual(['M1']);
});

test('a message that was handed on is told at the end: the process is not deaf by itself', async () => {
  const messages = (): void => undefined;
  await open({ receiving: { messages } as unknown as SocketParts['receiving'] });
  ev.emit('messages.upsert', { messages: [], type: 'notify' });
  ev.emit('connection.update', { connection: 'close' });
  expect(await live.closed).toMatchObject({ heard: true });
});

test.each([
  ['said something to the last', [60_000, 60_000], { healthy: true, lived: true }],
  ['was well, and then said nothing more', [10_000, 600_000], { healthy: true, lived: false }],
  ['was soon lost', [10_000, 10_000], { healthy: false, lived: false }],
])('of a link that %s that much is told', async (_, [untilWord = 0, untilEnd = 0], told) => {
  await open();
  ev.emit('connection.update', { connection: 'open' });
  await jest.advanceTimersByTimeAsync(untilWord);
  ws.emit('frame', { tag: 'ib', attrs: {} });
  ev.emit('connection.update', { receivedPendingNotifications: true });
  await jest.advanceTimersByTimeAsync(untilEnd);
  ev.emit('connection.update', { connection: 'close' });
  expect(await live.closed).toMatchObject(told);
});

test('a line whose other side does not say goodbye is cut', async () => {
  const terminate = jest.fn();
  const close = async (): Promise<void> => new Promise(() => undefined);
  Object.assign(ws, { close, socket: { terminate } });
  await open();
  void (ws as unknown as { close(): Promise<void> }).close();
  await jest.advanceTimersByTimeAsync(defaultTiming.close);
  expect(terminate).toHaveBeenCalledTimes(1);
});

test('the library waits for as long as is set, and gives a write up soon: the server keeps what comes', async () => {
  await open({ timing: { ...defaultTiming, connect: 1_001, query: 1_002, keepAlive: 1_003 } });
  expect(stand.config).toMatchObject({
    connectTimeoutMs: 1_001,
    defaultQueryTimeoutMs: 1_002,
    keepAliveIntervalMs: 1_003,
    transactionOpts: { maxCommitRetries: 3, delayBetweenTriesMs: 1_000 },
  });
});

describe('what the library keeps', () => {
  test('of a session are its last chains', async () => {
    const stored: unknown[] = [];
    const keys = { get: async () => ({}), set: async (data: unknown) => void stored.push(data) };
    const { initAuthCreds } = await import('@whiskeysockets/baileys');
    await open({ auth: { creds: initAuthCreds(), keys } as unknown as SocketParts['auth'] });
    const chains = Array.from({ length: 9 }, (_, at) => [`chain-${at}`, { chainType: 2 }]);
    const session = { _chains: Object.fromEntries(chains), indexInfo: { closed: -1 } };
    const record = { _sessions: { one: session } } as never;
    await stand.config.auth?.keys.set({ session: { '10001.0': record } });
    expect(JSON.stringify(stored).match(/chain-\d/g)).toHaveLength(5);
  });

  test('at hand are sessions, and not what is written down for a crash', async () => {
    const asked: string[] = [];
    const keys = {
      get: async (type: string) => (asked.push(type), {}),
      set: async () => undefined,
    };
    const { initAuthCreds } = await import('@whiskeysockets/baileys');
    await open({ auth: { creds: initAuthCreds(), keys } as unknown as SocketParts['auth'] });
    const cached = stand.config.auth?.keys;
    await cached?.set({ 'inbound-journal': { A1: { plaintext: 'x' } } } as never);
    await cached?.set({ 'device-list': { '10001': ['0'] } });
    await cached?.get('inbound-journal' as never, ['A1']);
    await cached?.get('device-list', ['10001']);
    expect(asked).toEqual(['inbound-journal']);
  });
});
