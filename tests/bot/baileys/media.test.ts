import { expect, jest, test } from '@jest/globals';
import { createCipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import type { MediaSource } from '../../../bot/channels/baileys/content.ts';
import { fetchMedia } from '../../../bot/channels/baileys/media.ts';
import { FileUnreachable } from '../../../bot/channels/download.ts';

const bytes = Buffer.from('isi berkas');
const mediaKey = Buffer.alloc(32, 7);
const sha256 = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();

function sealed(type: string): Buffer {
  const keys = Buffer.from(hkdfSync('sha256', mediaKey, '', `WhatsApp ${type} Keys`, 112));
  const iv = keys.subarray(0, 16);
  const cipher = createCipheriv('aes-256-cbc', keys.subarray(16, 48), iv);
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const mac = createHmac('sha256', keys.subarray(48, 80)).update(iv).update(body).digest().subarray(0, 10);
  return Buffer.concat([body, mac]);
}

const file = sealed('Image');
const source: MediaSource = {
  type: 'image',
  mime: 'image/png',
  mediaKey,
  directPath: '/v/1?a=b',
  size: bytes.length,
  sha256: sha256(bytes),
  encryptedSha256: sha256(file),
};
const never = async (): Promise<undefined> => undefined;

type Answer = () => Response;

function answering(...answers: Answer[]) {
  const asked: string[] = [];
  const fetch = jest.fn(async (url: string | URL | Request) => {
    asked.push(new Request(url).url);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (!answer) throw new Error('no answer');
    return answer();
  });
  return { asked, options: { host: 'media.example', maxBytes: 100, timeoutMs: 1_000, pauseMs: 1, fetch } };
}
const found =
  (body: Uint8Array = file): Answer =>
  () =>
    new Response(new Uint8Array(body));
const refusing =
  (status: number): Answer =>
  () =>
    new Response('an error page', { status });
const missing = refusing(404);
const reset: Answer = () => {
  throw new Error('reset');
};

test('fetches from the provider’s host, decrypts, checks', async () => {
  const { asked, options } = answering(found());
  const renew = jest.fn(never);
  expect(await fetchMedia({ ...source, name: 'a.png' }, options, renew)).toEqual({
    bytes,
    mime: 'image/png',
    name: 'a.png',
  });
  expect(asked).toEqual(['https://media.example/v/1?a=b']);
  // What is there no phone is asked for.
  expect(renew).not.toHaveBeenCalled();
});

test.each(['', '//evil.example/x', '@evil.example/x', '.evil.example/x', 'https://evil.example/x'])(
  'a path that would name another host is never asked: %p',
  async (directPath) => {
    const { asked, options } = answering(found());
    expect(await fetchMedia({ ...source, directPath }, options, never)).toEqual({ fault: 'broken' });
    expect(asked).toEqual([]);
  },
);

test.each([403, 404, 410])('a file that is gone (%s) is asked for again, once', async (status) => {
  const { asked, options } = answering(refusing(status), found());
  expect(await fetchMedia(source, options, async () => '/v/2')).toMatchObject({ bytes });
  expect(asked).toEqual(['https://media.example/v/1?a=b', 'https://media.example/v/2']);
});

test('gone for good, also when the phone does not answer', async () => {
  expect(await fetchMedia(source, answering(missing).options, never)).toEqual({ fault: 'gone' });
  const refuses = async (): Promise<never> => Promise.reject(new Error('no phone'));
  expect(await fetchMedia(source, answering(missing).options, refuses)).toEqual({ fault: 'gone' });
});

test('too large by its own word is not fetched; by its bytes it is not kept', async () => {
  const { asked, options } = answering(found(Buffer.alloc(1_000)));
  expect(await fetchMedia({ ...source, size: 101 }, options, never)).toEqual({ fault: 'too_large' });
  expect(asked).toEqual([]);
  expect(await fetchMedia(source, options, never)).toEqual({ fault: 'too_large' });
});

test('a failing line is tried again, and then told apart from a file that is broken', async () => {
  expect(await fetchMedia(source, answering(reset, found()).options, never)).toMatchObject({ bytes });
  const dead = answering(reset);
  await expect(fetchMedia(source, dead.options, never)).rejects.toThrow(FileUnreachable);
  expect(dead.asked).toHaveLength(3);
});

test.each([401, 408, 429, 500, 503])('a host that answers %s may give the file later', async (status) => {
  await expect(fetchMedia(source, answering(refusing(status)).options, never)).rejects.toThrow(
    FileUnreachable,
  );
});

test('a host that has nothing to do with such a file is not asked twice', async () => {
  const { asked, options } = answering(refusing(400));
  expect(await fetchMedia(source, options, never)).toEqual({ fault: 'broken' });
  expect(asked).toHaveLength(1);
});

test('gone while no phone can be asked yet, it is not given up', async () => {
  const offline = async (): Promise<never> => Promise.reject(new FileUnreachable());
  await expect(fetchMedia(source, answering(missing).options, offline)).rejects.toThrow(FileUnreachable);
});

test('a host that does not answer is not waited for', async () => {
  const fetch = (_url: unknown, init?: RequestInit): Promise<Response> =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });
  const options = { ...answering(missing).options, timeoutMs: 5, fetch };
  await expect(fetchMedia(source, options, never)).rejects.toThrow(FileUnreachable);
});

test('a redirect is not followed: it could lead anywhere', async () => {
  const { options } = answering(found());
  const how: unknown[] = [];
  const fetch: typeof globalThis.fetch = (url, init) => {
    how.push(init?.redirect);
    return options.fetch(url);
  };
  await fetchMedia(source, { ...options, fetch }, never);
  expect(how).toEqual(['error']);
});

const flipped = Buffer.from(file);
flipped[3] = (flipped[3] ?? 0) ^ 1;
const unsealed = Buffer.concat([file.subarray(0, -10), Buffer.alloc(10)]);
test.each([
  ['bytes changed on the way', flipped, {}],
  ['a file of another kind', sealed('Document'), {}],
  ['not what the message announced', file, { sha256: sha256(Buffer.from('x')) }],
  ['sealed otherwise than announced', file, { encryptedSha256: sha256(Buffer.from('x')) }],
  ['under a seal that is not its own', unsealed, { encryptedSha256: sha256(unsealed) }],
  ['nothing at all', Buffer.alloc(0), {}],
])('broken: %s', async (_name, body, changes) => {
  expect(await fetchMedia({ ...source, ...changes }, answering(found(body)).options, never)).toEqual({
    fault: 'broken',
  });
});
