import { addTransactionCapability } from '@whiskeysockets/baileys';
import { beforeAll, expect, test } from '@jest/globals';
import { openAuthState } from '../../../bot/channels/baileys/auth-state.ts';
import { silenceLibsignal } from '../../../bot/channels/baileys/console-filter.ts';
import { tellDecrypting } from '../../../bot/channels/baileys/decrypting.ts';
import { makeJournal } from '../../../bot/channels/baileys/journal.ts';
import { libraryLog } from '../../../bot/channels/baileys/library-log.ts';
import { memoryKeyStore } from '../../support/memory-key-store.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { makePeer } from '../../support/whatsapp-server/peer.ts';

beforeAll(() => silenceLibsignal(console));

test('the library tells a message that is delivered again from one that it cannot read', async () => {
  const store = memoryKeyStore();
  const { creds, keys } = await openAuthState(store, () => undefined);
  const logger = libraryLog(memoryLog());
  const options = { maxCommitRetries: 1, delayBetweenTriesMs: 1 };
  const told: string[] = [];
  const make = tellDecrypting(makeJournal(store, () => 1).makeSignalRepository, {
    begun: (ciphertext) => told.push(`begun ${ciphertext.length > 0}`),
    repeated: () => told.push('repeated'),
  });
  const repository = make({ creds, keys: addTransactionCapability(keys, logger, options) }, logger);
  const { registrationId, signedIdentityKey, signedPreKey } = creds;
  const { keyId, keyPair, signature } = signedPreKey;
  const enc = await makePeer().encrypt({ conversation: 'halo' }, () => ({
    registrationId,
    identityKey: signedIdentityKey.public,
    signedPreKey: { keyId, publicKey: keyPair.public, signature },
  }));
  const decrypt = (ciphertext: Uint8Array) =>
    repository.decryptMessage({ jid: '10001@lid', type: 'pkmsg', ciphertext });
  const bytes = enc.content as Uint8Array;

  await decrypt(bytes);
  expect(told.splice(0)).toEqual(['begun true']);
  await expect(decrypt(bytes)).rejects.toThrow();
  expect(told.splice(0)).toEqual(['begun true', 'repeated']);
  await expect(decrypt(bytes.with(-1, 0).with(-2, 0))).rejects.toThrow();
  expect(told).toEqual(['begun true']);
});
