/** One socket of the adapter around a stand-in for the library's: what the library tells is emitted by hand. */
import { EventEmitter } from 'node:events';
import * as library from '@whiskeysockets/baileys';
import type { Lease } from '../../bot/channels/baileys/lease.ts';
import { openSocket } from '../../bot/channels/baileys/socket.ts';
import type { LiveSocket, SocketParts } from '../../bot/channels/baileys/socket.ts';
import { defaultTiming } from '../../bot/channels/baileys/settings.ts';
import { memoryKeyStore } from './memory-key-store.ts';
import { memoryLog } from './memory-log.ts';

export const refuse = (): never => {
  throw new Error('not understood');
};

/** A lease that is held and never lost. */
export const heldLease: Lease = {
  hold: async () => true,
  release: async () => undefined,
  isAnothers: async () => false,
  holding: () => 'h1',
  renounce: () => undefined,
};

export type StandIn = {
  ws: EventEmitter;
  ev: EventEmitter;
  /** The library's functions; what a test does not give is refused. */
  sock: Record<string, unknown>;
  log: ReturnType<typeof memoryLog>;
  clock: { now(): number };
  lease: Lease;
  /** What the library was last made with. */
  config: Partial<library.UserFacingSocketConfig>;
};

export function standIn(): StandIn {
  const ws = new EventEmitter();
  const ev = new EventEmitter();
  const sock = { ws: Object.assign(ws, { close: async () => undefined }), ev, end: refuse };
  const lease = { ...heldLease };
  return { ws, ev, sock, log: memoryLog(), clock: { now: () => 0 }, lease, config: {} };
}

/** Everything behind the socket refuses, but for what is given. */
export async function openStandIn(stand: StandIn, given: Partial<SocketParts> = {}): Promise<LiveSocket> {
  const { ws, log, clock, lease } = stand;
  // Listeners of the library itself, which ours go before.
  for (const event of ['CB:message', 'CB:call', 'error']) ws.on(event, () => undefined);
  const context: SocketParts = {
    settings: { account: 'wa1', webSocketUrl: 'ws://127.0.0.1:1/', maxMediaBytes: 1 },
    parts: {
      keys: memoryKeyStore(),
      lease,
      clock,
      random: () => 0,
      log,
      fetch: globalThis.fetch,
      console,
      lastWroteAt: async () => null,
      lastHeardAt: async () => null,
    },
    timing: defaultTiming,
    intake: {
      receive: refuse,
      receipt: refuse,
      missed: refuse,
      link: refuse,
      isOurs: refuse,
      sentMessage: refuse,
    },
    auth: {
      creds: library.initAuthCreds(),
      keys: { get: refuse, set: refuse },
      update: refuse,
      flush: refuse,
      close: refuse,
    },
    journal: { makeSignalRepository: refuse, seen: refuse, pending: refuse, done: refuse, unread: refuse },
    receiving: { messages: refuse, first: refuse, replay: refuse, close: refuse },
    link: refuse,
    reach: refuse,
    history: { opened: refuse, complete: refuse },
    ...given,
  };
  return openSocket(context, (config) => {
    stand.config = config;
    return stand.sock as unknown as library.WASocket;
  });
}

/** Its timers end. */
export async function closeStandIn({ ws, ev }: StandIn, live: LiveSocket): Promise<void> {
  ev.emit('connection.update', { connection: 'close' });
  await live.closed;
  for (const emitter of [ws, ev]) emitter.removeAllListeners();
}
