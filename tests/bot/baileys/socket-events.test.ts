/** What one socket tells of what the library tells it: how it stands, why it ended, what became of our messages. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { MISSING_KEYS_ERROR_TEXT, WAMessageStatus, initAuthCreds, proto } from '@whiskeysockets/baileys';
import type { LinkState, Receipt } from '../../../bot/channels/channel.ts';
import type { LiveSocket, SocketParts } from '../../../bot/channels/baileys/socket.ts';
import { defaultTiming } from '../../../bot/channels/baileys/settings.ts';
import { closeStandIn, openStandIn, refuse, standIn } from '../../support/stand-in-socket.ts';

const stand = standIn();
const { ws, ev, sock, lease } = stand;
const { watchdog, quiet, lease: renewed } = defaultTiming;
let live: LiveSocket;
let told: LinkState[];
let steps: unknown[];

const auth = (creds: object): SocketParts['auth'] => ({
  creds: { ...initAuthCreds(), ...creds },
  keys: { get: refuse, set: refuse },
  update: refuse,
  flush: refuse,
  close: refuse,
});
const linked = auth({ account: {}, me: { id: '6281100000077:7@s.whatsapp.net' } });

const receiving = { first: () => undefined } as unknown as SocketParts['receiving'];
const open = async (given: Partial<SocketParts> = {}): Promise<void> => {
  live = await openStandIn(stand, {
    auth: linked,
    journal: { seen: () => undefined } as unknown as SocketParts['journal'],
    receiving,
    link: (state) => void told.push(state),
    reach: (until) => void steps.push(until),
    history: { opened: () => void steps.push('opened'), complete: () => void steps.push('complete') },
    ...given,
  });
};
const tell = (update: object): boolean => ev.emit('connection.update', update);
const OPEN = { connection: 'open' };
const CAUGHT_UP = { receivedPendingNotifications: true };
const CLOSED = { connection: 'close' };
/** How it ended, once the library has closed it too. */
const ended = async (): Promise<unknown> => {
  tell(CLOSED);
  return (await live.closed).action;
};

beforeEach(() => {
  jest.useFakeTimers();
  [told, steps] = [[], []];
  stand.clock.now = () => Date.now();
  Object.assign(lease, { hold: async () => true, holding: () => 'h1' });
  sock['end'] = async () => undefined;
});
afterEach(async () => {
  await closeStandIn(stand, live);
  jest.useRealTimers();
});

test.each<[string, object[], string[]]>([
  ['open, and what waited has not come', [OPEN], []],
  ['what waited has come, and it is not open', [CAUGHT_UP], []],
  ['open, and then all has come', [OPEN, CAUGHT_UP], ['ready']],
  ['all has come, and then it is open', [CAUGHT_UP, OPEN], ['ready']],
  ['anything else is told after that', [OPEN, CAUGHT_UP, { isOnline: false }], ['ready']],
  ['it is closed', [OPEN, CAUGHT_UP, CLOSED], ['ready']],
])('ready is what has both: %s', async (_, updates, states) => {
  await open();
  updates.forEach(tell);
  expect(told.map(({ state }) => state)).toEqual(states);
});

test.each<[string, object, unknown[]]>([
  ['lifted', { isActive: false }, [undefined]],
  ['lifted, with a time that is over', { isActive: false, timeEnforcementEnds: new Date(5) }, [undefined]],
  ['to last until then', { isActive: true, timeEnforcementEnds: new Date(5) }, [5]],
  ['to last, not how long', { isActive: true }, []],
])('the limit on new chats is said to be %s', async (_, reachoutTimeLock, expected) => {
  await open();
  tell({ reachoutTimeLock });
  expect(steps).toEqual(expected);
});

test('of a phone that gives its history it is told from when on it can, and when the last days are complete', async () => {
  const { RECENT, FULL } = proto.HistorySync.HistorySyncType;
  await open();
  tell(OPEN);
  ev.emit('messaging-history.status', { syncType: FULL });
  expect(steps).toEqual(['opened']);
  ev.emit('messaging-history.status', { syncType: RECENT });
  expect(steps).toEqual(['opened', 'complete']);
});

describe('closed by the library', () => {
  const failure = (statusCode: number, data?: object) => ({
    ...CLOSED,
    lastDisconnect: { error: Object.assign(new Error('x'), { output: { statusCode }, data }) },
  });

  test.each<[string, SocketParts['auth'], object[], object, object]>([
    ['while nobody scans', auth({}), [], failure(408), { do: 'give_up_pairing' }],
    ['on the way', linked, [], failure(408), { reason: 'connection_lost' }],
    ['when nothing came any more', linked, [OPEN], failure(408), { reason: 'silent' }],
    ['for a time that is told', linked, [], failure(402, { expire: '7200' }), { atLeastMs: 7_200_000 }],
    ['for a time that is not', linked, [], failure(402), { atLeastMs: 3_600_000 }],
    ['for a time that is none', linked, [], failure(402, { expire: '0' }), { atLeastMs: 3_600_000 }],
    ['without a word', linked, [OPEN], CLOSED, { do: 'nothing' }],
  ])('%s', async (_, creds, before, closing, action) => {
    await open({ auth: creds });
    before.forEach(tell);
    tell(closing);
    expect((await live.closed).action).toMatchObject(action);
  });

  test('just when it had lived long enough it was well; what never opened was not', async () => {
    for (const [updates, ms, healthy] of [
      [[OPEN], defaultTiming.healthyAfter, true],
      [[OPEN], defaultTiming.healthyAfter - 1, false],
      [[], 10 * defaultTiming.healthyAfter, false],
    ] as const) {
      await open();
      updates.forEach(tell);
      await jest.advanceTimersByTimeAsync(ms);
      ws.emit('frame', { tag: 'ib', attrs: {} });
      tell(CLOSED);
      expect(await live.closed).toMatchObject({ healthy, lived: healthy });
      await closeStandIn(stand, live);
    }
    // Long open, and nothing ever came.
    await open();
    tell(OPEN);
    await jest.advanceTimersByTimeAsync(10 * defaultTiming.healthyAfter);
    tell(CLOSED);
    expect(await live.closed).toMatchObject({ healthy: false, lived: false });
  });
});

