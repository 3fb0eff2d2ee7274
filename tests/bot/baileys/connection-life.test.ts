/** What one connection leaves to the next, and what is told of the number meanwhile; the socket is a stand-in. */
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { initAuthCreds } from '@whiskeysockets/baileys';
import type { LinkState, Sendable } from '../../../bot/channels/channel.ts';
import type { InboundMessage } from '../../../flows/message.ts';
import { keepConnected } from '../../../bot/channels/baileys/connection.ts';
import type { Connection } from '../../../bot/channels/baileys/connection.ts';
import type { Action } from '../../../bot/channels/baileys/disconnect.ts';
import { credsId, credsType } from '../../../bot/channels/baileys/key-store.ts';
import type { HeldKeys } from '../../../bot/channels/baileys/key-store.ts';
import type { Lease } from '../../../bot/channels/baileys/lease.ts';
import { defaultTiming } from '../../../bot/channels/baileys/settings.ts';
import type { LiveSocket, SocketParts } from '../../../bot/channels/baileys/socket.ts';
import { encodeValue } from '../../../bot/channels/baileys/stored-value.ts';
import { memoryKeyStore } from '../../support/memory-key-store.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { heldLease, refuse } from '../../support/stand-in-socket.ts';

type Closed = Awaited<LiveSocket['closed']>;
/** Each socket that was opened; a test says what becomes of it. */
type Opened = {
  context: SocketParts;
  isReady: boolean;
  close(how: Partial<Closed> & { action: Action }): void;
};
const opened: Opened[] = [];
let sendMessage: () => Promise<unknown>;
/** What the library knows of people: the number of a LID, the LID of a number. */
const lidMapping = {
  getPNForLID: async (lid: string) => lid.replace('@lid', '0:0@s.whatsapp.net'),
  getLIDForPN: async (number: string) => number.replace('0@s.whatsapp.net', '@lid'),
};

/** The server's words on what is sent come over it. */
const ws = new EventEmitter();
const sock = {
  ws,
  signalRepository: { lidMapping },
  getUSyncDevices: async (jids: string[]) => jids.map((jid) => ({ jid })),
  sendMessage: () => sendMessage(),
};

function makeSocket(context: SocketParts): LiveSocket {
  const { promise, resolve } = Promise.withResolvers<Closed>();
  const how = { healthy: false, lived: false, heard: false };
  const socket: Opened = { context, isReady: false, close: (given) => resolve({ ...how, ...given }) };
  opened.push(socket);
  return {
    sock: sock as never,
    isOpen: () => socket.isReady,
    isReady: () => socket.isReady,
    end: (action) => socket.close({ action }),
    closed: promise,
  };
}

const log = memoryLog();
let told: LinkState[];
let keys: ReturnType<typeof memoryKeyStore>;
let received: InboundMessage[];
let connection: Connection;
let exhausted: number;

async function connect(lease: Lease = heldLease, stored: HeldKeys = keys): Promise<void> {
  connection = keepConnected(
    { account: 'wa1', webSocketUrl: 'ws://127.0.0.1:1/', maxMediaBytes: 1 },
    {
      keys: stored,
      lease,
      clock: { now: () => Date.now() },
      random: () => 0,
      log,
      fetch: globalThis.fetch,
      console,
      lastWroteAt: async () => 1,
      lastHeardAt: async () => null,
      exhausted: () => void (exhausted += 1),
    },
    {
      receive: async (message) => void received.push(message),
      receipt: refuse,
      missed: refuse,
      link: async (state) => void told.push(state),
      isOurs: refuse,
      sentMessage: refuse,
    },
    undefined,
    makeSocket,
  );
  await jest.advanceTimersByTimeAsync(0);
}
const states = (): string[] =>
  told.map((state) => `${state.state} ${'reason' in state ? state.reason : ''}`.trim());
const retry = (reason: string): Action => ({ do: 'retry', reason, atLeastMs: 0, alert: false });
/** How the last one ends; and the time that then goes by, ms. */
const ends = async (how: Partial<Closed> & { action: Action }, ms = 0): Promise<void> => {
  opened.at(-1)?.close(how);
  await jest.advanceTimersByTimeAsync(ms);
};
const opensReady = (): void => {
  const socket = opened.at(-1)!;
  socket.isReady = true;
  socket.context.link({ state: 'ready' });
};

beforeEach(async () => {
  jest.useFakeTimers();
  [told, received, exhausted] = [[], [], 0];
  opened.splice(0);
  keys = memoryKeyStore();
  const creds = { ...initAuthCreds(), account: {}, me: { id: '6281100000077:7@s.whatsapp.net' } };
  await keys.set([{ type: credsType, id: credsId, value: encodeValue(creds) }]);
});
afterEach(async () => {
  const stopped = connection.stop();
  await jest.advanceTimersByTimeAsync(60_000);
  await stopped;
  jest.useRealTimers();
});

describe('a number that may begin no chats', () => {
  const HOUR = 3_600_000;

  test('says so when it is ready, and of its other states what they are', async () => {
    await connect();
    opensReady();
    opened[0]?.context.reach(Date.now() + HOUR);
    await jest.advanceTimersByTimeAsync(0);
    expect(states().at(-1)).toBe('ready reach_limited');
    await ends({ action: { do: 'stop', reason: 'logged_out' } });
    expect(states().at(-1)).toBe('stopped logged_out');
  });

  test('that is over while there is no connection is not called ready for it', async () => {
    await connect();
    opened[0]?.context.reach(Date.now() + HOUR);
    await jest.advanceTimersByTimeAsync(2 * HOUR);
    expect(states()).toEqual(['connecting']);
  });
});

