import { addTransactionCapability, encodeWAMessage } from '@whiskeysockets/baileys';
import type { BinaryNode } from '@whiskeysockets/baileys';
import { beforeAll, expect, test } from '@jest/globals';
import { openAuthState } from '../../../bot/channels/baileys/auth-state.ts';
import { silenceLibsignal } from '../../../bot/channels/baileys/console-filter.ts';
import { makeJournal } from '../../../bot/channels/baileys/journal.ts';
import { libraryLog } from '../../../bot/channels/baileys/library-log.ts';
import { withShortSessions } from '../../../bot/channels/baileys/short-sessions.ts';
import { memoryKeyStore } from '../../support/memory-key-store.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { makePeer } from '../../support/whatsapp-server/peer.ts';

const jid = '10001@lid';

beforeAll(() => silenceLibsignal(console));

/** A device that talks with one person. */
async function conversation() {
  const [store, peer] = [memoryKeyStore(), makePeer()];
  const { creds, keys } = await openAuthState(store, () => undefined);
  const logger = libraryLog(memoryLog());
  const short = addTransactionCapability(withShortSessions(keys), logger, {
    maxCommitRetries: 1,
    delayBetweenTriesMs: 1,
  });
  const repository = makeJournal(store, () => 1).makeSignalRepository({ creds, keys: short }, logger);
  const { registrationId, signedIdentityKey, signedPreKey } = creds;
  const bundle = {
    registrationId,
    identityKey: signedIdentityKey.public,
    signedPreKey: {
      keyId: signedPreKey.keyId,
      publicKey: signedPreKey.keyPair.public,
      signature: signedPreKey.signature,
    },
  };
  return {
    /** The person's phone forgets the session, and begins another with its next message. */
    beginsAnew: () => peer.reset(),
    says: (text: string): Promise<BinaryNode> => peer.encrypt({ conversation: text }, () => bundle),
    async hears({ attrs, content }: BinaryNode): Promise<string> {
      const type = attrs['type'] as 'msg' | 'pkmsg';
      const plain = await repository.decryptMessage({ jid, type, ciphertext: content as Uint8Array });
      return Buffer.from(plain).toString('latin1');
    },
    async answers(text: string): Promise<string | null | undefined> {
      const data = encodeWAMessage({ conversation: text });
      const { type, ciphertext } = await repository.encryptMessage({ jid, data });
      const read = await peer.decrypt({ tag: 'enc', attrs: { type }, content: ciphertext });
      return read.conversation;
    },
    stored: async () => [...(await store.all('session')).values()].join('').length,
  };
}

test('a session does not grow with the conversation, and both sides go on reading each other', async () => {
  const { says, hears, answers, stored } = await conversation();
  const sizes: number[] = [];
  for (let turn = 0; turn < 30; turn += 1) {
    expect(await hears(await says(`tanya ${turn}`))).toContain(`tanya ${turn}`);
    expect(await answers(`jawab ${turn}`)).toBe(`jawab ${turn}`);
    sizes.push(await stored());
  }
  // Counters may take a digit more.
  expect(sizes.at(-1)! - sizes[9]!).toBeLessThan(50);
});

test('what comes late is read as long as the talk has not gone on too far', async () => {
  const { says, hears, answers } = await conversation();
  await hears(await says('halo'));
  await answers('ya?');
  const late = await says('ini terlambat');
  for (let turn = 0; turn < 4; turn += 1) {
    await hears(await says(`tanya ${turn}`));
    await answers(`jawab ${turn}`);
  }
  expect(await hears(late)).toContain('ini terlambat');
});

test('nor with the sessions that newer ones have replaced, of which the last are still read', async () => {
  const { says, hears, beginsAnew, stored } = await conversation();
  const sizes: number[] = [];
  let late: BinaryNode | undefined;
  for (let session = 0; session < 15; session += 1) {
    expect(await hears(await says(`tanya ${session}`))).toContain(`tanya ${session}`);
    if (session === 10) late = await says('ini terlambat');
    sizes.push(await stored());
    beginsAnew();
  }
  expect(sizes.at(-1)! - sizes[6]!).toBeLessThan(50);
  expect(await hears(late!)).toContain('ini terlambat');
});
