import { addTransactionCapability, decodeMessageNode, proto } from '@whiskeysockets/baileys';
import type { BinaryNode } from '@whiskeysockets/baileys';
import { beforeAll, expect, test } from '@jest/globals';
import { openAuthState } from '../../../bot/channels/baileys/auth-state.ts';
import { silenceLibsignal } from '../../../bot/channels/baileys/console-filter.ts';
import { journalType, makeJournal, noticeType } from '../../../bot/channels/baileys/journal.ts';
import type { WantedHistory } from '../../../bot/channels/baileys/journal.ts';
import { libraryLog } from '../../../bot/channels/baileys/library-log.ts';
import { unreadType } from '../../../bot/channels/unread.ts';
import { memoryKeyStore } from '../../support/memory-key-store.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { makePeer } from '../../support/whatsapp-server/peer.ts';

const me = { id: '629999:7@s.whatsapp.net', lid: '90000:7@lid' };
const attrs = { from: '10001@lid', sender_pn: '628123@s.whatsapp.net', id: 'A1', t: '5', notify: 'Siti' };

beforeAll(() => silenceLibsignal(console));

/** A device, by default with an empty store, and a peer that writes to it. */
async function device(store = memoryKeyStore(), peer = makePeer(), history?: WantedHistory, now = 1) {
  const auth = await openAuthState(store, () => undefined);
  auth.update({ account: { details: Buffer.from('linked') } });
  await auth.flush();
  store.sets = [];
  const logger = libraryLog(memoryLog());
  const keys = addTransactionCapability(auth.keys, logger, { maxCommitRetries: 1, delayBetweenTriesMs: 1 });
  const journal = makeJournal(store, () => now, history);
  const repository = journal.makeSignalRepository({ creds: auth.creds, keys }, logger);
  const { creds } = auth;
  const write = (message: string | proto.IMessage): Promise<BinaryNode> =>
    peer.encrypt(typeof message === 'string' ? { conversation: message } : message, () => ({
      registrationId: creds.registrationId,
      identityKey: creds.signedIdentityKey.public,
      signedPreKey: {
        keyId: creds.signedPreKey.keyId,
        publicKey: creds.signedPreKey.keyPair.public,
        signature: creds.signedPreKey.signature,
      },
    }));
  const receive = (enc: BinaryNode, envelope: Record<string, string>): Promise<Uint8Array> => {
    journal.seen({ tag: 'message', attrs: envelope, content: [enc] });
    const type = enc.attrs['type'] as 'pkmsg';
    return repository.decryptMessage({ jid: '10001@lid', type, ciphertext: enc.content as Uint8Array });
  };
  return { store, peer, journal, write, receive };
}

test('plaintext and ratchet are stored in one transaction', async () => {
  const { store, write, receive } = await device();
  await receive(await write('halo'), attrs);
  const types = store.sets.map((entries) => [...new Set(entries.map(({ type }) => type))].toSorted());
  expect(types).toEqual([['identity-key', journalType, 'session']]);
});

test('with the store away neither is, and the next connection can decrypt the message', async () => {
  const { store, peer, write, receive } = await device();
  const enc = await write('halo');
  store.failing = true;
  await expect(receive(enc, attrs)).rejects.toThrow('store away');
  store.failing = false;
  const next = await device(store, peer);
  await next.receive(enc, attrs);
  expect((await next.journal.pending(me)).messages).toHaveLength(1);
});

test('what is pending is what the library would have handed on, in order, until done', async () => {
  const { journal, write, receive } = await device();
  await receive(await write('satu'), attrs);
  await receive(await write('dua'), { ...attrs, id: 'A0' });
  const { messages } = await journal.pending(me);
  const { fullMessage } = decodeMessageNode({ tag: 'message', attrs }, me.id, me.lid);
  expect(messages[0]).toEqual({
    ...fullMessage,
    message: proto.Message.fromObject({ conversation: 'satu' }),
  });
  expect(messages.map((message) => message.key.id)).toEqual(['A1', 'A0']);

  await journal.done({ key: { remoteJid: '10001@lid', id: 'A1' } });
  expect((await journal.pending(me)).messages.map((message) => message.key.id)).toEqual(['A0']);
});