describe('what became of a message of ours', () => {
  const { ERROR, PENDING, SERVER_ACK, DELIVERY_ACK, READ, PLAYED } = WAMessageStatus;
  const receipts: Receipt[] = [];
  const update = (status: number | undefined, key: object = {}): void => {
    ev.emit('messages.update', [{ key: { fromMe: true, id: 'A1', ...key }, update: { status } }]);
  };
  beforeEach(async () => {
    receipts.splice(0);
    const intake = { receipt: async (receipt: Receipt) => void receipts.push(receipt) };
    await open({ intake: intake as SocketParts['intake'] });
  });

  test('is told as far as it says anything', () => {
    for (const status of [undefined, ERROR, PENDING, SERVER_ACK, DELIVERY_ACK, READ, PLAYED]) update(status);
    expect(receipts.map(({ state }) => state)).toEqual(['sent', 'delivered', 'read', 'read']);
    expect(receipts[0]).toEqual({ externalId: 'A1', state: 'sent', at: Date.now() });
  });

  test('of others, and of what has no id, nothing is', () => {
    update(READ, { fromMe: false });
    update(READ, { id: null });
    expect(receipts).toEqual([]);
  });
});

describe('renewed', () => {
  const enc = { tag: 'enc', attrs: { v: '2', type: 'msg' }, content: Buffer.from('x') };
  const stanza = { tag: 'message', attrs: { from: '10001@lid', id: 'M1', t: '1' }, content: [enc] };

  test('when what waited does not come', async () => {
    await open();
    tell(OPEN);
    await jest.advanceTimersByTimeAsync(watchdog * 1.1 + 1);
    expect(await ended()).toMatchObject({
      reason: 'not_caught_up',
      alert: true,
      deafSince: Date.now() - watchdog * 1.1 - 1,
    });
  });

  test('when a message came and was not handed on, and not when all has come and nobody writes', async () => {
    await open();
    tell(OPEN);
    tell(CAUGHT_UP);
    await jest.advanceTimersByTimeAsync(2 * watchdog);
    expect(live.isReady()).toBe(true);
    ws.emit('CB:message', stanza);
    const since = Date.now();
    await jest.advanceTimersByTimeAsync(watchdog * 1.1 + 1);
    expect(await ended()).toEqual({
      do: 'retry',
      reason: 'deaf',
      atLeastMs: 0,
      alert: true,
      deafSince: since,
    });
  });

  test('not for one that was delivered again, nor for one that was handed on', async () => {
    const auths = { creds: linked.creds, keys: linked.keys } as never;
    const makeSignalRepository = () => ({
      decryptMessage: () => Promise.reject(new Error(MISSING_KEYS_ERROR_TEXT)),
    });
    await open({
      journal: { seen: () => undefined, makeSignalRepository } as unknown as SocketParts['journal'],
      receiving: { ...receiving, messages: () => undefined },
    });
    tell(OPEN);
    tell(CAUGHT_UP);
    ws.emit('CB:message', stanza);
    const repository = stand.config.makeSignalRepository?.(auths, undefined as never, undefined);
    await expect(repository?.decryptMessage({} as never)).rejects.toThrow();
    await jest.advanceTimersByTimeAsync(2 * watchdog);
    ws.emit('CB:message', stanza);
    ev.emit('messages.upsert', { messages: [], type: 'notify' });
    await jest.advanceTimersByTimeAsync(2 * watchdog);
    expect(await ended()).toEqual({ do: 'nothing' });
  });

  test('after hours of which only answers to our own questions came, without calling anybody', async () => {
    await open();
    tell(OPEN);
    tell(CAUGHT_UP);
    await jest.advanceTimersByTimeAsync(quiet - 1);
    ws.emit('frame', { tag: 'ib', attrs: {} });
    ws.emit('frame');
    await jest.advanceTimersByTimeAsync(quiet - 1);
    expect(live.isReady()).toBe(true);
    ws.emit('frame', { tag: 'iq', attrs: {} });
    await jest.advanceTimersByTimeAsync(watchdog);
    expect(await ended()).toEqual({ do: 'retry', reason: 'quiet', atLeastMs: 0, alert: false });
  });

  test.each([
    ['is another’s', { hold: async () => false }],
    ['was another’s in between', { holding: () => 'h2' }],
  ])('when its lease %s, and left alone for a while', async (_, changed) => {
    await open();
    Object.assign(lease, changed);
    await jest.advanceTimersByTimeAsync(renewed);
    expect(await ended()).toEqual({ do: 'retry', reason: 'lease_lost', atLeastMs: renewed, alert: true });
  });
});

test('the library tells us nothing of what we send ourselves, and shows nobody as online', async () => {
  await open();
  expect(stand.config).toMatchObject({ emitOwnEvents: false, markOnlineOnConnect: false });
});
