/** How a connection ends, and what is said of it; the socket is a stand-in. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { defaultTiming } from '../../../bot/channels/baileys/settings.ts';
import { StorageUnavailable } from '../../../storage/storage-unavailable.ts';
import { openConnectionRig, retry } from '../../support/connection-rig.ts';
import type { ConnectionRig } from '../../support/connection-rig.ts';
import { heldLease } from '../../support/stand-in-socket.ts';

const HOUR = 3_600_000;
/** Longer than any limit at the end of a connection. */
const LONG = 4 * (defaultTiming.stop + defaultTiming.storing);
const lost = retry('connection_lost');
const never = (): Promise<never> => new Promise(() => undefined);

let rig: ConnectionRig;
beforeEach(async () => {
  rig = await openConnectionRig();
});
afterEach(() => rig.close());

const last = () => rig.opened.at(-1)!.context;
const text = (id: string) => ({
  key: { remoteJid: '10001@lid', id },
  messageTimestamp: 1,
  message: { conversation: 'halo' },
});

test('over, a connection takes nothing more, and the number is not ready', async () => {
  await rig.connect();
  rig.opensReady();
  const { receiving } = last();
  await rig.ends({ action: lost });
  receiving.messages([text('M1')]);
  await rig.pass(0);
  expect([rig.received, rig.connection.isOpen(), rig.connection.isReady()]).toEqual([[], false, false]);
});

test('what is being stored is stored first; what hangs is waited for only so long', async () => {
  const stored = Promise.withResolvers<void>();
  rig.intake.receive = () => stored.promise;
  await rig.connect();
  last().receiving.messages([text('M1')]);
  await rig.ends({ action: lost }, 1_000);
  expect(rig.opened).toHaveLength(1);
  stored.resolve();
  await rig.pass(1_000);
  expect(rig.opened).toHaveLength(2);
  rig.intake.receive = never;
  last().receiving.messages([text('M2')]);
  await rig.ends({ action: lost }, defaultTiming.stop + 5_000);
  expect(rig.opened).toHaveLength(3);
});

describe('credentials that are being stored', () => {
  test('are stored before the next connection reads them', async () => {
    await rig.connect();
    const stored = Promise.withResolvers<void>();
    const { set } = rig.keys;
    rig.keys.set = async (entries) => {
      await stored.promise;
      await set(entries);
    };
    last().auth.update({ accountSyncCounter: 7 });
    await rig.ends({ action: { do: 'restart' } }, 1_000);
    expect(rig.opened).toHaveLength(1);
    stored.resolve();
    await rig.pass(0);
    expect(last().auth.creds.accountSyncCounter).toBe(7);
    expect(rig.opened).toHaveLength(2);
  });

  test('that hang are given up, and whatever comes of them is not written over the next', async () => {
    let renounced = 0;
    await rig.connect({ lease: { ...heldLease, renounce: () => void (renounced += 1) } });
    await rig.ends({ action: lost });
    await rig.pass(10_000);
    expect([renounced, rig.opened.length]).toEqual([0, 2]);
    const { set } = rig.keys;
    rig.keys.set = never;
    last().auth.update({ accountSyncCounter: 7 });
    await rig.ends({ action: { do: 'restart' } }, defaultTiming.storing);
    rig.keys.set = set;
    expect([renounced, rig.states().at(-1)]).toEqual([1, 'waiting store_unavailable']);
    expect(rig.log.events).toContain('whatsapp.store_stuck');
  });
});

test('the history that an old connection waited for is judged by the next one only', async () => {
  await rig.keys.set([
    { type: 'gap', id: 'since', value: '1' },
    { type: 'gap', id: 'history', value: 'come' },
  ]);
  const missed: unknown[] = [];
  rig.intake.missed = async (is) => void missed.push(is);
  await rig.connect();
  last().history?.complete();
  await rig.ends({ action: lost }, HOUR);
  expect(missed).toEqual([]);
  last().history?.complete();
  await rig.pass(defaultTiming.history);
  expect(missed).toHaveLength(1);
});

test('a history that is being judged holds up no next connection', async () => {
  await rig.keys.set([
    { type: 'gap', id: 'since', value: '1' },
    { type: 'gap', id: 'history', value: 'come' },
  ]);
  const judging = Promise.withResolvers<void>();
  rig.intake.missed = () => judging.promise;
  await rig.connect();
  last().history?.complete();
  await rig.pass(defaultTiming.history);
  await rig.ends({ action: lost }, defaultTiming.stop + 1_000);
  expect(rig.opened).toHaveLength(2);
  judging.resolve();
});

describe('what is said', () => {
  test('of an ending: what staff must look at as trouble, what mends itself as a wait', async () => {
    await rig.connect();
    await rig.ends({ action: lost }, 10_000);
    expect(rig.log.events).toEqual(['whatsapp.waiting']);
    await rig.ends({ action: { ...lost, alert: true } }, 10_000);
    expect(rig.log.events).toEqual(['whatsapp.waiting', 'whatsapp.trouble']);
    await rig.ends({ action: { do: 'stop', reason: 'banned' } });
    expect(rig.log.events.at(-1)).toBe('whatsapp.stopped');
    expect(rig.told.at(-1)).toEqual({ state: 'stopped', reason: 'banned' });
    await rig.pass(HOUR);
    expect(rig.opened).toHaveLength(3);
  });

  test('of one that was deaf: since when', async () => {
    await rig.connect();
    await rig.ends({ action: lost });
    expect(rig.told.at(-1)).not.toHaveProperty('deafSince');
    await rig.pass(10_000);
    await rig.ends({ action: { ...retry('deaf'), deafSince: 5 } });
    expect(rig.told.at(-1)).toMatchObject({ reason: 'deaf', deafSince: 5 });
  });

  test('of a code that was refused: that it was', async () => {
    await rig.connect({ pairing: { phone: '+6281100000077' } });
    await rig.ends({ action: { do: 'give_up_pairing', reason: 'code_refused' } }, HOUR);
    expect(rig.told.at(-1)).toEqual({ state: 'unlinked', reason: 'code_refused' });
    await rig.connection.stop();
    await rig.connect({ pairing: {} });
    await rig.ends({ action: { do: 'give_up_pairing' } }, HOUR);
    expect(rig.told.at(-1)).toEqual({ state: 'unlinked' });
    expect(rig.opened).toHaveLength(2);
  });

  test('nothing while another process holds the number: that one says it', async () => {
    await rig.connect({ lease: { ...heldLease, isAnothers: async () => true } });
    rig.opensReady();
    await rig.pass(0);
    expect(rig.told).toEqual([]);
  });
});

