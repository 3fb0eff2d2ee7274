/** A person's phone: its Signal identity and one session with the bot, all in memory. */
import { Curve, encodeWAMessage, proto, signedKeyPair, unpadRandomMax16 } from '@whiskeysockets/baileys';
import type { BinaryNode } from '@whiskeysockets/baileys';
import { fromLibrary } from './library.ts';
import { bytesNode, prefixed, uint } from './nodes.ts';

/** What a device has put on the server for others to start a session with. */
export type Bundle = {
  registrationId: number;
  identityKey: Uint8Array;
  signedPreKey: { keyId: number; publicKey: Uint8Array; signature: Uint8Array };
  preKey?: { keyId: number; publicKey: Uint8Array };
};

export type Peer = {
  /** Encrypts for the bot; `bundle` is read when there is no session yet. */
  encrypt(message: proto.IMessage, bundle: () => Bundle): Promise<BinaryNode>;
  /** The next message starts a session anew, as after a retry receipt; older ones can still be read. */
  reset(): void;
  decrypt(enc: BinaryNode): Promise<proto.Message>;
  /** Our own bundle as the children of a `user` node, with a fresh one-time key. */
  bundleNodes(): BinaryNode[];
};

type Cipher = {
  encrypt(plain: Uint8Array): Promise<{ type: number; body: string }>;
  decryptPreKeyWhisperMessage(body: Uint8Array): Promise<Uint8Array>;
  decryptWhisperMessage(body: Uint8Array): Promise<Uint8Array>;
};
const libsignal = fromLibrary('libsignal') as {
  ProtocolAddress: new (name: string, device: number) => object;
  SessionCipher: new (storage: object, address: object) => Cipher;
  SessionBuilder: new (storage: object, address: object) => { initOutgoing(bundle: Bundle): Promise<void> };
};

type SignalKeyPair = { pubKey: Buffer; privKey: Buffer };

export function makePeer(): Peer {
  const identity = Curve.generateKeyPair();
  const signed = signedKeyPair(identity, 1);
  const registrationId = 4711;
  const preKeys = new Map<number, SignalKeyPair>();
  let session: object | undefined;
  let renew = false;
  let nextPreKey = 1;

  const pair = (keys: { public: Uint8Array; private: Uint8Array }): SignalKeyPair => ({
    pubKey: prefixed(keys.public),
    privKey: Buffer.from(keys.private),
  });
  const storage = {
    loadSession: async () => session,
    storeSession: async (_address: string, record: object) => void (session = record),
    isTrustedIdentity: () => true,
    loadPreKey: async (id: number | string) => preKeys.get(Number(id)),
    removePreKey: async (id: number) => void preKeys.delete(id),
    loadSignedPreKey: () => pair(signed.keyPair),
    getOurRegistrationId: () => registrationId,
    getOurIdentity: () => pair(identity),
  };
  const bot = new libsignal.ProtocolAddress('bot', 1);
  const cipher = new libsignal.SessionCipher(storage, bot);

  return {
    async encrypt(message, bundle) {
      if (!session || renew) {
        // Throws while the device has brought no keys: the session is to be begun anew still.
        const { registrationId: theirs, identityKey, signedPreKey, preKey } = bundle();
        await new libsignal.SessionBuilder(storage, bot).initOutgoing({
          registrationId: theirs,
          identityKey: prefixed(identityKey),
          signedPreKey: { ...signedPreKey, publicKey: prefixed(signedPreKey.publicKey) },
          ...(preKey ? { preKey: { ...preKey, publicKey: prefixed(preKey.publicKey) } } : {}),
        });
        renew = false;
      }
      const { type, body } = await cipher.encrypt(Buffer.from(encodeWAMessage(message)));
      const attrs = { v: '2', type: type === 3 ? 'pkmsg' : 'msg' };
      return { tag: 'enc', attrs, content: Buffer.from(body, 'binary') };
    },
    reset: () => void (renew = true),
    async decrypt(enc) {
      const body = Buffer.from(enc.content as Uint8Array);
      const plain: Uint8Array =
        enc.attrs['type'] === 'pkmsg'
          ? await cipher.decryptPreKeyWhisperMessage(body)
          : await cipher.decryptWhisperMessage(body);
      return proto.Message.decode(unpadRandomMax16(plain));
    },
    bundleNodes() {
      const id = nextPreKey++;
      const preKey = Curve.generateKeyPair();
      preKeys.set(id, pair(preKey));
      return [
        bytesNode('registration', uint(registrationId, 4)),
        bytesNode('type', Buffer.from([5])),
        bytesNode('identity', identity.public),
        {
          tag: 'skey',
          attrs: {},
          content: [
            bytesNode('id', uint(signed.keyId, 3)),
            bytesNode('value', signed.keyPair.public),
            bytesNode('signature', signed.signature),
          ],
        },
        {
          tag: 'key',
          attrs: {},
          content: [bytesNode('id', uint(id, 3)), bytesNode('value', preKey.public)],
        },
      ];
    },
  };
}
