import type { Cipher } from './ports.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** A text as it lies in a sealed column. */
export function sealText(cipher: Cipher, key: Uint8Array, text: string): Uint8Array {
  return cipher.seal(key, encoder.encode(text));
}

export function openText(cipher: Cipher, key: Uint8Array, sealed: Uint8Array): string {
  return decoder.decode(cipher.open(key, sealed));
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
  return cipher.sealOwn(encoder.encode(text));
}

export function openOwnText(cipher: Cipher, sealed: Uint8Array): string {
  return decoder.decode(cipher.openOwn(sealed));
}
