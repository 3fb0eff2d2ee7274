import { createHash } from 'node:crypto';
import type { FileFault, FileRef } from '../../flows/message.ts';
import type { Storage } from '../../storage/database.ts';
import { sniff } from '../../storage/files/sniff.ts';
import type { Files } from '../../storage/files/files.ts';

/** More than a phone photo or a scanned deed ever is. */
const LARGEST = 20 * 1024 * 1024;

export type FileKeeper = {
  /** Keeps a file under its owner's key, or says why it is refused. Nothing is trusted but the bytes. */
  put(owner: string, bytes: Uint8Array, name?: string): Promise<FileRef | FileFault>;
  /** Keeps what the program itself made of the owner's file, under the same key. Returns its id. */
  add(owner: string, bytes: Uint8Array): Promise<string>;
  /** Throws when the file is gone. */
  get(file: Pick<FileRef, 'id' | 'owner'>): Promise<Uint8Array>;
};

export function fileKeeper(storage: Storage, files: Files): FileKeeper {
  return {
    async put(owner, bytes, name) {
      if (bytes.byteLength > LARGEST) return { fault: 'too_large' };
      const sniffed = sniff(bytes);
      if ('fault' in sniffed) return sniffed;
      const key = await storage.read((stores) => stores.contacts.key(owner));
      const { id, size } = await files.put(key, bytes);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return {
        id,
        owner,
        mime: sniffed.mime,
        size,
        sha256,
        ...(name === undefined ? {} : { name: name.slice(0, 200) }),
      };
    },
    async add(owner, bytes) {
      const key = await storage.read((stores) => stores.contacts.key(owner));
      return (await files.put(key, bytes)).id;
    },
    async get(file) {
      const key = await storage.read((stores) => stores.contacts.key(file.owner));
      const bytes = await files.get(key, file.id);
      if (!bytes) throw new Error(`file ${file.id} is gone`);
      return bytes;
    },
  };
}
