/** What one connection leaves to the next, and what is told of the number meanwhile; the socket is a stand-in. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Sendable } from '../../../bot/channels/channel.ts';
import type { Action } from '../../../bot/channels/baileys/disconnect.ts';
import { defaultTiming } from '../../../bot/channels/baileys/settings.ts';
import { openConnectionRig, retry } from '../../support/connection-rig.ts';
import type { ConnectionRig } from '../../support/connection-rig.ts';
import { heldLease } from '../../support/stand-in-socket.ts';

let rig: ConnectionRig;
beforeEach(async () => {
  rig = await openConnectionRig();
});
afterEach(() => rig.close());

describe('a number that may begin no chats', () => {
  const HOUR = 3_600_000;

  test('says so when it is ready, and of its other states what they are', async () => {
    await rig.connect();
    rig.opensReady();
    rig.opened[0]?.context.reach(Date.now() + HOUR);
    await rig.pass(0);
    expect(rig.states().at(-1)).toBe('ready reach_limited');
    await rig.ends({ action: { do: 'stop', reason: 'logged_out' } });
    expect(rig.states().at(-1)).toBe('stopped logged_out');
  });

  test('that is over while there is no connection is not called ready for it', async () => {
    await rig.connect();
    rig.opened[0]?.context.reach(Date.now() + HOUR);
    await rig.pass(2 * HOUR);
    expect(rig.states()).toEqual(['connecting']);
  });
});

describe('the waits between connections', () => {
  test('grow with each that fails, and begin anew after one that was well', async () => {
    await rig.connect();
    const found: number[] = [];
    for (const healthy of [false, false, false, true, false]) {
      await rig.ends({ action: retry('connection_lost'), healthy });
      found.push(rig.waits().at(-1) ?? 0);
      await rig.pass(10_000);
    }
    expect(found).toEqual([0.5, 1, 2, 0.5, 1]);
  });

  test('are as long as the server asks at least', async () => {
    await rig.connect();
    await rig.ends({ action: { do: 'retry', reason: 'x', atLeastMs: 60_000, alert: false } });
    expect(rig.waits()).toEqual([60]);
  });

  test('are none where the server asks for a restart, three times in a row', async () => {
    await rig.connect();
    const restart: Action = { do: 'restart' };
    for (let time = 0; time < 3; time += 1) await rig.ends({ action: restart });
    expect([rig.opened.length, rig.waits()]).toEqual([4, []]);
    await rig.ends({ action: restart }, 10_000);
    expect(rig.states()).toContain('waiting restart_loop');
    // Another ending in between begins the count anew.
    await rig.ends({ action: retry('connection_lost') }, 10_000);
    const before = rig.opened.length;
    for (let time = 0; time < 3; time += 1) await rig.ends({ action: restart });
    expect(rig.opened).toHaveLength(before + 3);
  });
});

test('a process that is deaf is told so once for each time that it is found deaf', async () => {
  await rig.connect();
  await rig.ends({ action: retry('deaf') }, 10_000);
  expect(rig.exhausted).toBe(0);
  await rig.ends({ action: retry('deaf') }, 10_000);
  expect(rig.exhausted).toBe(1);
  await rig.ends({ action: retry('connection_lost'), heard: true }, 20_000);
  expect(rig.exhausted).toBe(1);
});

test('a message that is being sent when the connection ends is waited for: its keys are stored still', async () => {
  await rig.connect();
  rig.opensReady();
  const sent = Promise.withResolvers<unknown>();
  rig.sock.sendMessage = () => sent.promise;
  const message: Sendable = {
    to: { kind: 'lid', value: '1' },
    message: { kind: 'text', text: 'a' },
    externalId: 'A',
    row: 'r',
    author: 'bot',
  };
  const sending = rig.connection.send(message);
  await rig.pass(0);
  const { auth } = rig.opened[0]!.context;
  await rig.ends({ action: retry('connection_lost') });
  await auth.keys.set({ session: { '1.0': Buffer.from('s') } });
  sent.resolve(undefined);
  rig.ws.emit('TAG:A', { tag: 'ack', attrs: {} });
  await sending;
  await rig.pass(0);
  await expect(auth.keys.set({ session: { '1.0': Buffer.from('s') } })).rejects.toThrow('over');
  // And no longer than a stop may take.
  await rig.pass(10_000);
  rig.sock.sendMessage = () => new Promise(() => undefined);
  rig.opensReady();
  void rig.connection.send(message);
  await rig.pass(0);
  await rig.ends({ action: retry('connection_lost') }, defaultTiming.stop + 10_000);
  expect(rig.opened).toHaveLength(3);
});

test('who is told by one of their two addresses is known by both, as far as the library knows them', async () => {
  await rig.connect();
  rig.opensReady();
  const { receiving } = rig.opened[0]!.context;
  for (const remoteJid of ['10001@lid', '100010@s.whatsapp.net'])
    receiving.messages([
      { key: { remoteJid, id: remoteJid }, messageTimestamp: 1, message: { conversation: 'halo' } },
    ]);
  await rig.pass(0);
  const both = { chat: { kind: 'lid', value: '10001' }, also: [{ kind: 'phone', value: '+100010' }] };
  expect(rig.received).toMatchObject([both, both]);
});

test('stopped while it waits for its number it asks for it no more', async () => {
  let looks = 0;
  await rig.connect({ lease: { ...heldLease, hold: async () => ((looks += 1), false) } });
  await rig.pass(3 * defaultTiming.lease);
  expect([looks, rig.told]).toEqual([4, []]);
  await rig.connection.stop();
  await rig.pass(10 * defaultTiming.lease);
  expect(looks).toBe(4);
});

test('a lease that cannot be given back holds up no stop', async () => {
  await rig.connect({
    lease: { ...heldLease, release: () => Promise.reject(new Error('the database is away')) },
  });
  const stopped = rig.connection.stop();
  await rig.pass(1_000);
  await stopped;
  expect(rig.log.events).toContain('whatsapp.lease_not_released');
});

test('once stopping it is not ready, and sends nothing', async () => {
  await rig.connect();
  rig.opensReady();
  expect(rig.connection.isReady()).toBe(true);
  const stopped = rig.connection.stop();
  expect(rig.connection.isReady()).toBe(false);
  await rig.pass(1_000);
  await stopped;
});
