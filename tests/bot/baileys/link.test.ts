/** What a link is worth, and what ends it, over the wire of the server double. */
import { Curve } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { LinkState } from '../../../bot/channels/channel.ts';
import { openBaileysRig, siti } from '../../support/baileys-rig.ts';
import type { BaileysRig } from '../../support/baileys-rig.ts';
import type { BaileysProcess } from '../../support/baileys-process.ts';

let rig: BaileysRig;
beforeEach(async () => {
  rig = await openBaileysRig();
});
afterEach(() => rig.close());

/** The server cuts the connection; which attempt in a row the next one is. */
async function attemptAfterCut(bot: BaileysProcess): Promise<unknown> {
  rig.server.drop();
  const { fields } = await bot.next('log', ({ what }) => what === 'whatsapp.waiting');
  await bot.ready();
  return fields?.['attempt'];
}

const untilOf = (state: LinkState): number => ('until' in state ? (state.until ?? 0) : 0);

const waitingFor = (bot: BaileysProcess, reason: string) =>
  bot.next('link', ({ state }) => state.state === 'waiting' && state.reason === reason);

test('being open is not enough to begin the waits anew', async () => {
  const bot = await rig.linked();
  expect(await attemptAfterCut(bot)).toBe(1);
  expect(await attemptAfterCut(bot)).toBe(2);
  expect(await attemptAfterCut(bot)).toBe(3);
});

test('a link that was well for a while begins them anew', async () => {
  const bot = await rig.linked({ healthyAfter: 1 });
  expect(await attemptAfterCut(bot)).toBe(1);
  expect(await attemptAfterCut(bot)).toBe(1);
});

test('what the phone has signed is stored before it connects anew with it', async () => {
  const bot = await rig.linked({ slowCredsMs: 300 });
  expect(rig.server.logins()).toBe(1);
  await bot.stop();
  await rig.start().ready();
});

test('told to restart again and again it waits like after any failure', async () => {
  const bot = await rig.linked();
  for (let time = 0; time < 4; time += 1) {
    rig.server.streamError({ code: '515' });
    if (time < 3) await bot.ready();
  }
  await waitingFor(bot, 'restart_loop');
  await bot.ready();
});

test('pressed twice, "connect again" makes one connection', async () => {
  const bot = await rig.linked();
  bot.tell({ do: 'reconnect', times: 2 });
  await bot.ready();
  await rig.server.write(siti, { conversation: 'halo' }, 'IN1');
  await bot.next('received');
  expect(rig.server.connections()).toBe(1);
});

test('whose lease is gone leaves the number, and comes back only with it', async () => {
  const bot = await rig.linked();
  bot.tell({ do: 'lose_lease', times: 3 });
  await waitingFor(bot, 'lease_lost');
  expect(rig.server.logins()).toBe(1);
  await bot.ready();
});

test('whose lease was of another in between begins anew: what it has at hand may be old', async () => {
  const bot = await rig.linked();
  bot.tell({ do: 'regain_lease' });
  await waitingFor(bot, 'lease_lost');
  await bot.ready();
  expect(rig.server.logins()).toBe(2);
});

test.each([
  ['its next look at the lease', 100, (): void => undefined],
  [
    'the word of WhatsApp',
    60_000,
    (): void => rig.server.streamError({}, [{ tag: 'conflict', attrs: { type: 'replaced' } }]),
  ],
])(
  'who has lost its number to another process says nothing of it any more: by %s',
  async (_, lease, throwOut) => {
    const bot = await rig.linked({ lease });
    // From here on the other one tells what state the number is in.
    bot.tell({ do: 'give_lease_away' });
    await bot.next('lease_given_away');
    throwOut();
    await bot.next('log', ({ what }) => ['whatsapp.trouble', 'whatsapp.stopped'].includes(what));
    await bot.stop();
    const states = bot.events.flatMap((event) => (event.event === 'link' ? [event.state.state] : []));
    expect(states.at(-1)).toBe('ready');
  },
);

test('without its database it leaves the number though nobody writes: the server keeps what comes', async () => {
  const bot = await rig.linked();
  bot.tell({ do: 'lose_store', ms: 1_000, idle: true });
  await waitingFor(bot, 'store_unavailable');
  await bot.ready();
});

