/** What one send comes to, by what the API answers. */
import { expect, test } from '@jest/globals';
import type { Answer, Graph } from '../../../bot/channels/cloud-api/graph.ts';
import { send } from '../../../bot/channels/cloud-api/send.ts';
import type { CloudApiSettings } from '../../../bot/channels/cloud-api/settings.ts';
import type { Sendable } from '../../../bot/channels/channel.ts';

const settings = { phoneNumberId: '106' } as CloudApiSettings;
const to = { kind: 'cloud', value: 'ID.1' } as const;
const text: Sendable['message'] = { kind: 'text', text: 'a' };
const file = { id: 'f', owner: 'o', mime: 'application/pdf', size: 4, sha256: '', name: 'izin.pdf' };
const document: Sendable['message'] = { kind: 'document', file };
const answer = (body: unknown): Answer => ({ kind: 'answer', body });
const silence = (left: boolean): Answer => ({ kind: 'silence', left });
const accepted = answer({ messages: [{ id: 'wamid.1' }] });
const lost = {
  result: { outcome: 'retry', code: 'not_connected', afterMs: 30_000, held: true },
  stop: { reason: 'connection_lost', forMs: 30_000 },
};

/** Sends within the window; `asked`: what went over the line. */
async function sent(
  given: Partial<Sendable>,
  post: Answer,
  upload: Answer = answer({ id: '7' }),
  open = true,
) {
  const asked: string[] = [];
  const graph: Graph = {
    get: async () => silence(false),
    post: async (path) => (asked.push(path), post),
    upload: async (path) => (asked.push(path), upload),
  };
  const bytes = Buffer.from('%PDF');
  const sendable = { to, message: text, bytes, externalId: 'x', row: 'r', author: 'bot', ...given };
  return { ...(await send(graph, settings, sendable, { open, now: () => 5 })), asked };
}

test.each<[string, Parameters<typeof sent>, object, string[]]>([
  ['taken', [{}, accepted], { result: { outcome: 'sent', externalId: 'wamid.1', at: 5 } }, ['106/messages']],
  [
    'taken, and nobody can read under which id',
    [{}, answer({})],
    { result: { outcome: 'unknown' } },
    ['106/messages'],
  ],
  ['perhaps taken', [{}, silence(true)], { result: { outcome: 'unknown' } }, ['106/messages']],
  ['never asked for', [{}, silence(false)], lost, ['106/messages']],
  [
    'for somebody of another channel',
    [{ to: { kind: 'lid', value: '1' } }, accepted],
    { result: { outcome: 'refused', code: 'no_address' } },
    [],
  ],
  [
    'a file, taken',
    [{ message: document }, accepted],
    { result: { outcome: 'sent', externalId: 'wamid.1', at: 5 } },
    ['106/media', '106/messages'],
  ],
  [
    'a file whose upload nobody answered: it has reached nobody',
    [{ message: document }, accepted, silence(true)],
    lost,
    ['106/media'],
  ],
  [
    'a file that was uploaded under no id',
    [{ message: document }, accepted, answer({})],
    lost,
    ['106/media'],
  ],
  [
    'a file that was refused',
    [{ message: document }, accepted, { kind: 'error', status: 400, code: 131_053 }],
    { result: { outcome: 'refused', code: '131053' } },
    ['106/media'],
  ],
  [
    'refused without a code',
    [{}, { kind: 'error', status: 404 }],
    { result: { outcome: 'refused', code: 'http_404' } },
    ['106/messages'],
  ],
  [
    'asked for wrongly',
    [{}, { kind: 'error', status: 400, code: 131_009 }],
    { result: { outcome: 'refused', code: '131009' }, fault: true },
    ['106/messages'],
  ],
  [
    'to one who must write first: only this message waits',
    [{}, accepted, undefined, false],
    { result: { outcome: 'retry', code: 'window_closed', afterMs: 21_600_000, held: true } },
    [],
  ],
  [
    'while Meta is disturbed: the number waits',
    [{}, { kind: 'error', status: 500 }],
    {
      result: { outcome: 'retry', code: 'http_500', afterMs: 30_000, held: true },
      stop: { reason: 'server_unavailable', forMs: 30_000 },
    },
    ['106/messages'],
  ],
  [
    'too much for one person',
    [{}, { kind: 'error', status: 400, code: 131_056 }],
    { result: { outcome: 'retry', code: '131056', afterMs: 10_000 } },
    ['106/messages'],
  ],
])('%s', async (_, given, expected, path) => {
  expect(await sent(...given)).toEqual({ ...expected, asked: path });
});
