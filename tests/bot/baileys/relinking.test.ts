/** The phone threw the device out and links it anew: a new device, perhaps on a new number. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { proto } from '@whiskeysockets/baileys';
import { openBaileysRig, siti } from '../../support/baileys-rig.ts';
import type { BaileysRig } from '../../support/baileys-rig.ts';
import type { BaileysProcess } from '../../support/baileys-process.ts';

jest.setTimeout(60_000);

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
  const { missed } = await bot.next('missed');
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

test('the history of the gap is still read when the process died before the phone gave it', async () => {
  const now = Math.floor(Date.now() / 1_000);
  const lastHeardAt = (now - 5 * HOUR) * 1_000;
  await (await rig.linked({ lastHeardAt })).kill();
  const next = rig.start();
  await next.ready();
  const conversations = [chat(siti, said(siti, 'M1', 'mau urus NIB', now - HOUR))];
  await rig.server.history({ syncType: RECENT, conversations }, 'H1');
  const { missed } = await next.next('missed');
  expect([missed.since, missed.people.length]).toEqual([lastHeardAt, 1]);
});
