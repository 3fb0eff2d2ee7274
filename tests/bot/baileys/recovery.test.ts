/** What the protocol asks for when something went wrong on the way, over the real wire. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { proto } from '@whiskeysockets/baileys';
import { openBaileysRig, siti } from '../../support/baileys-rig.ts';
import type { BaileysRig } from '../../support/baileys-rig.ts';
import type { StoredFile } from '../../support/whatsapp-server/media-server.ts';

let rig: BaileysRig;
beforeEach(async () => {
  rig = await openBaileysRig();
});
afterEach(() => rig.close());

test('a recipient that could not read a message gets it again, also from the next process', async () => {
  const bot = await rig.linked();
  const message = { kind: 'text', text: 'Nomor antrean Ibu 3' } as const;
  const { id } = await bot.send(siti.lid, message);
  await rig.server.nextSent();
  await bot.stop();
  const again = rig.start({ sent: { [id]: { message } } });
  await again.ready();
  rig.server.askAgain(siti, id);
  const { to, message: read, id: same } = await rig.server.nextSent();
  expect([to, same, read.extendedTextMessage?.text]).toEqual([siti.lid, id, message.text]);
});

test('a file is given again too, read and uploaded anew', async () => {
  const bot = await rig.linked();
  const file = { id: 'F1', owner: 'C1', mime: 'application/pdf', size: 4, sha256: 'x', name: 'NIB.pdf' };
  const message = { kind: 'document', file, caption: 'Ini NIB-nya' } as const;
  const bytes = Buffer.from('%PDF').toString('base64');
  const { id } = await bot.send(siti.lid, message, { bytes });
  const first = (await rig.server.nextSent()).message;
  await bot.stop();
  const again = rig.start({ sent: { [id]: { message, bytes } } });
  await again.ready();
  rig.server.askAgain(siti, id);
  const { id: same, message: read } = await rig.server.nextSent();
  expect(same).toBe(id);
  const [before, after] = [first, read].map(
    (one) => (one.documentWithCaptionMessage?.message ?? one).documentMessage,
  );
  expect(after).toMatchObject({ fileName: 'NIB.pdf', caption: 'Ini NIB-nya', mimetype: 'application/pdf' });
  expect(after?.directPath).not.toBe(before?.directPath);
  expect(rig.server.media.file(after?.directPath ?? '')).toBeDefined();
});

test('a message that nobody remembers is not sent again as an empty one', async () => {
  const bot = await rig.linked();
  rig.server.askAgain(siti, 'FORGOTTEN');
  const { id } = await bot.send(siti.lid, { kind: 'text', text: 'lain' });
  expect((await rig.server.nextSent()).id).toBe(id);
});

test('a message that we could not read is asked for again and handed on once', async () => {
  const bot = await rig.linked();
  await rig.server.write(siti, { conversation: 'satu' }, 'IN1');
  await bot.next('received');
  await rig.server.garble(siti, { conversation: 'dua' }, 'IN2');
  const { message } = await bot.next('received');
  expect(message).toMatchObject({ externalId: 'IN2', content: { kind: 'text', text: 'dua' } });
  await rig.server.write(siti, { conversation: 'tiga' }, 'IN3');
  expect((await bot.next('received')).message.externalId).toBe('IN3');
});

test('what was written again waits on the server, though its first copy was refused, until it is read', async () => {
  const { server } = rig;
  const bot = await rig.linked();
  const { promise: refused, resolve } = Promise.withResolvers<void>();
  let late: ReturnType<typeof server.hold> | undefined;
  server.watch((direction, { tag, attrs }) => {
    if (direction === 'out' || attrs['id'] !== 'G2') return;
    if (tag === 'receipt' && attrs['type'] === 'retry') late = server.hold();
    if (tag === 'ack') resolve();
  });
  await server.garble(siti, { conversation: 'berapa lama?' }, 'G2');
  await refused;
  // The second copy was on its way when the connection ended.
  server.drop();
  late?.release();
  expect((await bot.next('received')).message).toMatchObject({ externalId: 'G2' });
  while (server.waiting().length > 0) await new Promise((done) => setImmediate(done));
});

test('a photo that is no longer there is uploaded again by the phone, or else reported as gone', async () => {
  const bot = await rig.linked();
  const photo = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
  const file = await rig.server.media.keep(photo, 'image');
  rig.server.media.forget(file.directPath);
  await rig.server.write(siti, { imageMessage: { ...file, mimetype: 'image/jpeg' } }, 'P1');
  expect((await bot.next('received')).message.content).toEqual({
    kind: 'image',
    file: { mime: 'image/jpeg', bytes: photo.toString('base64') },
  });
  const lost = { ...file, directPath: '/v/t62/never', mimetype: 'image/jpeg' };
  await rig.server.write(siti, { imageMessage: lost }, 'P2');
  expect((await bot.next('received')).message.content).toEqual({ kind: 'image', file: { fault: 'gone' } });
});

test('a file is uploaded again whatever it came in: a caption, a disappearing chat, an album', async () => {
  const bot = await rig.linked();
  const kinds: [type: 'image' | 'document' | 'audio', message: (file: StoredFile) => proto.IMessage][] = [
    ['document', (file) => ({ documentMessage: file })],
    ['audio', (file) => ({ audioMessage: file })],
    ['document', (file) => ({ documentWithCaptionMessage: { message: { documentMessage: file } } })],
    ['image', (file) => ({ ephemeralMessage: { message: { imageMessage: file } } })],
    ['image', (file) => ({ associatedChildMessage: { message: { imageMessage: file } } })],
  ];
  for (const [order, [type, message]] of kinds.entries()) {
    const file = await rig.server.media.keep(Buffer.from(type), type);
    rig.server.media.forget(file.directPath);
    await rig.server.write(siti, message(file), `P${order}`);
    const { content } = (await bot.next('received')).message;
    expect(content).toMatchObject({ file: { bytes: Buffer.from(type).toString('base64') } });
  }
});

test('a phone that is switched off does not keep what its owner writes after the photo', async () => {
  const bot = await rig.linked({ media: 2_000 });
  rig.server.silencePhones();
  const file = await rig.server.media.keep(Buffer.from('foto'), 'image');
  rig.server.media.forget(file.directPath);
  await rig.server.write(siti, { imageMessage: { ...file, mimetype: 'image/jpeg' } }, 'P1');
  await rig.server.write(siti, { conversation: 'sudah saya kirim fotonya' }, 'IN2');
  expect((await bot.next('received')).message.content).toEqual({ kind: 'image', file: { fault: 'gone' } });
  expect((await bot.next('received')).message.externalId).toBe('IN2');
});

test('a photo that came while the network was half up is there after a kill, and its owner was heard meanwhile', async () => {
  const bot = await rig.linked();
  const photo = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
  const file = await rig.server.media.keep(photo, 'image');
  rig.server.media.away(true);
  await rig.server.write(siti, { imageMessage: { ...file, mimetype: 'image/jpeg' } }, 'P1');
  await rig.server.write(siti, { conversation: 'itu KTP saya' }, 'IN2');
  expect((await bot.next('received')).message.externalId).toBe('IN2');
  // The server has nothing more to give: only the journal can.
  while (rig.server.waiting().length > 0) await new Promise(setImmediate);
  await bot.kill();
  // And by now the file is to be uploaded again, by a phone that can be asked only once there is a connection.
  rig.server.media.forget(file.directPath);
  rig.server.media.away(false);
  const again = rig.start();
  // Killed before the text had left the journal, it comes once more.
  const { message } = await again.next('received', (told) => told.message.externalId === 'P1');
  expect(message).toMatchObject({
    content: { kind: 'image', file: { mime: 'image/jpeg', bytes: photo.toString('base64') } },
  });
  await again.stop();
  const third = rig.start();
  await third.ready();
  await rig.server.write(siti, { conversation: 'lagi' }, 'IN3');
  expect((await third.next('received')).message.externalId).toBe('IN3');
});

test('nothing is asked of a server that is still being greeted: it would take that for a broken greeting', async () => {
  const bot = await rig.linked();
  const file = await rig.server.media.keep(Buffer.from('ffd8ffe000104a46', 'hex'), 'image');
  rig.server.media.away(true);
  await rig.server.write(siti, { imageMessage: { ...file, mimetype: 'image/jpeg' } }, 'P1');
  while (rig.server.waiting().length > 0) await new Promise(setImmediate);
  await bot.kill();
  rig.server.media.away(false);
  const { release } = rig.server.holdHandshake();
  const again = rig.start();
  const awaited = (): Promise<unknown> => again.next('log', ({ what }) => what === 'whatsapp.file_awaited');
  await awaited();
  await awaited();
  release();
  expect((await again.next('received')).message.externalId).toBe('P1');
});

test('the history that the phone gives is no message of anybody', async () => {
  const bot = await rig.linked();
  const key = { remoteJid: `${siti.lid}@lid`, id: 'OLD1', fromMe: false };
  const old = { key, message: { conversation: 'bulan lalu' }, messageTimestamp: 1 };
  const conversations = [{ id: `${siti.lid}@lid`, messages: [{ message: old }] }];
  await rig.server.history({ syncType: 0, conversations }, 'H1');
  await rig.server.write(siti, { conversation: 'hari ini' }, 'IN1');
  expect((await bot.next('received')).message.externalId).toBe('IN1');
});
