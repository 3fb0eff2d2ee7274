import { BufferJSON } from '@whiskeysockets/baileys';

/** The library's own JSON: bytes inside survive. */
export function encodeValue(value: unknown): string {
  return JSON.stringify(value, BufferJSON.replacer);
}

export function decodeValue<T>(text: string): T {
  return JSON.parse(text, BufferJSON.reviver) as T;
}
