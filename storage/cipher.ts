import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  randomFillSync,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Cipher } from './ports.ts';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** Handing node:crypto raw bytes costs four times as much as a KeyObject made once. */
const prepared = new WeakMap<Uint8Array, KeyObject>();
function keyObject(key: Uint8Array): KeyObject {
  const known = prepared.get(key);
  if (known !== undefined) return known;
  const made = createSecretKey(key);
  prepared.set(key, made);
  return made;
}

/** Nonces are drawn many at a time; each is used once. */
const nonces = Buffer.alloc(NONCE * 256);
let drawn = nonces.length;
/** Good until the next one is drawn. */
function freshNonce(): Buffer {
  if (drawn === nonces.length) {
    randomFillSync(nonces);
    drawn = 0;
  }
  drawn += NONCE;
  return nonces.subarray(drawn - NONCE, drawn);
}

function seal(key: Uint8Array, plain: Uint8Array): Buffer {
  const nonce = freshNonce();
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), nonce);
  const body = cipher.update(plain);
  cipher.final();
  const sealed = Buffer.allocUnsafe(1 + NONCE + body.length + TAG);
  sealed[0] = VERSION;
  sealed.set(nonce, 1);
  sealed.set(body, 1 + NONCE);
  sealed.set(cipher.getAuthTag(), 1 + NONCE + body.length);
  return sealed;
}

function open(key: Uint8Array, sealed: Uint8Array): Buffer {
  if (sealed[0] !== VERSION || sealed.length < 1 + NONCE + TAG) throw new Error('not a sealed value');
  const decipher = createDecipheriv('aes-256-gcm', keyObject(key), sealed.subarray(1, 1 + NONCE), {
    authTagLength: TAG,
  });
  decipher.setAuthTag(sealed.subarray(-TAG));
  const plain = decipher.update(sealed.subarray(1 + NONCE, -TAG));
  decipher.final();
  return plain;
}

/**
 * The cipher port on node:crypto. `master` is the 32-byte master key; each use has a key of its own,
 * derived by HKDF-SHA-256 with the use as its purpose, so the master key itself never touches data.
 */
export function createCipher(master: Uint8Array): Cipher {
  if (master.length !== 32) throw new Error('the master key must be 32 bytes long');
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', master, new Uint8Array(0), `lantunan/${purpose}`, 32));
  const wrapping = derive('contact-keys');
  const own = derive('own-secrets');
  const hashing = derive('look-ups');
  return {
    newKey: () => randomBytes(32),
    wrap: (key) => seal(wrapping, key),
    unwrap: (wrapped) => open(wrapping, wrapped),
    seal,
    open,
    sealOwn: (plain) => seal(own, plain),
    openOwn: (sealed) => open(own, sealed),
    hash: (purpose, value) =>
      createHmac('sha256', keyObject(hashing)).update(`${purpose}\0${value}`).digest('hex'),
  };
}
