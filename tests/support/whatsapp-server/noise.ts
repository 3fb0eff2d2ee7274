/** The server's side of Noise_XX_25519_AESGCM_SHA256, and the framing around it. */
import {
  Curve,
  NOISE_MODE,
  aesDecryptGCM,
  aesEncryptGCM,
  hkdf,
  proto,
  sha256,
} from '@whiskeysockets/baileys';

export type KeyPair = { public: Uint8Array; private: Uint8Array };

export type Identity = {
  /** The key clients must trust. */
  root: Uint8Array;
  noise: KeyPair;
  chain: Uint8Array;
};

/** A noise key with a certificate chain under a root of our own. */
export function makeIdentity(): Identity {
  const [root, intermediate, noise] = [
    Curve.generateKeyPair(),
    Curve.generateKeyPair(),
    Curve.generateKeyPair(),
  ];
  const { Details } = proto.CertChain.NoiseCertificate;
  const issued = Details.encode({ serial: 1, issuerSerial: 0, key: intermediate.public }).finish();
  const leaf = Details.encode({ serial: 2, issuerSerial: 1, key: noise.public }).finish();
  const chain = proto.CertChain.encode({
    intermediate: { details: issued, signature: Curve.sign(root.private, issued) },
    leaf: { details: leaf, signature: Curve.sign(intermediate.private, leaf) },
  }).finish();
  return { root: root.public, noise, chain };
}

export type Hello = { payload: proto.ClientPayload; clientStatic: Uint8Array };

export type ServerNoise = {
  /** Bytes from the client; calls back with each decrypted frame after the handshake. */
  feed(bytes: Uint8Array): void;
  /** Encrypts and frames. */
  frame(plain: Uint8Array): Uint8Array;
};

/** @param write sends raw bytes to the client */
export function serverNoise(
  identity: Identity,
  write: (bytes: Uint8Array) => void,
  onHello: (hello: Hello) => void,
  onFrame: (plain: Uint8Array) => void,
  ephemeral: KeyPair = Curve.generateKeyPair(),
): ServerNoise {
  let hash: Uint8Array = Buffer.from(NOISE_MODE);
  let salt = hash;
  let key = hash;
  let counter = 0;
  let buffer = Buffer.alloc(0);
  let step: 'intro' | 'hello' | 'finish' | 'transport' = 'intro';
  let keys: { read: Uint8Array; write: Uint8Array } | undefined;
  let [readCounter, writeCounter] = [0, 0];

  const iv = (count: number): Uint8Array => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt32BE(count, 8);
    return bytes;
  };
  const mixHash = (data: Uint8Array): void => void (hash = sha256(Buffer.concat([hash, data])));
  const expand = (data: Uint8Array): [Uint8Array, Uint8Array] => {
    const out = hkdf(data, 64, { salt: Buffer.from(salt), info: '' });
    return [out.subarray(0, 32), out.subarray(32)];
  };
  const mixKey = (data: Uint8Array): void => {
    [salt, key] = expand(data);
    counter = 0;
  };
  const seal = (plain: Uint8Array): Uint8Array => {
    const out = aesEncryptGCM(plain, key, iv(counter++), hash);
    mixHash(out);
    return out;
  };
  const unseal = (sealed: Uint8Array): Uint8Array => {
    const out = aesDecryptGCM(sealed, key, iv(counter++), hash);
    mixHash(sealed);
    return out;
  };
  const framed = (body: Uint8Array): Uint8Array => {
    const head = Buffer.alloc(3);
    head.writeUIntBE(body.length, 0, 3);
    return Buffer.concat([head, body]);
  };

  const hello = (body: Uint8Array): void => {
    const client = proto.HandshakeMessage.decode(body).clientHello?.ephemeral;
    if (!client) throw new Error('no client ephemeral');
    clientEphemeral = client;
    mixHash(client);
    mixHash(ephemeral.public);
    mixKey(Curve.sharedKey(ephemeral.private, client));
    const sealedStatic = seal(identity.noise.public);
    mixKey(Curve.sharedKey(identity.noise.private, client));
    const payload = seal(identity.chain);
    write(
      framed(
        proto.HandshakeMessage.encode({
          serverHello: { ephemeral: ephemeral.public, static: sealedStatic, payload },
        }).finish(),
      ),
    );
  };
  let clientEphemeral: Uint8Array | undefined;

  const finish = (body: Uint8Array): void => {
    const { clientFinish } = proto.HandshakeMessage.decode(body);
    if (!clientFinish?.static || !clientFinish.payload || !clientEphemeral)
      throw new Error('no client finish');
    const clientStatic = unseal(clientFinish.static);
    mixKey(Curve.sharedKey(ephemeral.private, clientStatic));
    const payload = proto.ClientPayload.decode(unseal(clientFinish.payload));
    // The first half is client to server, hence our reading key.
    const [read, written] = expand(new Uint8Array(0));
    keys = { read, write: written };
    onHello({ payload, clientStatic });
  };

  return {
    feed(bytes) {
      buffer = Buffer.concat([buffer, bytes]);
      if (step === 'intro') {
        if (buffer.length < 4) return;
        mixHash(buffer.subarray(0, 4));
        buffer = buffer.subarray(4);
        step = 'hello';
      }
      while (buffer.length >= 3) {
        const size = buffer.readUIntBE(0, 3);
        if (buffer.length < size + 3) return;
        const body = buffer.subarray(3, size + 3);
        buffer = buffer.subarray(size + 3);
        if (step === 'hello') {
          step = 'finish';
          hello(body);
        } else if (step === 'finish') {
          step = 'transport';
          finish(body);
        } else if (keys) {
          onFrame(aesDecryptGCM(body, keys.read, iv(readCounter++), Buffer.alloc(0)));
        }
      }
    },
    frame(plain) {
      if (!keys) throw new Error('the handshake is not finished');
      return framed(aesEncryptGCM(plain, keys.write, iv(writeCounter++), Buffer.alloc(0)));
    },
  };
}
