import { EventEmitter } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import type { BinaryNode } from '@whiskeysockets/baileys';
import { expect, test } from '@jest/globals';
import { storeFirst } from '../../../bot/channels/baileys/store-first.ts';
import { memoryLog } from '../../support/memory-log.ts';

/** Which of these stanzas the library is given, and acknowledges. */
async function handedOn(store: (stanza: BinaryNode) => Promise<boolean> | undefined, ids: string[]) {
  const ws = new EventEmitter();
  const given: (string | undefined)[] = [];
  ws.on('CB:message', ({ attrs }: BinaryNode) => given.push(attrs['id']));
  const inTurn = { pass: (_: BinaryNode, pass: () => Promise<void>) => void pass() };
  storeFirst(ws, 'CB:message', { account: 'wa1', store, inTurn, log: memoryLog() });
  for (const id of ids) ws.emit('CB:message', { tag: 'message', attrs: { id } });
  await setImmediate();
  return given;
}

test('the library is given what is stored, or needs no storing; the server keeps the rest', async () => {
  const outcomes: Record<string, () => Promise<boolean> | undefined> = {
    stored: () => Promise.resolve(true),
    refused: () => Promise.resolve(false),
    failed: () => Promise.reject(new Error('the database is away')),
    'nothing to store': () => undefined,
  };
  const given = await handedOn(({ attrs }) => outcomes[attrs['id'] ?? '']?.(), Object.keys(outcomes));
  expect(given).toHaveLength(2);
  expect(given).toEqual(expect.arrayContaining(['stored', 'nothing to store']));
});
