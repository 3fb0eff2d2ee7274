import { proto } from '@whiskeysockets/baileys';
import { expect, test } from '@jest/globals';
import { openAuthState } from '../../../bot/channels/baileys/auth-state.ts';
import type { SignalDataSet } from '@whiskeysockets/baileys';
import type { KeyEntry } from '../../../bot/channels/baileys/key-store.ts';
import { memoryKeyStore } from '../../support/memory-key-store.ts';

const nothing = (): void => undefined;

test('linked credentials come back whole, bytes and all', async () => {
  const store = memoryKeyStore();
  const first = await openAuthState(store, nothing);
  first.update({ me: { id: '628123:7@s.whatsapp.net' } });
  first.update({ account: { details: Buffer.from('abc') } });
  await first.flush();
  const second = await openAuthState(store, nothing);
  expect(second.creds.me).toEqual({ id: '628123:7@s.whatsapp.net' });
  expect(second.creds.account?.details).toEqual(Buffer.from('abc'));
  expect(second.creds.noiseKey).toEqual(first.creds.noiseKey);
});

test('credentials are written one after another: a slow write goes over no later one', async () => {
  const memory = memoryKeyStore();
  const slow = Promise.withResolvers<void>();
  let writes = 0;
  const set = async (entries: readonly KeyEntry[]): Promise<void> => {
    writes += 1;
    if (writes === 1) await slow.promise;
    await memory.set(entries);
  };
  const state = await openAuthState({ ...memory, set }, nothing);
  state.update({ account: { details: Buffer.from('abc') }, nextPreKeyId: 1 });
  state.update({ nextPreKeyId: 2 });
  await new Promise((resolve) => setImmediate(resolve));
  expect(writes).toBe(1);
  slow.resolve();
  await state.flush();
  expect((await openAuthState(memory, nothing)).creds.nextPreKeyId).toBe(2);
});

test('half-paired credentials are dropped, with their keys', async () => {
  const store = memoryKeyStore();
  const first = await openAuthState(store, nothing);
  first.update({ me: { id: '628123@s.whatsapp.net', name: '~' } });
  await first.flush();
  const second = await openAuthState(store, nothing);
  expect(second.creds.me).toBeUndefined();
  expect(store.rows.size).toBe(0);
});

test('what else is kept of a number stays: keys of a linked one, and its gap before the first credentials', async () => {
  for (const given of [{ account: { details: Buffer.from('abc') } }, undefined]) {
    const store = memoryKeyStore();
    const first = await openAuthState(store, nothing);
    if (given) first.update(given);
    await first.flush();
    await store.set([{ type: 'gap', id: 'since', value: '1' }]);
    await openAuthState(store, nothing);
    expect((await store.get('gap', ['since'])).size).toBe(1);
  }
});

test('keys of every type, known or not, are set in one go and come back as they were', async () => {
  const store = memoryKeyStore();
  const { keys } = await openAuthState(store, nothing);
  const session = { 'a.0': Buffer.from('s') };
  await keys.set({ session, 'of-a-later-release': { x: { deep: Buffer.from('n') } } } as SignalDataSet);
  expect(store.sets).toHaveLength(1);
  expect(await keys.get('session', ['a.0', 'missing'])).toEqual(session);
  expect(await keys.get('of-a-later-release' as 'session', ['x'])).toEqual({ x: { deep: Buffer.from('n') } });
  await keys.set({ session: { 'a.0': null } });
  expect(await keys.get('session', ['a.0'])).toEqual({});
});

test('a sync key comes back as the message the library wants', async () => {
  const store = memoryKeyStore();
  const { keys } = await openAuthState(store, nothing);
  await keys.set({ 'app-state-sync-key': { k: { keyData: Buffer.from('d') } } });
  const { k } = await keys.get('app-state-sync-key', ['k']);
  expect(k).toBeInstanceOf(proto.Message.AppStateSyncKeyData);
  expect(Buffer.from(k?.keyData ?? [])).toEqual(Buffer.from('d'));
});

test('so is one that cannot be read: without its keys the library would refuse a message', async () => {
  const store = memoryKeyStore();
  let failures = 0;
  const state = await openAuthState(store, () => void failures++);
  store.failing = true;
  await expect(state.keys.get('session', ['a'])).rejects.toThrow('store away');
  expect(failures).toBe(1);
});

test('credentials that cannot be written, and that nobody asks for, end no process', async () => {
  const store = memoryKeyStore();
  const unhandled: unknown[] = [];
  const listener = (error: unknown): void => void unhandled.push(error);
  process.on('unhandledRejection', listener);
  const state = await openAuthState(store, nothing);
  store.failing = true;
  state.update({ platform: 'android' });
  for (let round = 0; round < 3; round += 1) await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', listener);
  expect(unhandled).toEqual([]);
});

test('a store that fails is told at once, and the next write is tried again', async () => {
  const store = memoryKeyStore();
  let failures = 0;
  const state = await openAuthState(store, () => void failures++);
  store.failing = true;
  await expect(state.keys.set({ session: { a: Buffer.from('s') } })).rejects.toThrow('store away');
  state.update({ platform: 'android' });
  await expect(state.flush()).rejects.toThrow('store away');
  expect(failures).toBe(2);
  store.failing = false;
  state.update({ platform: 'ios' });
  await state.flush();
});

test('what a connection that is over still tries to write is refused, though the store is back', async () => {
  const store = memoryKeyStore();
  const failed = await openAuthState(store, nothing);
  store.failing = true;
  await expect(failed.keys.set({ session: { a: Buffer.from('old') } })).rejects.toThrow('store away');
  store.failing = false;
  await expect(failed.keys.set({ session: { a: Buffer.from('old') } })).rejects.toThrow('over');
  const ended = await openAuthState(store, nothing);
  await ended.close();
  await expect(ended.keys.set({ session: { a: Buffer.from('old') } })).rejects.toThrow('over');
  expect(store.rows.size).toBe(0);
});

test('what a connection that is over still says of its credentials goes over nobody else’s', async () => {
  const store = memoryKeyStore();
  const first = await openAuthState(store, nothing);
  first.update({ me: { id: '628123:7@s.whatsapp.net' }, account: { details: Buffer.from('abc') } });
  await first.close();
  const second = await openAuthState(store, nothing);
  second.update({ nextPreKeyId: 9 });
  await second.flush();
  first.update({ nextPreKeyId: 3 });
  await first.flush();
  const { creds } = await openAuthState(store, nothing);
  expect(creds.me?.id).toBe('628123:7@s.whatsapp.net');
  expect(creds.nextPreKeyId).toBe(9);
});

test('a connection is over once what it was storing is stored: the journal read then has it', async () => {
  const memory = memoryKeyStore();
  const { promise: disk, resolve: written } = Promise.withResolvers<void>();
  const slow = { ...memory, set: (entries: readonly KeyEntry[]) => disk.then(() => memory.set(entries)) };
  const ended = await openAuthState(slow, nothing);
  const storing = ended.keys.set({ session: { a: Buffer.from('s') } });
  let over = false;
  const closing = ended.close().then(() => (over = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(over).toBe(false);

  written();
  await closing;

  expect(memory.sets).toHaveLength(1);
  await storing;
});