test('what the number itself ended is over', async () => {
  await rig.connect();
  await rig.ends({ action: { do: 'nothing' } }, HOUR);
  expect([rig.opened.length, rig.states()]).toEqual([1, ['connecting']]);
});

describe('a process that only hears nothing', () => {
  const deafTwice = async (): Promise<void> => {
    await rig.ends({ action: retry('deaf') }, 10_000);
    await rig.ends({ action: retry('deaf') });
  };

  test('is ended once it is stored why', async () => {
    await rig.connect();
    const { link } = rig.intake;
    const stored = Promise.withResolvers<void>();
    rig.intake.link = async (state) => {
      if (state.state === 'waiting' && rig.opened.length === 2) await stored.promise;
      await link(state);
    };
    await deafTwice();
    expect(rig.exhausted).toBe(0);
    expect(rig.log.events).toContain('whatsapp.exhausted');
    stored.resolve();
    await rig.pass(0);
    expect(rig.exhausted).toBe(1);
  });

  test('is ended all the same where that cannot be stored', async () => {
    await rig.connect();
    rig.intake.link = never;
    await deafTwice();
    await rig.pass(defaultTiming.stop);
    expect(rig.exhausted).toBe(1);
  });
});

describe('a database that is away', () => {
  test('makes no wait of WhatsApp’s longer', async () => {
    let away = true;
    const hold = async (): Promise<boolean> => {
      if (away) throw new StorageUnavailable(new Error('ECONNREFUSED'));
      return true;
    };
    await rig.connect({ lease: { ...heldLease, hold } });
    await rig.pass(60_000);
    away = false;
    await rig.pass(defaultTiming.lease);
    expect(rig.opened).toHaveLength(1);
    await rig.ends({ action: lost });
    expect(rig.waits().at(-1)).toBe(0.5);
  });

  test('is asked less and less where it answers, and strangely', async () => {
    let looks = 0;
    const hold = async (): Promise<boolean> => {
      looks += 1;
      throw new Error('no such table');
    };
    await rig.connect({ lease: { ...heldLease, hold } });
    await rig.pass(HOUR);
    expect(looks).toBeLessThan(60);
  });
});

describe('a stop', () => {
  test('takes in nothing more, then ends the link', async () => {
    await rig.connect();
    rig.opensReady();
    const stored = Promise.withResolvers<void>();
    rig.intake.receive = () => stored.promise;
    const { receiving } = last();
    receiving.messages([text('M1')]);
    const stopped = rig.connection.stop();
    await rig.pass(1_000);
    expect(rig.connection.isOpen()).toBe(true);
    stored.resolve();
    await rig.pass(0);
    await stopped;
    expect(rig.connection.isOpen()).toBe(false);
    expect(rig.opened).toHaveLength(1);
  });

  test.each([
    ['that an officer’s message is being stored', () => (rig.intake.receive = never)],
    ['what is to be told', () => (rig.intake.link = never)],
    ['a lease that nobody gives back', () => undefined],
  ])('waits for ever for nothing: not for %s', async (what, hang) => {
    await rig.connect(what.includes('lease') ? { lease: { ...heldLease, release: never } } : {});
    hang();
    last().receiving.messages([text('M1')]);
    last().link({ state: 'ready' });
    let stopped = false;
    void rig.connection.stop().then(() => (stopped = true));
    await rig.pass(LONG);
    expect(stopped).toBe(true);
    expect(rig.log.events.includes('whatsapp.stop_forced')).toBe(what.includes('lease'));
  });

  test('during a wait ends it', async () => {
    await rig.connect();
    await rig.ends({ action: { ...lost, atLeastMs: HOUR } });
    let stopped = false;
    void rig.connection.stop().then(() => (stopped = true));
    await rig.pass(0);
    expect(stopped).toBe(true);
    await rig.pass(2 * HOUR);
    expect(rig.opened).toHaveLength(1);
  });

  test('of a number whose link was lost at that moment leaves no wait behind that nobody waits', async () => {
    await rig.connect();
    rig.opensReady();
    rig.opened[0]!.close({ action: lost });
    await rig.connection.stop();
    await rig.pass(HOUR);
    expect([rig.states(), rig.opened.length]).toEqual([['connecting', 'ready'], 1]);
  });

  test('looks no more whether chats may be begun again', async () => {
    await rig.connect();
    last().reach(Date.now() + HOUR);
    await rig.pass(0);
    await rig.connection.stop();
    const { events } = rig.log;
    await rig.pass(2 * HOUR);
    expect([events, rig.states()]).toEqual([[], ['connecting']]);
  });
});