test('what the database never finishes writing holds up neither a new connection nor a stop', async () => {
  const bot = await rig.linked();
  bot.tell({ do: 'hang_store', on: true });
  await rig.server.write(siti, { conversation: 'halo' }, 'IN1');
  await bot.next('hanging');
  bot.tell({ do: 'hang_store', on: false });
  rig.server.drop();
  // What hangs may come to pass later, and not over what the next connection writes.
  await bot.next('renounced');
  await waitingFor(bot, 'store_unavailable');
  await bot.ready();
  expect((await bot.next('received')).message.externalId).toBe('IN1');

  bot.tell({ do: 'hang_store', on: true });
  await rig.server.write(siti, { conversation: 'lagi' }, 'IN2');
  await bot.next('hanging');
  rig.server.drop();
  await bot.next('lease_hanging');
  await bot.stop();
});

test('a server that WhatsApp has not vouched for is not talked to', async () => {
  const bot = rig.startUnder(Buffer.from(Curve.generateKeyPair().public).toString('hex'));
  await bot.next('started');
  bot.tell({ do: 'pair' });
  await bot.next('link', ({ state }) => state.state !== 'unlinked' && state.state !== 'connecting');
  const shown = bot.events.some((event) => event.event === 'link' && event.state.state === 'pairing');
  expect(shown).toBe(false);
});

test('an open connection is not ready before the messages that waited have come', async () => {
  const bot = await rig.linked();
  const queue = rig.server.holdQueueEnd();
  const open = new Promise<void>((resolve) => {
    rig.server.watch((direction, { tag, attrs }) => {
      if (direction === 'in' && tag === 'iq' && attrs['xmlns'] === 'passive') resolve();
    });
  });
  rig.server.drop();
  await open;
  // It hears already; what it heard came over this connection.
  await rig.server.write(siti, { conversation: 'halo' }, 'IN1');
  await bot.next('received');
  const { result } = await bot.send(siti.lid, { kind: 'text', text: 'halo' });
  expect(result).toMatchObject({ outcome: 'retry', code: 'not_connected' });
  queue.release();
  await bot.ready();
});

test('a stop does not wait for a server that has gone silent', async () => {
  const bot = await rig.linked();
  rig.server.freeze();
  await bot.stop();
  // The WebSocket library by itself gives the other side 30 s to say goodbye.
});

test('the version that is set is the one the server is told', async () => {
  await rig.linked({ version: [2, 3100, 7] });
  expect(rig.server.clientVersion()).toEqual([2, 3100, 7]);
});

test('while an answer waits for its turn the person sees that somebody writes', async () => {
  const bot = await rig.linked();
  const shown = new Promise<string[]>((resolve) => {
    rig.server.watch((direction, { tag, attrs, content }) => {
      const [state] = Array.isArray(content) ? content : [];
      if (direction === 'in' && tag === 'chatstate') resolve([attrs['to'] ?? '', state?.tag ?? '']);
    });
  });
  bot.tell({ do: 'typing', to: siti.lid });
  expect(await shown).toEqual([`${siti.lid}@lid`, 'composing']);
});

test('a ban is waited out for as long as the server told, also by the next process and when asked to connect', async () => {
  const twoHoursMs = 7_200_000;
  const bot = await rig.linked();
  const before = Date.now();
  rig.server.refuseLogin('402', { expire: '7200' });
  rig.server.drop();
  const { state } = await waitingFor(bot, 'temporary_ban');
  const until = untilOf(state);
  expect(until).toBeGreaterThanOrEqual(before + twoHoursMs);
  expect(until).toBeLessThan(Date.now() + twoHoursMs + 1_000);
  const logins = rig.server.logins();
  await bot.stop();

  const next = rig.start();
  const outcome = async (): Promise<LinkState> =>
    (await next.next('link', (event) => event.state.state !== 'connecting')).state;
  const told = await outcome();
  expect(told).toMatchObject({ state: 'waiting', reason: 'temporary_ban' });
  expect(Math.abs(untilOf(told) - until)).toBeLessThan(1_000);
  next.tell({ do: 'reconnect' });
  expect(await outcome()).toMatchObject({ state: 'waiting', reason: 'temporary_ban' });
  expect(rig.server.logins()).toBe(logins);
});

test('a ban that is over when the program starts again keeps nobody waiting', async () => {
  const bot = await rig.linked();
  rig.server.refuseLogin('402', { expire: '1' });
  rig.server.drop();
  await waitingFor(bot, 'temporary_ban');
  await bot.ready();
  await bot.stop();
  await rig.start().ready();
});
