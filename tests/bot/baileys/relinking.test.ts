/** The phone threw the device out and links it anew: a new device, perhaps on a new number. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { proto } from '@whiskeysockets/baileys';
import { openBaileysRig, siti } from '../../support/baileys-rig.ts';
import type { BaileysRig } from '../../support/baileys-rig.ts';
import type { BaileysProcess } from '../../support/baileys-process.ts';

const budi = { lid: '100000000000456', phone: '6281234567000', name: 'Budi' };
const HOUR = 3_600;
const { INITIAL_BOOTSTRAP, RECENT } = { INITIAL_BOOTSTRAP: 0, RECENT: 3 };

let rig: BaileysRig;
beforeEach(async () => {
  rig = await openBaileysRig();
  rig.server.addContact(budi);
});
afterEach(() => rig.close());

async function linkAgain(bot: BaileysProcess): Promise<void> {
  bot.tell({ do: 'pair' });
  const { state } = await bot.next('link', (event) => event.state.state === 'pairing');
  rig.server.scan('text' in state ? (state.text ?? '') : '');
  await bot.ready();
}

/** On a slow machine it may first be told that nothing has come yet. */
const found = (bot: BaileysProcess) => bot.next('missed', ({ missed }) => !missed.nothing);

const said = (
  { lid }: { lid: string },
  id: string,
  words: string | null,
  at: number,
  fromMe = false,
): proto.IHistorySyncMsg => ({
  message: {
    key: { remoteJid: `${lid}@lid`, id, fromMe },
    messageTimestamp: at,
    ...(words === null ? { messageStubType: 2 } : { message: { conversation: words } }),
  },
});
const chat = ({ lid, phone }: typeof siti, ...messages: proto.IHistorySyncMsg[]) => ({
  id: `${lid}@lid`,
  pnJid: `${phone}@s.whatsapp.net`,
  messages,
});

test('logged out by the phone it stops and keeps what it has; linked again it goes on', async () => {
  const bot = await rig.linked();
  rig.server.logOut();
  const { state } = await bot.next('link', (event) => event.state.state === 'stopped');
  expect(state).toEqual({ state: 'stopped', reason: 'logged_out' });
  await linkAgain(bot);
  await rig.server.write(siti, { conversation: 'halo lagi' }, 'AGAIN1');
  expect((await bot.next('received')).message.externalId).toBe('AGAIN1');
  expect((await bot.send(siti.lid, { kind: 'text', text: 'ya' })).result.outcome).toBe('sent');
});

test('a new number in the phone: the same people, the same chats', async () => {
  const bot = await rig.linked();
  await rig.server.write(siti, { conversation: 'sebelum' }, 'OLD1');
  const before = (await bot.next('received')).message;
  rig.server.logOut({ phone: '6281100000099', lid: '900000000000099' });
  await bot.next('link', (event) => event.state.state === 'stopped');
  await linkAgain(bot);
  await rig.server.write(siti, { conversation: 'sesudah' }, 'NEW1');
  const after = (await bot.next('received')).message;
  expect([after.account, after.chat, after.also]).toEqual([before.account, before.chat, before.also]);
  expect((await bot.send(siti.lid, { kind: 'text', text: 'ya' })).result.outcome).toBe('sent');
  expect((await rig.server.nextSent()).message.extendedTextMessage?.text).toBe('ya');
});

test('what was written meanwhile is read from the history: once, in one batch for each person', async () => {
  const now = Math.floor(Date.now() / 1_000);
  const lastHeardAt = (now - 5 * HOUR) * 1_000;
  const bot = await rig.linked({ lastHeardAt });
  await rig.server.history(
    {
      syncType: INITIAL_BOOTSTRAP,
      conversations: [
        chat(siti, said(siti, 'M2', 'masih ada?', now - HOUR), said(siti, 'M0', 'kemarin', now - 30 * HOUR)),
        chat(
          budi,
          said(budi, 'B2', 'Sudah saya jawab, Pak', now - HOUR, true),
          said(budi, 'B1', 'halo', now - 2 * HOUR),
        ),
      ],
    },
    'H1',
  );
  await rig.server.history(
    {
      syncType: RECENT,
      conversations: [
        chat(siti, said(siti, 'M1', 'mau urus NIB', now - 2 * HOUR), said(siti, 'M3', null, now)),
      ],
    },
    'H2',
  );
  const { missed } = await found(bot);
  expect(missed).toMatchObject({ since: lastHeardAt, answered: 1, unreadable: 1 });
  expect(missed.people.map((one) => one.map(({ externalId }) => externalId))).toEqual([['M1', 'M2']]);
  expect(missed.people[0]?.[0]).toMatchObject({
    account: 'wa1',
    chat: { kind: 'lid', value: siti.lid },
    from: 'contact',
    content: { kind: 'text', text: 'mau urus NIB' },
    at: (now - 2 * HOUR) * 1_000,
  });
  // Live messages are not part of it.
  await rig.server.write(siti, { conversation: 'baru' }, 'LIVE1');
  expect((await bot.next('received')).message.externalId).toBe('LIVE1');
});

test('people whom the phone keeps under their number are those who write under their LID', async () => {
  const bot = await rig.linked({ lastHeardAt: fiveHoursAgo(), historyQuiet: 3_600_000 });
  const byNumber = (id: string, words: string): proto.IHistorySyncMsg => ({
    message: {
      key: { remoteJid: `${siti.phone}@s.whatsapp.net`, id, fromMe: false },
      messageTimestamp: nowSeconds() - 3 * HOUR,
      message: { conversation: words },
    },
  });
  const kept = { id: `${siti.phone}@s.whatsapp.net`, lidJid: `${siti.lid}@lid` };
  await rig.server.history(
    { syncType: RECENT, conversations: [{ ...kept, messages: [byNumber('M1', 'mau urus NIB')] }] },
    'H1',
  );
  await rig.server.history({ ...asked(siti, 'M2', 2), progress: 100 }, 'H2');
  const { missed } = await found(bot);
  expect(missed.people.map((one) => one.map(({ externalId }) => externalId))).toEqual([['M1', 'M2']]);
  const [first] = missed.people[0] ?? [];
  expect([first?.chat, first?.also]).toEqual([
    { kind: 'lid', value: siti.lid },
    [{ kind: 'phone', value: `+${siti.phone}` }],
  ]);
});

