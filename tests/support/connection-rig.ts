/** One number around stand-ins for the library's sockets: a test says what becomes of each. Time is the fake clock's. */
import { EventEmitter } from 'node:events';
import { jest } from '@jest/globals';
import { encodeWAMessage, initAuthCreds } from '@whiskeysockets/baileys';
import type { proto } from '@whiskeysockets/baileys';
import type { Intake, LinkState } from '../../bot/channels/channel.ts';
import { keepConnected } from '../../bot/channels/baileys/connection.ts';
import type { Connection } from '../../bot/channels/baileys/connection.ts';
import type { Action } from '../../bot/channels/baileys/disconnect.ts';
import { journalType } from '../../bot/channels/baileys/journal.ts';
import { credsId, credsType } from '../../bot/channels/baileys/key-store.ts';
import type { BaileysParts, Timing } from '../../bot/channels/baileys/settings.ts';
import type { LiveSocket, SocketParts } from '../../bot/channels/baileys/socket.ts';
import { encodeValue } from '../../bot/channels/baileys/stored-value.ts';
import type { InboundMessage } from '../../flows/message.ts';
import { memoryKeyStore } from './memory-key-store.ts';
import { memoryLog } from './memory-log.ts';
import { heldLease, refuse } from './stand-in-socket.ts';

type Closed = Awaited<LiveSocket['closed']>;
type Ending = Partial<Closed> & { action: Action };

/** Each socket that was opened. */
export type Opened = {
  context: SocketParts;
  isOpen: boolean;
  isReady: boolean;
  close(how: Ending): void;
};

type Given = {
  pairing?: { phone?: string };
  timing?: Partial<Timing>;
  maxMediaBytes?: number;
} & Partial<BaileysParts>;

export type ConnectionRig = {
  opened: Opened[];
  /** The library's functions; what a test does not give is refused. */
  sock: Record<string, unknown>;
  /** The server's words on what is sent come over it. */
  ws: EventEmitter;
  log: ReturnType<typeof memoryLog>;
  /** Of a number that is linked. */
  keys: ReturnType<typeof memoryKeyStore>;
  told: LinkState[];
  received: InboundMessage[];
  exhausted: number;
  intake: Intake;
  connection: Connection;
  connect(given?: Given): Promise<void>;
  /** States that were told, with their reasons. */
  states(): string[];
  /** Told that it would wait so long, s. */
  waits(): number[];
  /** How the last one ends; and the time that then goes by, ms. */
  ends(how: Ending, ms?: number): Promise<void>;
  opensReady(): void;
  pass(ms: number): Promise<void>;
  /** What an earlier life left in the journal. */
  journalled(id: string, message: proto.IMessage): Promise<void>;
  close(): Promise<void>;
};

/** What the library knows of people: the number of a LID, the LID of a number. */
const lidMapping = {
  getPNForLID: async (lid: string) => lid.replace('@lid', '0:0@s.whatsapp.net'),
  getLIDForPN: async (number: string) => number.replace('0@s.whatsapp.net', '@lid'),
};

export const me = { id: '6281100000077:7@s.whatsapp.net', lid: '900000000077:7@lid' };

export async function openConnectionRig(): Promise<ConnectionRig> {
  jest.useFakeTimers();
  const ws = Object.assign(new EventEmitter(), { isOpen: true });
  const pass = (ms: number): Promise<unknown> => jest.advanceTimersByTimeAsync(ms);
  const rig: ConnectionRig = {
    opened: [],
    sock: {
      ws,
      signalRepository: { lidMapping },
      getUSyncDevices: async (jids: string[]) => jids.map((jid) => ({ jid })),
    },
    ws,
    log: memoryLog(),
    keys: memoryKeyStore(),
    told: [],
    received: [],
    exhausted: 0,
    intake: {
      receive: async (message) => void rig.received.push(message),
      receipt: refuse,
      missed: refuse,
      link: async (state) => void rig.told.push(state),
      isOurs: refuse,
      sentMessage: refuse,
    },
    connection: undefined as never,
    async connect({ pairing, timing = {}, maxMediaBytes = 1, ...parts } = {}) {
      rig.connection = keepConnected(
        { account: 'wa1', webSocketUrl: 'ws://127.0.0.1:1/', maxMediaBytes, timing },
        {
          keys: rig.keys,
          lease: heldLease,
          clock: { now: () => Date.now() },
          random: () => 0,
          log: rig.log,
          fetch: refuse,
          console,
          lastWroteAt: async () => 1,
          lastHeardAt: async () => null,
          exhausted: () => void (rig.exhausted += 1),
          ...parts,
        },
        rig.intake,
        pairing,
        makeSocket,
      );
      await pass(0);
    },
    states: () => rig.told.map((state) => `${state.state} ${'reason' in state ? state.reason : ''}`.trim()),
    waits: () =>
      rig.told.flatMap((state) => (state.state === 'waiting' ? [(state.until - Date.now()) / 1_000] : [])),
    async ends(how, ms = 0) {
      rig.opened.at(-1)?.close(how);
      await pass(ms);
    },
    opensReady() {
      const socket = rig.opened.at(-1)!;
      [socket.isOpen, socket.isReady] = [true, true];
      socket.context.link({ state: 'ready' });
    },
    pass: async (ms) => void (await pass(ms)),
    async journalled(id, message) {
      const attrs = { from: '10001@lid', id, t: '1', type: 'text' };
      const value = encodeValue({ attrs, plaintext: encodeWAMessage(message), order: 1 });
      await rig.keys.set([{ type: journalType, id: `lid:10001:${id}`, value }]);
    },
    async close() {
      const stopped = rig.connection.stop();
      await pass(60_000);
      await stopped;
      jest.useRealTimers();
    },
  };

  function makeSocket(context: SocketParts): LiveSocket {
    const { promise, resolve } = Promise.withResolvers<Closed>();
    const how = { healthy: false, lived: false, heard: false };
    const close = (given: Ending): void => resolve({ ...how, ...given });
    const socket: Opened = { context, isOpen: false, isReady: false, close };
    rig.opened.push(socket);
    return {
      sock: rig.sock as never,
      isOpen: () => socket.isOpen,
      isReady: () => socket.isReady,
      end: (action) => close({ action }),
      closed: promise,
    };
  }

  const creds = { ...initAuthCreds(), account: {}, me };
  await rig.keys.set([{ type: credsType, id: credsId, value: encodeValue(creds) }]);
  return rig;
}

export const retry = (reason: string): Action & { do: 'retry' } => ({
  do: 'retry',
  reason,
  atLeastMs: 0,
  alert: false,
});
