/** Every kind of message, from the stanza on the wire to what the inbox is given. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { BinaryNode, proto } from '@whiskeysockets/baileys';
import { openBaileysRig, siti } from '../../support/baileys-rig.ts';
import type { BaileysRig } from '../../support/baileys-rig.ts';
import type { BaileysProcess } from '../../support/baileys-process.ts';
import { node } from '../../support/whatsapp-server/nodes.ts';

let rig: BaileysRig;
let bot: BaileysProcess;
beforeAll(async () => {
  rig = await openBaileysRig();
  bot = await rig.linked();
});
afterAll(() => rig.close());

const jid = `${siti.lid}@lid`;
const key = { remoteJid: jid, id: 'TARGET', fromMe: false };
const stanzaId = 'QUOTED';
const place = { degreesLatitude: -2.33, degreesLongitude: 115.46 };
const bytes = Buffer.from('%PDF-1.7 whatever');
const base64 = bytes.toString('base64');
/** Fields of a file as a sender gives them. */
const fields = (type: 'image' | 'document' | 'audio') => rig.server.media.keep(bytes, type);

type Case = [name: string, message: () => proto.IMessage | Promise<proto.IMessage>, expected: object];
const text = (words: string): object => ({ content: { kind: 'text', text: words } });

const cases: Case[] = [
  ['text', () => ({ conversation: 'halo' }), text('halo')],
  [
    'quoted reply',
    () => ({ extendedTextMessage: { text: 'ini', contextInfo: { stanzaId } } }),
    { ...text('ini'), quotes: stanzaId },
  ],
  [
    'disappearing text',
    () => ({ ephemeralMessage: { message: { conversation: 'sebentar' } } }),
    text('sebentar'),
  ],
  [
    'edit',
    () => ({ protocolMessage: { key, type: 14, editedMessage: { conversation: 'maksudnya' } } }),
    { content: { kind: 'edit', target: 'TARGET', text: 'maksudnya' } },
  ],
  [
    'delete',
    () => ({ protocolMessage: { key, type: 0 } }),
    { content: { kind: 'delete', target: 'TARGET' } },
  ],
  [
    'reaction',
    () => ({ reactionMessage: { key, text: '👍' } }),
    { content: { kind: 'reaction', target: 'TARGET', emoji: '👍' } },
  ],
  [
    'image',
    async () => ({ imageMessage: { ...(await fields('image')), mimetype: 'image/jpeg', caption: 'KTP' } }),
    { content: { kind: 'image', caption: 'KTP', file: { mime: 'image/jpeg', bytes: base64 } } },
  ],
  [
    'document',
    async () => ({
      documentWithCaptionMessage: {
        message: {
          documentMessage: {
            ...(await fields('document')),
            mimetype: 'application/pdf',
            fileName: 'akta.pdf',
            caption: 'Akta',
          },
        },
      },
    }),
    {
      content: {
        kind: 'document',
        caption: 'Akta',
        file: { mime: 'application/pdf', bytes: base64, name: 'akta.pdf' },
      },
    },
  ],
  [
    'voice note',
    async () => ({ audioMessage: { ...(await fields('audio')), mimetype: 'audio/ogg', ptt: true } }),
    { content: { kind: 'voice', file: { mime: 'audio/ogg', bytes: base64 } } },
  ],
  [
    'video',
    () => ({ videoMessage: { caption: 'lokasi' } }),
    { content: { kind: 'video', caption: 'lokasi' } },
  ],
  [
    'view-once photo',
    () => ({ viewOnceMessageV2: { message: { imageMessage: { viewOnce: true } } } }),
    { content: { kind: 'view_once' } },
  ],
  ['sticker', () => ({ stickerMessage: { mimetype: 'image/webp' } }), { content: { kind: 'sticker' } }],
  [
    'contact card',
    () => ({ contactMessage: { displayName: 'Budi' } }),
    { content: { kind: 'contact_card' } },
  ],
  [
    'location',
    () => ({ locationMessage: place }),
    { content: { kind: 'location', latitude: -2.33, longitude: 115.46 } },
  ],
  [
    'live location',
    () => ({ liveLocationMessage: place }),
    { content: { kind: 'location', latitude: -2.33, longitude: 115.46, live: true } },
  ],
  ['poll', () => ({ pollCreationMessageV3: { name: 'Kapan?' } }), { content: { kind: 'poll' } }],
  [
    'poll vote',
    () => ({ pollUpdateMessage: { pollCreationMessageKey: key } }),
    { content: { kind: 'poll_vote' } },
  ],
  [
    'group invitation',
    () => ({ groupInviteMessage: { groupJid: '1@g.us', groupName: 'Warga' } }),
    { content: { kind: 'group_invite' } },
  ],
  ['something newer', () => ({ paymentInviteMessage: { serviceType: 1 } }), { content: { kind: 'other' } }],
];

