import type { WASocket } from '@whiskeysockets/baileys';
import { expect, test } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Sendable } from '../../../bot/channels/channel.ts';
import { send } from '../../../bot/channels/baileys/send.ts';

const sendable: Sendable = {
  to: { kind: 'lid', value: '1' },
  message: { kind: 'text', text: 'halo' },
  externalId: 'OUT1',
  row: 'row',
  author: 'bot',
};
const options = { now: () => 77, ackTimeoutMs: 100, untoldMs: 60_000 };

type Fake = {
  /** Undefined: the server says nothing. */
  answer?: unknown;
  /** The answer comes so long after the message was written. */
  afterMs?: number;
  /** Devices and keys are asked for first. */
  preparesMs?: number;
  /** The server does not say which devices the person has: at all, or when it is asked anew. */
  devices?: 'none' | 'none anew';
  /** The connection ends: by the server, or by ourselves. */
  ends?: 'close' | 'error';
  closed?: boolean;
  throws?: Error;
};

function socket({ answer, afterMs = 0, preparesMs = 0, devices, ends, closed, throws }: Fake) {
  const sent: unknown[][] = [];
  const renewed: unknown[][] = [];
  const ws = Object.assign(new EventEmitter(), { isOpen: !closed });
  const fake = {
    ws,
    getUSyncDevices: async (_jids: string[], known: boolean) => {
      if (devices === 'none anew' && !known) throw new Error('no answer');
      return devices === 'none' ? [] : [{ jid: '1@lid' }];
    },
    assertSessions: async (...words: unknown[]) => void renewed.push(words),
    sendMessage: async (...words: unknown[]) => {
      await setTimeout(preparesMs);
      sent.push(words);
      if (throws) throw throws;
      const { messageId } = words[2] as { messageId: string };
      void setTimeout(afterMs).then(() => {
        if (answer) ws.emit(`TAG:${messageId}`, answer);
        if (ends) ws.emit(ends, new Error('over'));
      });
    },
  };
  return { sock: fake as unknown as WASocket, sent, renewed, ws };
}

const boom = (statusCode: number): Error => Object.assign(new Error('boom'), { output: { statusCode } });
const ack = (attrs: object) => ({ tag: 'ack', attrs });

test.each<[string, Fake, object]>([
  ['acknowledged', { answer: ack({ t: '5' }) }, { outcome: 'sent', externalId: 'OUT1', at: 5_000 }],
  ['acknowledged without a time', { answer: ack({}) }, { outcome: 'sent', externalId: 'OUT1', at: 77 }],
  [
    'overtaken by a receipt',
    { answer: { tag: 'receipt', attrs: {} } },
    { outcome: 'sent', externalId: 'OUT1', at: 77 },
  ],
  ['refused', { answer: ack({ error: '421' }) }, { outcome: 'refused', code: '421' }],
  ['never answered', {}, { outcome: 'unknown' }],
  [
    'acknowledged soon after it left, though it took long to leave',
    { answer: ack({ t: '5' }), preparesMs: 150 },
    { outcome: 'sent', externalId: 'OUT1', at: 5_000 },
  ],
  ['acknowledged too late', { answer: ack({ t: '5' }), afterMs: 300 }, { outcome: 'unknown' }],
  ['cut off while waiting', { ends: 'close' }, { outcome: 'unknown' }],
  ['ended by ourselves while waiting', { ends: 'error' }, { outcome: 'unknown' }],
  [
    'not connected',
    { throws: boom(428) },
    { outcome: 'retry', code: 'not_connected', afterMs: 1_000, held: true },
  ],
  [
    'cut off while preparing',
    { throws: boom(500), closed: true },
    { outcome: 'retry', code: 'not_connected', afterMs: 1_000, held: true },
  ],
  ['upload failed', { throws: boom(500) }, { outcome: 'retry', code: 'send_failed_500', afterMs: 15_000 }],
  ['a write that timed out', { throws: boom(408) }, { outcome: 'unknown' }],
])('%s', async (_name, fake, result) => {
  const { sock, sent, ws } = socket(fake);
  // The end of a connection is heard, not waited out.
  const times = fake.ends ? { ...options, ackTimeoutMs: 60_000 } : options;
  expect(await send(sock, sendable, times)).toEqual(result);
  expect(ws.eventNames()).toEqual([]);
  expect(sent).toEqual([['1@lid', { text: 'halo', linkPreview: null }, { messageId: 'OUT1' }]]);
});

test('refused for stale devices it makes the sessions with them anew, and sends once more', async () => {
  const { sock, sent, renewed } = socket({ answer: ack({ error: '479' }) });
  expect(await send(sock, sendable, options)).toEqual({ outcome: 'refused', code: '479' });
  expect(renewed).toEqual([[['1@lid'], true]]);
  expect(sent).toHaveLength(2);
});

test('refused for stale devices that cannot be asked for, it is tried again later', async () => {
  const { sock, sent } = socket({ answer: ack({ error: '479' }), devices: 'none anew' });
  expect(await send(sock, sendable, options)).toEqual({
    outcome: 'retry',
    code: 'send_failed_unknown',
    afterMs: 15_000,
  });
  expect(sent).toHaveLength(1);
});

test('to a person whose devices the server does not tell nothing is sent: it would reach nobody', async () => {
  const { sock, sent } = socket({ answer: ack({}), devices: 'none' });
  expect(await send(sock, sendable, options)).toEqual({
    outcome: 'retry',
    code: 'devices_unknown',
    afterMs: 60_000,
    held: true,
    mostMs: 24 * 60 * 60_000,
  });
  expect(sent).toEqual([]);
});

test('staff have words for what a linked number can come back with', () => {
  const text = readFileSync('locales/id/desk.json', 'utf8');
  const words = (JSON.parse(text) as { sendTrouble: Record<string, string> }).sendTrouble;
  const codes = ['463', '479', 'not_on_whatsapp', 'not_looked_up', 'devices_unknown', 'new_chats_paused'];
  expect(Object.keys(words)).toEqual(
    expect.arrayContaining([...codes, 'not_connected', 'unknown_outcome', 'paced', 'held_too_long']),
  );
});
