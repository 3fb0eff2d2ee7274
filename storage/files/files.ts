import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';
import { makeFolder } from '../make-folder.ts';
import type { Cipher, Ids } from '../ports.ts';
import { syncFolder } from './sync-folder.ts';

const ID = /^[0-9A-Z]{26}$/;
const UNFINISHED = '.new';

export type Files = {
  /** Sealed with the contact's key and on the disk for good when it resolves. `size`: bytes in clear. */
  put(contactKey: Uint8Array, bytes: Uint8Array): Promise<{ id: string; size: number }>;
  /** The bytes in clear; undefined if there is no such file. Throws if it was tampered with or the key is another. */
  get(contactKey: Uint8Array, id: string): Promise<Uint8Array | undefined>;
  remove(id: string): Promise<void>;
  /**
   * Removes what no row knows of (a crash between the file and its row) and what was never finished, if last
   * written before `before` (UTC ms). Returns the ids removed.
   */
  sweep(known: ReadonlySet<string>, before: number): Promise<string[]>;
};

const missing = (error: unknown): boolean => errorCode(error) === 'ENOENT';

/** Encrypted files below `dir`, spread over folders by the last two characters of their id. */
export function openFiles(options: { dir: string; cipher: Cipher; ids: Ids }): Files {
  const { dir, cipher, ids } = options;
  const folderOf = (id: string): string => {
    if (!ID.test(id)) throw new Error('not the id of a file');
    return join(dir, id.slice(-2).toLowerCase());
  };
  const pathOf = (id: string): string => join(folderOf(id), id);

  return {
    async put(contactKey, bytes) {
      const id = ids.next();
      const folder = folderOf(id);
      const path = pathOf(id);
      makeFolder(folder);
      const handle = await open(path + UNFINISHED, 'wx', 0o600);
      try {
        await handle.writeFile(cipher.seal(contactKey, bytes));
        await handle.sync();
      } catch (error) {
        await handle.close();
        await rm(path + UNFINISHED, { force: true });
        throw error;
      }
      await handle.close();
      await rename(path + UNFINISHED, path);
      await syncFolder(folder);
      return { id, size: bytes.length };
    },
    async get(contactKey, id) {
      try {
        return cipher.open(contactKey, await readFile(pathOf(id)));
      } catch (error) {
        if (missing(error)) return undefined;
        throw error;
      }
    },
    remove: (id) => rm(pathOf(id), { force: true }),
    async sweep(known, before) {
      const removed: string[] = [];
      const folders = await readdir(dir).catch((error: unknown) => {
        if (missing(error)) return [];
        throw error;
      });
      for (const folder of folders) {
        if (folder.length !== 2) continue;
        for (const name of await readdir(join(dir, folder))) {
          const id = name.endsWith(UNFINISHED) ? name.slice(0, -UNFINISHED.length) : name;
          if (!ID.test(id) || (id === name && known.has(id))) continue;
          const path = join(dir, folder, name);
          if ((await stat(path)).mtimeMs >= before) continue;
          await rm(path, { force: true });
          removed.push(id);
        }
      }
      return removed;
    },
  };
}