test.each(cases)('%s', async (name, message, expected) => {
  const id = `KIND-${name.replaceAll(' ', '-').toUpperCase()}`;
  await rig.server.write(siti, await message(), id);
  const received = (await bot.next('received')).message;
  expect(received).toEqual({
    account: 'wa1',
    chat: { kind: 'lid', value: siti.lid },
    also: [{ kind: 'phone', value: `+${siti.phone}` }],
    externalId: id,
    at: expect.any(Number),
    from: 'contact',
    name: 'Siti',
    ...expected,
  });
});

/** A word after it: had the silent one been handed on, it would have come first. */
async function nothingBefore(id: string): Promise<void> {
  await rig.server.write(siti, { conversation: 'lalu' }, id);
  expect((await bot.next('received')).message.externalId).toBe(id);
  // All of it is acknowledged; the acknowledgement comes by another way than the message here, and may come after it.
  while (rig.server.waiting().length > 0) await new Promise(setImmediate);
}

const seconds = (): string => String(Math.floor(Date.now() / 1_000));
function unreadOf(type: string): BinaryNode {
  return { tag: 'enc', attrs: { v: '2', type }, content: Buffer.from('0102', 'hex') };
}

test('an album is its photos; its cover says nothing', async () => {
  await rig.server.write(siti, { albumMessage: { expectedImageCount: 2 } }, 'ALBUM');
  for (const id of ['ALBUM-1', 'ALBUM-2']) {
    await rig.server.write(
      siti,
      { imageMessage: { ...(await fields('image')), mimetype: 'image/jpeg' } },
      id,
    );
    expect((await bot.next('received')).message).toMatchObject({
      externalId: id,
      content: { kind: 'image' },
    });
  }
});

test.each(['view_once', 'view_once_unavailable_fanout'])(
  'a view-once message that devices are not given (%s) is handed on once',
  async (type) => {
    const who = { from: jid, sender_pn: `${siti.phone}@s.whatsapp.net`, notify: 'Siti' };
    const t = String(Math.floor(Date.now() / 1_000));
    rig.server.push(node('message', { ...who, id: type, type: 'text', t }, [node('unavailable', { type })]));
    expect((await bot.next('received')).message).toMatchObject({
      externalId: type,
      chat: { kind: 'lid', value: siti.lid },
      content: { kind: 'view_once' },
    });
    await nothingBefore(`AFTER-${type}`);
  },
);

const old = String(Math.floor(Date.now() / 1_000) - 15 * 24 * 60 * 60);
test.each([
  ['of a bot', node('unavailable', { type: 'bot_unavailable_fanout' }), undefined],
  ['of a hosted account', node('unavailable', { type: 'hosted_unavailable_fanout' }), undefined],
  ['under the secret of another', unreadOf('msmsg'), undefined],
  ['too old to be asked of the phone', node('unavailable', {}), old],
])('a message %s is handed on once, as one that cannot be read', async (name, child, at) => {
  const who = { from: jid, sender_pn: `${siti.phone}@s.whatsapp.net`, notify: 'Siti' };
  const id = `BARE-${name.replaceAll(' ', '-')}`;
  rig.server.push(node('message', { ...who, id, type: 'text', t: at ?? seconds() }, [child]));
  expect((await bot.next('received')).message).toMatchObject({
    externalId: id,
    chat: { kind: 'lid', value: siti.lid },
    content: { kind: 'other' },
  });
  await nothingBefore(`AFTER-${id}`);
});

