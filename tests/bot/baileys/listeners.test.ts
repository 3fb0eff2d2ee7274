/**
 * A listener that throws makes the library repeat the event, or ends the process. Whatever the library tells, and
 * however little of it is what was expected, none of ours does.
 */
import { EventEmitter } from 'node:events';
import * as library from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { LiveSocket } from '../../../bot/channels/baileys/socket.ts';
import { defaultTiming } from '../../../bot/channels/baileys/settings.ts';
import { memoryKeyStore } from '../../support/memory-key-store.ts';
import { memoryLog } from '../../support/memory-log.ts';

const ws = new EventEmitter();
const ev = new EventEmitter();
const refuse = (): never => {
  throw new Error('not understood');
};
const sock = { ws: Object.assign(ws, { close: async () => undefined }), ev, end: refuse };
jest.unstable_mockModule('@whiskeysockets/baileys', () => ({ ...library, default: () => sock }));

const log = memoryLog();
let clockRefuses = false;
let live: LiveSocket;

beforeEach(async () => {
  // Listeners of the library itself, which ours go before.
  for (const event of ['CB:message', 'CB:call', 'error']) ws.on(event, () => undefined);
  const { openSocket } = await import('../../../bot/channels/baileys/socket.ts');
  const keys = memoryKeyStore();
  live = openSocket({
    settings: { account: 'wa1', webSocketUrl: 'ws://127.0.0.1:1/', maxMediaBytes: 1 },
    parts: {
      keys,
      lease: {
        hold: async () => true,
        release: async () => undefined,
        holding: () => 'h1',
        renounce: () => undefined,
      },
      clock: { now: () => (clockRefuses ? refuse() : 0) },
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
    history: { complete: refuse },
    // While a code is awaited an error ends the connection.
    phone: '+6281100000077',
  });
});

afterEach(async () => {
  clockRefuses = false;
  ev.emit('connection.update', { connection: 'close' });
  await live.closed;
  for (const emitter of [ws, ev]) emitter.removeAllListeners();
});

/** What the library would tell, with parts behind the listener that refuse it; and nothing at all. */
const told: Record<string, unknown> = {
  'connection.update': { connection: 'open', receivedPendingNotifications: true },
  'creds.update': {},
  'messages.upsert': { messages: [{}] },
  'messages.update': [{ key: { fromMe: true, id: 'A1' }, update: { status: 3 } }],
  'messaging-history.status': { syncType: 3, status: 'complete' },
  call: [{ id: 'C1', from: '10001@lid', status: 'offer' }],
};

test('no event of the library makes a listener throw', () => {
  expect(ev.eventNames().toSorted()).toEqual(Object.keys(told).toSorted());
  for (const [event, value] of Object.entries(told)) {
    for (const one of [value, undefined]) {
      log.events.length = 0;
      expect(() => ev.emit(event, one)).not.toThrow();
      expect(log.events).toContain('whatsapp.listener_failed');
    }
  }
});

test('no stanza and no frame does', () => {
  const stanza = { tag: 'message', attrs: { from: '10001@lid' }, content: undefined };
  expect(ws.eventNames().map(String).toSorted()).toEqual([
    'CB:call',
    'CB:iq,type:error',
    'CB:message',
    'error',
    'frame',
  ]);
  clockRefuses = true;
  for (const event of ['CB:call', 'CB:iq,type:error', 'CB:message', 'frame'])
    for (const one of [stanza, undefined]) {
      log.events.length = 0;
      expect(() => ws.emit(event, one)).not.toThrow();
      expect(log.events).toContain('whatsapp.listener_failed');
    }
});