test('the history is read also where an officer had typed on the phone before', async () => {
  const bot = await rig.linked();
  await rig.server.writeOnPhone(siti, { conversation: 'Sebentar ya, Bu' }, 'PHONE1');
  expect((await bot.next('received')).message.from).toBe('office_phone');
  await bot.kill();
  rig.server.logOut();
  const again = rig.start({ lastHeardAt: fiveHoursAgo() });
  await again.next('link', (event) => event.state.state === 'stopped');
  // Not before the new device has brought its keys: those of the old one are of no more use.
  const early = rig.server.history(asked(siti, 'M1', 3), 'EARLY');
  await expect(early).rejects.toThrow('not uploaded keys');
  await linkAgain(again);
  await rig.server.history(asked(siti, 'M1', 3), 'H1');
  expect((await found(again)).missed.people).toHaveLength(1);
});

const asked = (person: typeof siti, id: string, hoursAgo: number): proto.IHistorySync => ({
  syncType: RECENT,
  conversations: [chat(person, said(person, id, 'mau urus NIB', nowSeconds() - hoursAgo * HOUR))],
});
const nowSeconds = (): number => Math.floor(Date.now() / 1_000);
const fiveHoursAgo = (): number => (nowSeconds() - 5 * HOUR) * 1_000;

test('an answer of the phone counts in whichever piece of the history it comes', async () => {
  // Nothing is judged before the phone says that this is all.
  const bot = await rig.linked({ lastHeardAt: fiveHoursAgo(), historyQuiet: 3_600_000 });
  await rig.server.history(asked(siti, 'M1', 3), 'H1');
  await rig.server.history(asked(budi, 'B1', 3), 'H2');
  const answer = said(siti, 'M2', 'Sudah saya jawab, Bu', nowSeconds() - 2 * HOUR, true);
  const last = { syncType: RECENT, progress: 100, conversations: [chat(siti, answer)] };
  await rig.server.history(last, 'H3');
  const { missed } = await found(bot);
  expect(missed).toMatchObject({ answered: 1, unreadable: 0, lost: 0 });
  expect(missed.people.map((one) => one.map(({ externalId }) => externalId))).toEqual([['B1']]);

  // What comes after all is measured by that answer as well.
  await rig.server.history(asked(siti, 'M0', 4), 'H4');
  expect((await found(bot)).missed).toMatchObject({ people: [], answered: 1 });
});

test('linked anew by a phone that gives no history: that is told, and once', async () => {
  const bot = await rig.linked({ lastHeardAt: fiveHoursAgo(), historyQuiet: 100 });
  expect((await bot.next('missed')).missed).toMatchObject({ people: [], nothing: true });
  await bot.stop();
  const again = rig.start({ historyQuiet: 100 });
  await again.ready();
  await rig.server.history(asked(siti, 'M1', 3), 'H1');
  const { missed } = await found(again);
  expect([missed.people.length, missed.nothing]).toEqual([1, false]);
});

test('a piece is not lost when what was missed cannot be stored', async () => {
  const bot = await rig.linked({ lastHeardAt: fiveHoursAgo(), missedFails: 2 });
  await rig.server.history(asked(siti, 'M1', 3), 'H1');
  expect((await found(bot)).missed.people).toHaveLength(1);
});

test('nor when the database is away just as a piece comes: it is taken once it is back', async () => {
  const bot = await rig.linked({ lastHeardAt: fiveHoursAgo(), lease: 60_000 });
  bot.tell({ do: 'lose_store', ms: 1_500 });
  await bot.next('store_lost');
  await rig.server.history(asked(siti, 'M1', 3), 'H1');
  await bot.next('link', ({ state }) => state.state === 'waiting' && state.reason === 'store_unavailable');
  const { missed } = await found(bot);
  expect(missed).toMatchObject({ lost: 0 });
  expect(missed.people.map((one) => one.map(({ externalId }) => externalId))).toEqual([['M1']]);
});

test('killed with a piece of the history in hand it goes on from there', async () => {
  const bot = await rig.linked({ lastHeardAt: fiveHoursAgo(), historyQuiet: 3_600_000 });
  const acknowledged = new Promise<void>((resolve) => {
    rig.server.watch((direction, { tag, attrs }) => {
      if (direction === 'in' && tag === 'receipt' && attrs['id'] === 'H1') resolve();
    });
  });
  await rig.server.history(asked(siti, 'M1', 3), 'H1');
  await acknowledged;
  await bot.kill();
  const next = rig.start();
  await next.ready();
  expect((await found(next)).missed.people).toHaveLength(1);
});

test('the history of the gap is still read when the process died before the phone gave it', async () => {
  const now = Math.floor(Date.now() / 1_000);
  const lastHeardAt = (now - 5 * HOUR) * 1_000;
  await (await rig.linked({ lastHeardAt })).kill();
  const next = rig.start();
  await next.ready();
  const conversations = [chat(siti, said(siti, 'M1', 'mau urus NIB', now - HOUR))];
  await rig.server.history({ syncType: RECENT, conversations }, 'H1');
  const { missed } = await found(next);
  expect([missed.since, missed.people.length]).toEqual([lastHeardAt, 1]);
});