describe('the waits between connections', () => {
  /** Told that it would wait so long, s. */
  const waits = (): number[] =>
    told.flatMap((state) => (state.state === 'waiting' ? [((state.until ?? 0) - Date.now()) / 1_000] : []));

  test('grow with each that fails, and begin anew after one that was well', async () => {
    await connect();
    const found: number[] = [];
    for (const healthy of [false, false, false, true, false]) {
      await ends({ action: retry('connection_lost'), healthy });
      found.push(waits().at(-1) ?? 0);
      await jest.advanceTimersByTimeAsync(10_000);
    }
    expect(found).toEqual([0.5, 1, 2, 0.5, 1]);
  });

  test('are as long as the server asks at least', async () => {
    await connect();
    await ends({ action: { do: 'retry', reason: 'x', atLeastMs: 60_000, alert: false } });
    expect(waits()).toEqual([60]);
  });

  test('are none where the server asks for a restart, three times in a row', async () => {
    await connect();
    const restart: Action = { do: 'restart' };
    for (let time = 0; time < 3; time += 1) await ends({ action: restart });
    expect([opened.length, waits()]).toEqual([4, []]);
    await ends({ action: restart }, 10_000);
    expect(states()).toContain('waiting restart_loop');
    // Another ending in between begins the count anew.
    await ends({ action: retry('connection_lost') }, 10_000);
    const before = opened.length;
    for (let time = 0; time < 3; time += 1) await ends({ action: restart });
    expect(opened).toHaveLength(before + 3);
  });
});

test('a process that is deaf is told so once for each time that it is found deaf', async () => {
  await connect();
  await ends({ action: retry('deaf') }, 10_000);
  expect(exhausted).toBe(0);
  await ends({ action: retry('deaf') }, 10_000);
  expect(exhausted).toBe(1);
  await ends({ action: retry('connection_lost'), heard: true }, 20_000);
  expect(exhausted).toBe(1);
});

test('a message that is being sent when the connection ends is waited for: its keys are stored still', async () => {
  await connect();
  opensReady();
  const sent = Promise.withResolvers<unknown>();
  sendMessage = () => sent.promise;
  const message: Sendable = {
    to: { kind: 'lid', value: '1' },
    message: { kind: 'text', text: 'a' },
    externalId: 'A',
    row: 'r',
    author: 'bot',
  };
  const sending = connection.send(message);
  await jest.advanceTimersByTimeAsync(0);
  const { auth } = opened[0]!.context;
  await ends({ action: retry('connection_lost') });
  await auth.keys.set({ session: { '1.0': Buffer.from('s') } });
  sent.resolve(undefined);
  ws.emit('TAG:A', { tag: 'ack', attrs: {} });
  await sending;
  await jest.advanceTimersByTimeAsync(0);
  await expect(auth.keys.set({ session: { '1.0': Buffer.from('s') } })).rejects.toThrow('over');
  // And no longer than a stop may take.
  await jest.advanceTimersByTimeAsync(10_000);
  sendMessage = () => new Promise(() => undefined);
  opensReady();
  void connection.send(message);
  await jest.advanceTimersByTimeAsync(0);
  await ends({ action: retry('connection_lost') }, defaultTiming.stop + 10_000);
  expect(opened).toHaveLength(3);
});

test('who is told by one of their two addresses is known by both, as far as the library knows them', async () => {
  await connect();
  opensReady();
  const { receiving } = opened[0]!.context;
  for (const remoteJid of ['10001@lid', '100010@s.whatsapp.net'])
    receiving.messages([
      { key: { remoteJid, id: remoteJid }, messageTimestamp: 1, message: { conversation: 'halo' } },
    ]);
  await jest.advanceTimersByTimeAsync(0);
  const both = { chat: { kind: 'lid', value: '10001' }, also: [{ kind: 'phone', value: '+100010' }] };
  expect(received).toMatchObject([both, both]);
});

test('stopped while it waits for its number it asks for it no more', async () => {
  let looks = 0;
  await connect({ ...heldLease, hold: async () => ((looks += 1), false) });
  await jest.advanceTimersByTimeAsync(3 * defaultTiming.lease);
  expect([looks, told]).toEqual([4, []]);
  await connection.stop();
  await jest.advanceTimersByTimeAsync(10 * defaultTiming.lease);
  expect(looks).toBe(4);
});

test('a lease that cannot be given back holds up no stop', async () => {
  await connect({ ...heldLease, release: () => Promise.reject(new Error('the database is away')) });
  const stopped = connection.stop();
  await jest.advanceTimersByTimeAsync(1_000);
  await stopped;
  expect(log.events).toContain('whatsapp.lease_not_released');
});

test('once stopping it is not ready, and sends nothing', async () => {
  await connect();
  opensReady();
  expect(connection.isReady()).toBe(true);
  const stopped = connection.stop();
  expect(connection.isReady()).toBe(false);
  await jest.advanceTimersByTimeAsync(1_000);
  await stopped;
});