test('what an earlier process left comes before what came since', async () => {
  const first = await device();
  await first.receive(await first.write('satu'), { ...attrs, id: 'A3' });
  await first.receive(await first.write('dua'), { ...attrs, id: 'A2' });
  const next = await device(first.store, first.peer, undefined, 2);
  await next.receive(await next.write('tiga'), attrs);
  const { messages } = await next.journal.pending(me);
  expect(messages.map(({ key }) => key.id)).toEqual(['A3', 'A2', 'A1']);
});

test('what was typed on the own phone is kept for the chat it was sent to, without its wrapping', async () => {
  const { journal, write, receive } = await device();
  const message = { conversation: 'dari kantor' };
  const copy = { deviceSentMessage: { destinationJid: '10001@lid', message } };
  await receive(await write(copy), { from: '90000@lid', recipient: '10001@lid', id: 'P1', t: '5' });
  const { messages } = await journal.pending(me);
  expect(messages).toMatchObject([{ key: { remoteJid: '10001@lid', fromMe: true }, message }]);
  await journal.done(messages[0]!);
  expect((await journal.pending(me)).messages).toEqual([]);
});

test('what the own phone tells this device alone is not for the inbox', async () => {
  const { journal, write, receive } = await device();
  await receive(await write('riwayat'), { ...attrs, category: 'peer' });
  expect((await journal.pending(me)).messages).toEqual([]);
});

test('an entry that cannot be read is dropped and counted; the others come', async () => {
  const { store, journal, write, receive } = await device();
  await receive(await write('halo'), attrs);
  await store.set([{ type: journalType, id: 'broken', value: '{' }]);
  expect(await journal.pending(me)).toMatchObject({ unreadable: 1, messages: [{ key: { id: 'A1' } }] });
  expect((await journal.pending(me)).unreadable).toBe(0);
});

test('what cannot be read is listed since when it first came, until it is read, or for a week', async () => {
  const store = memoryKeyStore();
  const clock = { now: 1_000 };
  const journal = makeJournal(store, () => clock.now);
  const list = async () => [...(await store.all(unreadType))];
  const [first, second] = ['S1', 'S2'].map((id) => ({ key: { remoteJid: '10001@lid', id } }));
  await journal.unread(first!);
  clock.now += 1_000;
  await journal.unread(first!);
  await journal.unread(second!);
  expect(await list()).toEqual([
    ['lid:10001:S1', '1000'],
    ['lid:10001:S2', '2000'],
  ]);
  await journal.done(first!);
  expect(await list()).toEqual([['lid:10001:S2', '2000']]);
  const week = 7 * 24 * 60 * 60_000;
  clock.now = 2_000 + week;
  await journal.pending(me);
  expect(await list()).toHaveLength(1);
  clock.now += 1;
  await journal.pending(me);
  expect(await list()).toEqual([]);
});

test('an id that a database cannot take does not keep the message out of the journal', async () => {
  const { store, journal, write, receive } = await device();
  await receive(await write('halo'), { ...attrs, id: 'A\u0000B' });
  const kept = () => [...store.rows.values()].filter(({ type }) => type === journalType).map(({ id }) => id);
  expect(kept()).toEqual(['lid:10001:A\ufffdB']);
  const { messages } = await journal.pending(me);
  await journal.done(messages[0]!);
  expect(kept()).toEqual([]);
});

test('the notice of a piece of history is stored with the ratchet, and told once it is', async () => {
  const store = memoryKeyStore();
  let storedWhenTold: string[] = [];
  const typesOf = (): string[] => [...new Set(store.sets.flat().map(({ type }) => type))].toSorted();
  const { write, receive } = await device(store, makePeer(), {
    wants: ({ syncType }, from) => Number(syncType) === 3 && from === attrs.from,
    noticed: () => void (storedWhenTold = typesOf()),
  });
  const notice = (syncType: number): proto.IMessage => ({
    protocolMessage: {
      type: proto.Message.ProtocolMessage.Type.HISTORY_SYNC_NOTIFICATION,
      historySyncNotification: { syncType, initialHistBootstrapInlinePayload: Buffer.from('piece') },
    },
  });
  await receive(await write(notice(3)), { ...attrs, category: 'peer' });
  expect(storedWhenTold).toEqual([noticeType, 'identity-key', 'session']);
  expect(store.sets).toHaveLength(1);
  await receive(await write(notice(2)), { ...attrs, category: 'peer', id: 'A2' });
  expect((await store.all(noticeType)).size).toBe(1);
});
