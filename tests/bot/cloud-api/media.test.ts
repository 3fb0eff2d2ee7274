/** How a received file is fetched: its place is asked of the API, then its bytes. What cannot be had says why. */
import { describe, expect, test } from '@jest/globals';
import { FileUnreachable } from '../../../bot/channels/download.ts';
import type { Answer, Graph } from '../../../bot/channels/cloud-api/graph.ts';
import { fetchMedia } from '../../../bot/channels/cloud-api/media.ts';
import type { CloudApiSettings } from '../../../bot/channels/cloud-api/settings.ts';

const settings = { phoneNumberId: '106', token: 'T', url: 'http://127.0.0.1:1/v24.0' } as CloudApiSettings;
const bytes = Buffer.from('%PDF');
const told = (more: object = {}): Answer => ({
  kind: 'answer',
  body: { url: 'http://127.0.0.1:1/bytes/7', mime_type: 'application/pdf', file_size: '4', ...more },
});
const error = (status: number, code?: number): Answer => ({
  kind: 'error',
  status,
  ...(code === undefined ? {} : { code }),
});
const silence: Answer = { kind: 'silence', left: true };

/** The API answers with these, one after another, and the place with these statuses. */
async function fetched(answers: Answer[], statuses: number[] = [200], name?: string) {
  const asked: string[] = [];
  const sent: RequestInit[] = [];
  const graph: Pick<Graph, 'get'> = {
    get: async (path) => (asked.push(path), answers.shift() ?? silence),
  };
  const fetch = (async (_url: string, init: RequestInit) => {
    sent.push(init);
    return new Response(bytes, { status: statuses.shift() ?? 500 });
  }) as unknown as typeof globalThis.fetch;
  const source = { id: '7', ...(name === undefined ? {} : { name }) };
  const media = await fetchMedia(source, graph as Graph, settings, { fetch, maxMediaBytes: 100 }).catch(
    (thrown: unknown) => (thrown instanceof FileUnreachable ? 'unreachable' : `${String(thrown)}`),
  );
  return { media, asked, sent };
}

test('it is asked for as this number, and with our token', async () => {
  const { media, asked, sent } = await fetched([told()], [200], 'akta.pdf');
  expect(media).toEqual({ bytes, mime: 'application/pdf', name: 'akta.pdf' });
  expect(asked).toEqual(['7?phone_number_id=106']);
  expect(sent).toMatchObject([{ headers: { Authorization: 'Bearer T' }, redirect: 'error' }]);
});

test('of whose type and size nothing is told it is taken all the same', async () => {
  const { media } = await fetched([told({ mime_type: undefined, file_size: undefined })]);
  expect(media).toEqual({ bytes, mime: 'application/octet-stream' });
});

describe('the place', () => {
  test.each<[string, Answer[], unknown]>([
    ['is told at the second try', [silence, told()], { bytes, mime: 'application/pdf' }],
    ...[400, 404, 410].map((status): [string, Answer[], unknown] => [
      `is no more (${status})`,
      [error(status, 100)],
      { fault: 'gone' },
    ]),
    ['is not told, for no reason that we know', [error(405, 100), error(405, 100)], { fault: 'broken' }],
    ['is not told twice', [silence, silence], 'unreachable'],
    ['is refused to our token', [error(401), error(401)], 'unreachable'],
    ['is forbidden to us', [error(403), error(403)], 'unreachable'],
    ['may be told in a moment', [error(400, 131_000), error(400, 131_000)], 'unreachable'],
    ['may be told when Meta is well again', [error(400, 2), error(400, 2)], 'unreachable'],
    ['is told in a way that we do not know', [told({ url: 7 }), told({ url: 7 })], { fault: 'broken' }],
    ['is none', [told({ url: 'somewhere' }), told({ url: 'somewhere' })], { fault: 'broken' }],
    ['is elsewhere', [told({ url: 'https://example.org/7' })], { fault: 'broken' }],
    ['is too large', [told({ file_size: '101' })], { fault: 'too_large' }],
  ])('%s', async (_, answers, expected) => {
    expect((await fetched(answers)).media).toEqual(expected);
  });
});

describe('the bytes', () => {
  test.each<[string, number[], unknown]>([
    ['come at the second try', [500, 200], { bytes, mime: 'application/pdf' }],
    ['are no more', [404], { fault: 'gone' }],
    ['are away', [500, 500], 'unreachable'],
  ])('%s', async (_, statuses, expected) => {
    expect((await fetched([told()], statuses)).media).toEqual(expected);
  });
});
