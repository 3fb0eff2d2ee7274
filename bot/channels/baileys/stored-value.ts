import { BufferJSON } from '@whiskeysockets/baileys';

/** The library's own JSON: bytes inside survive. */
export function encodeValue(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value, BufferJSON.replacer));
}

export function decodeValue<T>(bytes: Uint8Array | null | undefined): T | undefined {
  if (!bytes) return undefined;
  return JSON.parse(Buffer.from(bytes).toString('utf8'), BufferJSON.reviver) as T;
}
