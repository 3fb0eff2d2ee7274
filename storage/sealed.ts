import type { Cipher } from './ports.ts';

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();

/** A text as it lies in a sealed column. */
export function sealText(cipher: Cipher, key: Uint8Array, text: string): Uint8Array {
  return cipher.seal(key, Buffer.from(text));
}

export function openText(cipher: Cipher, key: Uint8Array, sealed: Uint8Array): string {
  return textOf(cipher.open(key, sealed));
}

/** A value as JSON text in a sealed column. */
export function sealJson(cipher: Cipher, key: Uint8Array, value: unknown): Uint8Array {
  return sealText(cipher, key, JSON.stringify(value));
}

/** The store that sealed it vouches for its type. */
export function openJson<T>(cipher: Cipher, key: Uint8Array, sealed: Uint8Array): T {
  return JSON.parse(openText(cipher, key, sealed)) as T;
}

/** The office's own secrets, as text. */
export function sealOwnText(cipher: Cipher, text: string): Uint8Array {
  return cipher.sealOwn(Buffer.from(text));
}

export function openOwnText(cipher: Cipher, sealed: Uint8Array): string {
  return textOf(cipher.openOwn(sealed));
}
