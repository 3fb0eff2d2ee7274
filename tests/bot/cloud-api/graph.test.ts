import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { openGraph } from '../../../bot/channels/cloud-api/graph.ts';
import type { Answer } from '../../../bot/channels/cloud-api/graph.ts';
import type { CloudApiParts, CloudApiSettings } from '../../../bot/channels/cloud-api/settings.ts';

/** What comes of one request, where the network does this. */
async function asked(network: () => Promise<Response>, what: 'get' | 'post' | 'upload' = 'get') {
  const requests: Request[] = [];
  const inits: RequestInit[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    requests.push(new Request(url, init));
    inits.push(init);
    return network();
  };
  const graph = openGraph(
    { url: 'https://graph.facebook.com/v24.0', token: 'T' } as CloudApiSettings,
    {
      fetch: fetch as typeof globalThis.fetch,
    } as CloudApiParts,
  );
  const form = new FormData();
  form.set('type', 'image/png');
  const answer = what === 'upload' ? await graph.upload('1/media', form) : await graph[what]('1', { a: 1 });
  return { answer, request: requests[0]!, init: inits[0]! };
}

const page = (status: number) => async () => new Response('<html>', { status });
const json = (status: number, body: unknown) => async () => new Response(JSON.stringify(body), { status });
const fails = (cause: object) => () =>
  Promise.reject(Object.assign(new TypeError('fetch failed'), { cause }));

describe('what came of a request', () => {
  test.each<[string, () => Promise<Response>, Answer]>([
    ['an answer', json(200, { id: '7' }), { kind: 'answer', body: { id: '7' } }],
    ['an answer that nobody can read', page(200), { kind: 'silence', left: true }],
    [
      'no, with their code',
      json(400, { error: { code: 131_026 } }),
      { kind: 'error', status: 400, code: 131_026 },
    ],
    ['no, without one', page(503), { kind: 'error', status: 503 }],
    ['a gateway that had none of theirs', page(502), { kind: 'silence', left: true }],
    ['one that gave up', page(504), { kind: 'silence', left: true }],
    ['their own word behind one', json(502, { error: { code: 2 } }), { kind: 'error', status: 502, code: 2 }],
    ['a line that broke', fails({ code: 'ECONNRESET' }), { kind: 'silence', left: true }],
    [
      'a line that broke without a word',
      () => Promise.reject(new Error('?')),
      { kind: 'silence', left: true },
    ],
    ...[
      'ECONNREFUSED',
      'ENOTFOUND',
      'EAI_AGAIN',
      'ENETUNREACH',
      'EHOSTUNREACH',
      'UND_ERR_CONNECT_TIMEOUT',
    ].map((code): [string, () => Promise<Response>, Answer] => [
      `no line at all (${code})`,
      fails({ code }),
      { kind: 'silence', left: false },
    ]),
  ])('%s', async (_, network, expected) => {
    expect((await asked(network)).answer).toEqual(expected);
  });
});

test.each([
  ['get', 'GET', null],
  ['post', 'POST', 'application/json'],
  ['upload', 'POST', expect.stringMatching(/^multipart\/form-data; boundary=/)],
] as const)(
  'a %s says who asks and what comes, and is not waited for without end',
  async (what, method, type) => {
    const { request, init } = await asked(json(200, {}), what);
    expect(request.method).toBe(method);
    expect(request.headers.get('authorization')).toBe('Bearer T');
    expect(request.headers.get('content-type')).toEqual(type);
    expect(init.signal).toBeInstanceOf(AbortSignal);
  },
);

test('our token follows nobody who sends it elsewhere', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(307, { location: '/elsewhere' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const graph = openGraph({ url, token: 'T' } as CloudApiSettings, { fetch } as CloudApiParts);
  expect(await graph.get('me')).toEqual({ kind: 'silence', left: true });
  expect(await graph.post('me/messages', {})).toEqual({ kind: 'silence', left: true });
  expect(asked).toEqual(['/me', '/me/messages']);
  server.close();
});
