import type { BinaryNode } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { setImmediate } from 'node:timers/promises';
import { makeInTurn } from '../../../bot/channels/baileys/in-turn.ts';
import type { InTurn } from '../../../bot/channels/baileys/in-turn.ts';

/** Longer than any of these tests. */
const long = 60_000;

let passed: string[];
let finish: Map<string, () => void>;
let inTurn: InTurn;

beforeEach(() => {
  passed = [];
  finish = new Map();
  inTurn = makeInTurn(long);
});

afterEach(() => inTurn.stop());

const stanzaOf = (id: string, attrs: Record<string, string>, encrypted = true): BinaryNode => ({
  tag: 'message',
  attrs: { id, ...attrs },
  content: encrypted ? [{ tag: 'enc', attrs: {}, content: Buffer.from(id) }] : [],
});

/** The library takes it, and has finished with it when told so. */
function pass(stanza: BinaryNode): BinaryNode {
  const { promise, resolve } = Promise.withResolvers<void>();
  const id = stanza.attrs['id'] ?? '';
  inTurn.pass(stanza, () => {
    passed.push(id);
    finish.set(id, resolve);
    return promise;
  });
  return stanza;
}

const begin = (stanza: BinaryNode): void => {
  if (Array.isArray(stanza.content)) inTurn.begun(stanza.content[0]?.content as Uint8Array);
};

test('the next of a chat waits until the one before is finished, or is being decrypted; other chats do not', async () => {
  const siti = { from: '1@lid' };
  const one = pass(stanzaOf('one', siti));
  const two = pass(stanzaOf('two', { from: '1:4@lid' }));
  pass(stanzaOf('three', siti));
  pass(stanzaOf('other', { from: '2@lid' }));
  pass(stanzaOf('group', { from: '3@g.us' }));
  await setImmediate();
  expect(passed).toEqual(['one', 'other', 'group']);
  finish.get(one.attrs['id'] ?? '')?.();
  await setImmediate();
  expect(passed.slice(3)).toEqual(['two']);
  begin(two);
  await setImmediate();
  expect(passed.slice(4)).toEqual(['three']);
});

test('what is typed on the office phone belongs to the chat that it is for', async () => {
  pass(stanzaOf('from them', { from: '1@lid' }));
  pass(stanzaOf('to them', { from: '9@lid', recipient: '1@lid' }));
  pass(stanzaOf('to another', { from: '9@lid', recipient: '2@lid' }));
  await setImmediate();
  expect(passed).toEqual(['from them', 'to another']);
});

test('what waited on the server is passed at once, for the library queues it; what is live comes after all of it', async () => {
  const waited = [1, 2].map((n) => pass(stanzaOf(`waited ${n}`, { from: '1@lid', offline: '0' })));
  pass(stanzaOf('live', { from: '1@lid' }));
  for (const done of finish.values()) done();
  await setImmediate();
  expect(passed).toEqual(['waited 1', 'waited 2']);
  begin(waited[0]!);
  await setImmediate();
  expect(passed).toHaveLength(2);
  begin(waited[1]!);
  await setImmediate();
  expect(passed).toEqual(['waited 1', 'waited 2', 'live']);
});

test('what is not encrypted is waited for until it is stored and finished', async () => {
  pass(stanzaOf('view once', { from: '1@lid' }, false));
  pass(stanzaOf('after it', { from: '1@lid' }));
  await setImmediate();
  expect(passed).toEqual(['view once']);
  finish.get('view once')?.();
  await setImmediate();
  expect(passed).toEqual(['view once', 'after it']);
});

test('one that the library never finishes holds up its chat for a while only', async () => {
  inTurn = makeInTurn(1);
  const { promise, resolve } = Promise.withResolvers<void>();
  pass(stanzaOf('never', { from: '1@lid' }));
  inTurn.pass(stanzaOf('next', { from: '1@lid' }), async () => resolve());
  await promise;
});

test('once the connection is over nothing is passed: the server brings it again', async () => {
  pass(stanzaOf('under way', { from: '1@lid' }));
  pass(stanzaOf('waiting', { from: '1@lid' }));
  inTurn.stop();
  pass(stanzaOf('late', { from: '2@lid' }));
  finish.get('under way')?.();
  await setImmediate();
  expect(passed).toEqual(['under way']);
});