test('a call is declined and handed on once', async () => {
  rig.server.call(siti, 'CALL1');
  expect((await bot.next('received')).message).toMatchObject({
    externalId: 'CALL1',
    chat: { kind: 'lid', value: siti.lid },
    from: 'contact',
    content: { kind: 'call' },
  });
  await nothingBefore('AFTER-CALL');
  expect(rig.server.rejected).toEqual(['CALL1']);
});

const group = { from: '120363000000000001@g.us', type: 'text' };
const unread = unreadOf('skmsg');
const today = (): string => new Date().toISOString().slice(0, 10);

test('a word in a group is not read; of somebody who talks with us it is told, under the name of the day', async () => {
  const who = { participant: jid, participant_pn: `${siti.phone}@s.whatsapp.net` };
  for (const id of ['G1', 'G2']) {
    rig.server.push(node('message', { ...group, ...who, id, t: seconds() }, [unread]));
    expect((await bot.next('received')).message).toEqual({
      account: 'wa1',
      chat: { kind: 'lid', value: siti.lid },
      also: [{ kind: 'phone', value: `+${siti.phone}` }],
      externalId: `group-${today()}`,
      at: expect.any(Number),
      from: 'contact',
      content: { kind: 'group_message' },
    });
  }
  await nothingBefore('AFTER-GROUP');
});

test('what the library acknowledges by itself waits on the server until it is stored', async () => {
  const who = { sender_pn: `${siti.phone}@s.whatsapp.net`, notify: 'Siti' };
  const gone = [node('unavailable', { type: 'view_once_unavailable_fanout' })];
  const member = { participant: jid, participant_pn: `${siti.phone}@s.whatsapp.net` };
  await bot.stop();
  const doomed = rig.start({ stuck: true });
  await doomed.ready();
  rig.server.call(siti, 'CALL2');
  rig.server.push(node('message', { from: jid, ...who, id: 'ONCE2', type: 'text', t: seconds() }, gone));
  rig.server.push(node('message', { ...group, ...member, id: 'G3', t: seconds() }, [unread]));
  // Acknowledged in order: what came before this and still waits was not.
  await rig.server.write(siti, { conversation: 'halo' }, 'TEXT2');
  while (rig.server.waiting().includes('TEXT2')) await new Promise(setImmediate);
  await doomed.kill();
  expect(rig.server.waiting().toSorted()).toEqual(['G3', 'ONCE2', 'call-CALL2']);

  bot = rig.start();
  const told: string[] = [];
  while (told.length < 4) told.push((await bot.next('received')).message.externalId);
  expect(told).toEqual(['TEXT2', 'CALL2', 'ONCE2', `group-${today()}`]);
  await nothingBefore('AFTER-STORED');
  expect(rig.server.waiting()).toEqual([]);
});

test.each([
  ['a stranger in a group', { ...group, participant: '100000000000999@lid' }],
  ['our own phone in a group', { ...group, participant: '900000000000001@lid' }],
  ['status', { from: 'status@broadcast', participant: jid }],
  ['a broadcast list', { from: '1700000000@broadcast', participant: jid }],
  ['a newsletter', { from: '120363000000000002@newsletter' }],
])('what comes from %s is acknowledged and ignored', async (name, attrs) => {
  const id = `IGNORED-${name.replaceAll(' ', '-')}`;
  rig.server.push(node('message', { ...attrs, id, type: 'text', t: seconds() }, [unread]));
  await nothingBefore(`AFTER-${id}`);
});
