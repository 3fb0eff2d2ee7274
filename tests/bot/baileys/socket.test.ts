/** What one socket makes of single events of the library. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { initAuthCreds, proto } from '@whiskeysockets/baileys';
import type { LinkState } from '../../../bot/channels/channel.ts';
import type { LiveSocket, SocketParts } from '../../../bot/channels/baileys/socket.ts';
import { closeStandIn, openStandIn, refuse, standIn } from '../../support/stand-in-socket.ts';

const stand = standIn();
const { ws, ev, sock } = stand;
const PHONE = '+62 811-0000-0077';
let live: LiveSocket;
const open = async (given: Partial<SocketParts> = {}): Promise<void> => {
  sock['end'] = async () => undefined;
  live = await openStandIn(stand, given);
};
const settled = (): Promise<void> => new Promise(setImmediate);
const linkedAuth = (): SocketParts['auth'] => ({
  creds: { ...initAuthCreds(), account: {}, me: { id: '6281100000077:7@s.whatsapp.net' } },
  keys: { get: refuse, set: refuse },
  update: refuse,
  flush: refuse,
  close: refuse,
});

afterEach(() => closeStandIn(stand, live));

describe('a pairing code', () => {
  test('is asked for once: the next would end the one that somebody is typing', async () => {
    const told: LinkState[] = [];
    const asked: string[] = [];
    sock['requestPairingCode'] = async (phone: string) => {
      asked.push(phone);
      return `CODE000${asked.length}`;
    };
    await open({ phone: PHONE, link: (state) => told.push(state) });
    for (const qr of ['ref-1', 'ref-2', 'ref-3']) ev.emit('connection.update', { qr });
    await settled();
    expect(asked).toEqual(['6281100000077']);
    expect(told).toEqual([{ state: 'pairing', code: 'CODE0001' }]);
  });

  test('is not shown once linking was given up', async () => {
    const told: LinkState[] = [];
    const { promise, resolve } = Promise.withResolvers<string>();
    sock['requestPairingCode'] = () => promise;
    await open({ phone: PHONE, link: (state) => told.push(state) });
    ev.emit('connection.update', { qr: 'ref-1' });
    live.end({ do: 'nothing' });
    resolve('CODE0001');
    await settled();
    expect(told).toEqual([]);
  });

  test.each([
    ['ends with an error of the server', { phone: PHONE }, 'give_up_pairing'],
    ['a QR does not', {}, 'restart'],
    ['nor does a number that is linked', { phone: PHONE, auth: linkedAuth() }, 'restart'],
  ])('%s', async (_, given, outcome) => {
    await open(given);
    ws.emit('CB:iq,type:error', { tag: 'iq', attrs: {} });
    ev.emit('connection.update', {
      connection: 'close',
      lastDisconnect: { error: { output: { statusCode: 515 } } },
    });
    expect((await live.closed).action.do).toBe(outcome);
  });
});

test('a call is declined when it begins to ring, and only then', async () => {
  const declined: string[] = [];
  sock['rejectCall'] = async (id: string) => void declined.push(id);
  await open();
  const from = '10001@lid';
  ev.emit('call', [
    { id: 'C1', from, status: 'offer' },
    { id: 'C1', from, status: 'terminate' },
    { id: 'C2', from, status: 'timeout' },
  ]);
  expect(declined).toEqual(['C1']);
});

test('what cannot be looked up is not given again, and ends nothing', async () => {
  await open();
  expect(await stand.config.getMessage?.({ id: 'A1' })).toBeUndefined();
  expect(stand.log.events).toContain('whatsapp.not_recalled');
});

test('of a phone’s history names and numbers are wanted; after a gap the last days too, and never all of it', async () => {
  const { INITIAL_BOOTSTRAP, PUSH_NAME, NON_BLOCKING_DATA, RECENT, FULL, ON_DEMAND } =
    proto.HistorySync.HistorySyncType;
  const wanted = () =>
    [INITIAL_BOOTSTRAP, PUSH_NAME, NON_BLOCKING_DATA, RECENT, FULL, ON_DEMAND].filter((syncType) =>
      stand.config.shouldSyncHistoryMessage?.({ syncType }),
    );
  await open({ history: undefined });
  expect(wanted()).toEqual([INITIAL_BOOTSTRAP, PUSH_NAME, NON_BLOCKING_DATA]);
  await closeStandIn(stand, live);
  await open();
  expect(wanted()).toEqual([INITIAL_BOOTSTRAP, PUSH_NAME, NON_BLOCKING_DATA, RECENT]);
  expect(stand.config.syncFullHistory).toBe(false);
});

describe('an end', () => {
  const openAndReady = async (): Promise<void> => {
    await open({ link: () => undefined });
    ev.emit('connection.update', { connection: 'open' });
    ev.emit('connection.update', { receivedPendingNotifications: true });
  };

  test('is over at once: nothing is sent any more, and whoever waits for an answer is told so', async () => {
    const told: unknown[] = [];
    await openAndReady();
    expect(live.isReady()).toBe(true);
    ws.on('error', (error: unknown) => told.push(error));
    live.end({ do: 'nothing' });
    expect([live.isReady(), live.isOpen()]).toEqual([false, true]);
    expect(told).toMatchObject([{ output: { statusCode: 428 } }]);
  });

  test('of the server too', async () => {
    const told: unknown[] = [];
    await openAndReady();
    ws.on('error', (error: unknown) => told.push(error));
    ev.emit('connection.update', { connection: 'close' });
    expect([live.isReady(), live.isOpen()]).toEqual([false, false]);
    expect(told).toMatchObject([{ output: { statusCode: 428 } }]);
  });

  test('has the reason that was first, whatever comes after it', async () => {
    await openAndReady();
    live.end({ do: 'retry', reason: 'deaf', atLeastMs: 0, alert: true });
    live.end({ do: 'nothing' });
    ev.emit('connection.update', {
      connection: 'close',
      lastDisconnect: { error: { output: { statusCode: 401 } } },
    });
    expect((await live.closed).action).toMatchObject({ reason: 'deaf' });
  });

  test('by an error without a code is a failure, and none of ours', async () => {
    await openAndReady();
    ev.emit('connection.update', {
      connection: 'close',
      lastDisconnect: { error: new Error('socket hang up') },
    });
    expect((await live.closed).action).toMatchObject({ do: 'retry' });
  });
});
