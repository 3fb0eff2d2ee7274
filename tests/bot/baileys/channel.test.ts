/** What a number does when it is started, linked, unlinked and stopped; the connection is a stand-in. */
import { beforeEach, expect, test } from '@jest/globals';
import { baileysChannel } from '../../../bot/channels/baileys/channel.ts';
import type { Connection } from '../../../bot/channels/baileys/connection.ts';
import { credsId, credsType } from '../../../bot/channels/baileys/key-store.ts';
import type { Intake, LinkState, SendResult, Sendable } from '../../../bot/channels/channel.ts';
import { memoryKeyStore } from '../../support/memory-key-store.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { heldLease, refuse } from '../../support/stand-in-socket.ts';

/** What was done, in order. */
let done: string[];
let keys: ReturnType<typeof memoryKeyStore>;
let log: ReturnType<typeof memoryLog>;
let channel: ReturnType<typeof baileysChannel>;
/** Of the connection; a test may give others. */
let answers: Connection;
let noise: unknown[][];
let loads: number;

const told = async (state: LinkState): Promise<void> => void done.push(`told ${state.state}`);
const intake: Intake = {
  receive: refuse,
  receipt: refuse,
  missed: refuse,
  link: told,
  isOurs: refuse,
  sentMessage: refuse,
};
const sent: SendResult = { outcome: 'sent', externalId: 'A', at: 1 };
const sendable: Sendable = {
  to: { kind: 'lid', value: '10001' },
  message: { kind: 'text', text: 'halo' },
  externalId: 'A',
  row: 'r',
  author: 'bot',
};
const link = (): Promise<void> => keys.set([{ type: credsType, id: credsId, value: '{}' }]);

beforeEach(() => {
  [done, noise, loads] = [[], [], 0];
  keys = memoryKeyStore();
  log = memoryLog();
  const write = (...words: unknown[]): void => void noise.push(words);
  answers = {
    isOpen: () => true,
    isReady: () => true,
    send: async () => sent,
    typing: async (jid) => void done.push(`typing ${jid}`),
    logOut: async () => void done.push('logged out'),
    async stop() {
      done.push('stopping');
      await new Promise(setImmediate);
      done.push('stopped');
    },
  };
  channel = baileysChannel(
    { account: 'wa1', webSocketUrl: 'ws://127.0.0.1:1/', maxMediaBytes: 1 },
    {
      keys,
      lease: heldLease,
      clock: { now: () => 0 },
      random: () => 0,
      log,
      fetch: globalThis.fetch,
      console: { log: write, info: write, warn: write, error: write },
      lastWroteAt: async () => null,
      lastHeardAt: async () => null,
    },
    async () => {
      loads += 1;
      return {
        keepConnected(_settings, parts, to, pairing) {
          parts.console.info('Closing session:', { privKey: 'secret' });
          done.push(`connected ${to === intake ? '' : 'elsewhere '}${JSON.stringify(pairing)}`);
          return answers;
        },
      };
    },
  );
});

test('a number that was never linked says so, and the library is not loaded for it', async () => {
  await channel.start(intake);
  expect([done, loads]).toEqual([['told unlinked'], 0]);
  expect([channel.isOpen(), channel.isReady()]).toEqual([false, false]);
  expect(await channel.send(sendable)).toEqual({ outcome: 'retry', code: 'not_linked', afterMs: 60_000 });
  await channel.typing(sendable.to);
  await channel.stop();
});

test('its ids are ours, its choices are numbers in the text', () => {
  expect(channel.abilities).toEqual({ buttons: false, ownIds: true, maxText: 4_096 });
});

test('one that was linked connects with that, and libsignal writes to no console', async () => {
  await link();
  await channel.start(intake);
  expect([done, noise]).toEqual([['connected undefined'], []]);
  expect([channel.isOpen(), channel.isReady()]).toEqual([true, true]);
  expect(await channel.send(sendable)).toBe(sent);
});

test('before it is started nobody links it', async () => {
  await link();
  const notStarted = 'The channel has not been started';
  await expect(channel.pair()).rejects.toThrow(notStarted);
  await expect(channel.reconnect()).rejects.toThrow(notStarted);
  // What failed keeps nothing from what follows.
  await channel.start(intake);
  expect(done).toEqual(['connected undefined']);
});

test.each([
  [undefined, '{}'],
  ['+6281100000077', '{"phone":"+6281100000077"}'],
])('linked anew (phone %s) the connection that was there has ended before', async (phone, pairing) => {
  await link();
  await channel.start(intake);
  await channel.pair(phone);
  expect(done).toEqual(['connected undefined', 'stopping', 'stopped', `connected ${pairing}`]);
});

test('connected again it goes on with its link, and where there is none it says so', async () => {
  await link();
  await channel.start(intake);
  await channel.reconnect();
  await keys.clear();
  await channel.reconnect();
  expect(done.slice(1)).toEqual([
    'stopping',
    'stopped',
    'connected undefined',
    'stopping',
    'stopped',
    'told unlinked',
  ]);
  expect(channel.isOpen()).toBe(false);
});

test('unlinked the phone is told first; its keys go once nobody writes any more', async () => {
  await link();
  await channel.start(intake);
  const clear = keys.clear.bind(keys);
  keys.clear = async () => {
    done.push('forgotten');
    await clear();
  };
  await channel.unlink();
  expect(done.slice(1)).toEqual(['logged out', 'stopping', 'stopped', 'forgotten', 'told unlinked']);
  expect([keys.rows.size, channel.isReady()]).toEqual([0, false]);
});

test('a phone that cannot be told of it keeps nobody from unlinking', async () => {
  await link();
  await channel.start(intake);
  answers.logOut = () => Promise.reject(new Error('Connection Closed'));
  await channel.unlink();
  expect(log.events).toEqual(['whatsapp.logout_failed']);
  expect(done.at(-1)).toBe('told unlinked');
});

test('what is asked while something is under way has its turn after it', async () => {
  await link();
  const { start, pair, reconnect, unlink, stop } = channel;
  await Promise.all([start(intake), pair(), reconnect(), unlink(), pair(), stop()]);
  const ended = ['stopping', 'stopped'];
  const again = [...ended, 'connected undefined'];
  const unlinked = ['logged out', ...ended, 'told unlinked'];
  const first = ['connected undefined', ...ended, 'connected {}', ...again, ...unlinked];
  expect(done).toEqual([...first, 'connected {}', ...ended]);
});

test('that somebody writes is shown in their chat, and it is no harm where it cannot be', async () => {
  await link();
  await channel.start(intake);
  await channel.typing(sendable.to);
  expect(done.at(-1)).toBe('typing 10001@lid');
  answers.typing = () => Promise.reject(new Error('Connection Closed'));
  await channel.typing(sendable.to);
});
