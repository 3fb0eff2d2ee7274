/** Small helpers over the library's node shape. */
import type { BinaryNode } from '@whiskeysockets/baileys';

export const server = 's.whatsapp.net';

export function bytesNode(tag: string, content: Uint8Array): BinaryNode {
  return { tag, attrs: {}, content };
}

export function node(tag: string, attrs: Record<string, string> = {}, content?: BinaryNode[]): BinaryNode {
  return content ? { tag, attrs, content } : { tag, attrs };
}

export function children(parent: BinaryNode | undefined, tag?: string): BinaryNode[] {
  if (!Array.isArray(parent?.content)) return [];
  return tag ? parent.content.filter((child) => child.tag === tag) : parent.content;
}

export function child(parent: BinaryNode | undefined, tag: string): BinaryNode | undefined {
  return children(parent, tag)[0];
}

/** The bytes inside a child; throws when they are not there, for a test should see a malformed stanza. */
export function bytesOf(parent: BinaryNode | undefined, tag: string): Buffer {
  const content = child(parent, tag)?.content;
  if (!(content instanceof Uint8Array)) throw new Error(`no bytes in <${tag}>`);
  return Buffer.from(content);
}

/** Big-endian, `length` bytes. */
export function uint(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  bytes.writeUIntBE(value, 0, length);
  return bytes;
}

/** A public key as libsignal wants it: with its type byte. */
export function prefixed(key: Uint8Array): Buffer {
  return key.length === 33 ? Buffer.from(key) : Buffer.concat([Buffer.from([5]), key]);
}

/** The user part of a JID, device taken off. */
export function userOf(jid: string | undefined): string {
  return (jid ?? '').split('@')[0]?.split(':')[0] ?? '';
}
