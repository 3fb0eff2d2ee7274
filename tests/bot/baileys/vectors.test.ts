/**
 * The server double uses the library's own codec and cryptography, so a fault in those would cancel out between the
 * two. These bytes were made by a third hand (vectors/make.py says how): both sides must agree with them.
 */
import { decodeBinaryNode, encodeBinaryNode } from '@whiskeysockets/baileys';
import type { BinaryNode } from '@whiskeysockets/baileys';
import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fetchMedia } from '../../../bot/channels/baileys/media.ts';
import { fromLibrary } from '../../support/whatsapp-server/library.ts';
import { serverNoise } from '../../support/whatsapp-server/noise.ts';

type Shown = { private: string; public: string };
type ShownNode = { tag: string; attrs: Record<string, string>; content?: ShownNode[] | { bytes: string } };
type Vectors = {
  nodes: { node: ShownNode; bytes: string }[];
  noise: Record<'chain' | 'clientStatic' | 'username' | 'hello' | 'answer' | 'finish', string> &
    Record<'serverEphemeral' | 'serverStatic', Shown> &
    Record<'plain' | 'fromClient' | 'fromServer', string[]>;
  signal: {
    bob: Record<'identity' | 'signed' | 'once', Shown>;
    preKeyId: number;
    signedPreKeyId: number;
    messages: Record<'plain' | 'whisper' | 'preKey', string>[];
  };
  media: Record<'mediaKey' | 'plain' | 'sealed', string>;
};

const file = new URL('../../support/whatsapp-server/vectors/vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const pair = (shown: Shown) => ({ public: hex(shown.public), private: hex(shown.private) });

describe('binary nodes', () => {
  const real = ({ tag, attrs, content }: ShownNode): BinaryNode => {
    if (!content) return { tag, attrs };
    return { tag, attrs, content: Array.isArray(content) ? content.map(real) : hex(content.bytes) };
  };

  test.each(vectors.nodes.map((one) => [one.node.tag, one] as const))('%s', async (_tag, { node, bytes }) => {
    expect(await decodeBinaryNode(hex(bytes))).toEqual(real(node));
    expect(Buffer.from(encodeBinaryNode(real(node))).toString('hex')).toBe(bytes);
  });
});

test('the handshake and the frames after it, byte for byte', () => {
  const { noise } = vectors;
  const written: string[] = [];
  const heard: string[] = [];
  let username = '';
  let clientStatic = '';
  const identity = { root: hex(''), noise: pair(noise.serverStatic), chain: hex(noise.chain) };
  const server = serverNoise(
    identity,
    (bytes) => void written.push(Buffer.from(bytes).toString('hex')),
    (hello) => {
      username = String(hello.payload.username);
      clientStatic = Buffer.from(hello.clientStatic).toString('hex');
    },
    (plain) => void heard.push(Buffer.from(plain).toString('hex')),
    pair(noise.serverEphemeral),
  );
  server.feed(hex(noise.hello));
  expect(written).toEqual([noise.answer]);
  server.feed(hex(noise.finish));
  expect([username, clientStatic]).toEqual([noise.username, noise.clientStatic]);
  for (const frame of noise.fromClient) server.feed(hex(frame));
  expect(heard).toEqual(noise.plain);
  const frames = noise.plain.map((plain) => Buffer.from(server.frame(hex(plain))).toString('hex'));
  expect(frames).toEqual(noise.fromServer);
});

test('Signal messages of a first sending chain are read', async () => {
  const { bob, preKeyId, signedPreKeyId, messages } = vectors.signal;
  type Cipher = Record<
    'decryptPreKeyWhisperMessage' | 'decryptWhisperMessage',
    (body: Buffer) => Promise<Buffer>
  >;
  const { ProtocolAddress, SessionCipher } = fromLibrary('libsignal') as {
    ProtocolAddress: new (name: string, device: number) => object;
    SessionCipher: new (storage: object, address: object) => Cipher;
  };
  const keys = (shown: Shown) => ({
    pubKey: Buffer.concat([Buffer.from([5]), hex(shown.public)]),
    privKey: hex(shown.private),
  });
  let session: object | undefined;
  const storage = {
    loadSession: async () => session,
    storeSession: async (_address: string, record: object) => void (session = record),
    isTrustedIdentity: () => true,
    loadPreKey: async (id: number) => (Number(id) === preKeyId ? keys(bob.once) : undefined),
    removePreKey: async () => undefined,
    loadSignedPreKey: (id: number) => (Number(id) === signedPreKeyId ? keys(bob.signed) : undefined),
    getOurRegistrationId: () => 1,
    getOurIdentity: () => keys(bob.identity),
  };
  const cipher = new SessionCipher(storage, new ProtocolAddress('alice', 0));
  const [first, second] = messages;
  const read = [
    await cipher.decryptPreKeyWhisperMessage(hex(first!.preKey)),
    await cipher.decryptWhisperMessage(hex(second!.whisper)),
  ];
  expect(read.map((plain) => plain.toString('hex'))).toEqual([first!.plain, second!.plain]);
});

test('a file is decrypted', async () => {
  const { mediaKey, plain, sealed } = vectors.media;
  const source = {
    type: 'document',
    mime: 'application/pdf',
    mediaKey: hex(mediaKey),
    directPath: '/v',
    size: 0,
  } as const;
  const options = {
    host: 'media.example',
    maxBytes: 1_000,
    timeoutMs: 1_000,
    pauseMs: 1,
    fetch: async () => new Response(new Uint8Array(hex(sealed))),
  };
  const got = await fetchMedia(source, options, async () => undefined);
  expect('bytes' in got && Buffer.from(got.bytes).toString('hex')).toBe(plain);
});
