import { Curve } from '@whiskeysockets/baileys';
import { createPublicKey, verify } from 'node:crypto';

/** Of Curve25519. */
const PRIME = 2n ** 255n - 19n;
const SIGN_BIT = 0x80;

/**
 * Whether `signature` (64 bytes, XEdDSA as Signal specifies it) over `message` was made by `publicKey` (X25519, 32
 * bytes, or 33 with its type). False for anything malformed.
 */
export function isSigned(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = publicKey.length === 33 ? publicKey.subarray(1) : publicKey;
  if (key.length !== 32 || signature.length !== 64) return false;
  const [point, own] = [edwards(key), Buffer.from(signature)];
  // The signature carries the sign that an X25519 key lacks.
  point[31]! |= own[63]! & SIGN_BIT;
  own[63]! &= ~SIGN_BIT;
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') };
  try {
    return verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), own);
  } catch {
    return false;
  }
}

/**
 * The library takes whatever its libsignal does not throw at for a valid signature, and that one answers with true or
 * false: every certificate of a server and every device identity would pass. From here on they are checked.
 */
export function checkSignatures(): void {
  Curve.verify = isSigned;
}

/** The y of the Edwards point that belongs to a Montgomery u: (u − 1) / (u + 1), little-endian. */
function edwards(montgomery: Uint8Array): Buffer {
  const bytes = Buffer.from(montgomery);
  bytes[31]! &= ~SIGN_BIT;
  const u = BigInt(`0x${bytes.reverse().toString('hex')}`);
  const y = ((u - 1n + PRIME) * power((u + 1n) % PRIME, PRIME - 2n)) % PRIME;
  return Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse();
}

function power(base: bigint, exponent: bigint): bigint {
  let [result, square] = [1n, base];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % PRIME;
    square = (square * square) % PRIME;
  }
  return result;
}
