import type { WASocket } from '@whiskeysockets/baileys';
import { expect, test } from '@jest/globals';
import type { Sendable } from '../../../bot/channels/channel.ts';
import { send } from '../../../bot/channels/baileys/send.ts';

const sendable: Sendable = {
  to: { kind: 'lid', value: '1' },
  message: { kind: 'text', text: 'halo' },
  externalId: 'OUT1',
  row: 'row',
  author: 'bot',
};
const options = { now: () => 77, ackTimeoutMs: 10 };

type Fake = { answer?: unknown; closes?: boolean; closed?: boolean; throws?: Error };

function socket({ answer, closes, closed, throws }: Fake): { sock: WASocket; sent: unknown[][] } {
  const sent: unknown[][] = [];
  const fake = {
    ws: { isOpen: !closed },
    getUSyncDevices: async () => {
      throw new Error('no answer');
    },
    waitForMessage: async () => {
      if (closes) throw new Error('Connection Closed');
      return answer;
    },
    sendMessage: async (...words: unknown[]) => {
      sent.push(words);
      if (throws) throw throws;
    },
  };
  return { sock: fake as unknown as WASocket, sent };
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
  ['never answered', { answer: undefined }, { outcome: 'unknown' }],
  ['cut off while waiting', { closes: true }, { outcome: 'unknown' }],
  ['not connected', { throws: boom(428) }, { outcome: 'retry', code: 'not_connected', afterMs: 1_000 }],
  [
    'cut off while preparing',
    { throws: boom(500), closed: true },
    { outcome: 'retry', code: 'not_connected', afterMs: 1_000 },
  ],
  ['upload failed', { throws: boom(500) }, { outcome: 'retry', code: 'send_failed_500', afterMs: 15_000 }],
  ['a write that timed out', { throws: boom(408) }, { outcome: 'unknown' }],
])('%s', async (_name, fake, result) => {
  const { sock, sent } = socket(fake);
  expect(await send(sock, sendable, options)).toEqual(result);
  expect(sent).toEqual([['1@lid', { text: 'halo', linkPreview: null }, { messageId: 'OUT1' }]]);
});

test('refused for stale devices that cannot be asked for, it is tried again later', async () => {
  const { sock, sent } = socket({ answer: ack({ error: '479' }) });
  expect(await send(sock, sendable, options)).toEqual({
    outcome: 'retry',
    code: 'send_failed_unknown',
    afterMs: 15_000,
  });
  expect(sent).toHaveLength(1);
});
