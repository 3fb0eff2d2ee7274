import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Storage } from './database.ts';
import { errorCode } from './error-code.ts';
import { makeFolder } from './make-folder.ts';
import type { ErasureRow } from './stores/erasures.ts';

/**
 * Who was erased, in a file of its own that no backup holds: keyed hashes of addresses, a line each with the
 * moment (UTC ms). A backup may be older than the erasure; whoever restores it must know of it all the same.
 */
export type ErasureList = {
  /** Each hash once, with the last time it was erased. */
  read(): Promise<ErasureRow[]>;
  /** Adds what the database knows and the file does not: on the disk for good when it resolves. False: nothing new. */
  follow(storage: Storage): Promise<boolean>;
};

const LINE = /^([0-9a-f]{64}) (\d{1,16})$/;

export function erasureList(path: string): ErasureList {
  const read = async (): Promise<ErasureRow[]> => {
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return '';
      throw error;
    });
    const last = new Map<string, number>();
    for (const line of text.split('\n')) {
      const [, hash = '', at = ''] = LINE.exec(line) ?? [];
      if (hash !== '') last.set(hash, Math.max(last.get(hash) ?? 0, Number(at)));
    }
    return [...last].map(([hash, at]) => ({ hash, at }));
  };
  return {
    read,
    async follow(storage) {
      const kept = await storage.read(({ erasures }) => erasures.list());
      if (kept.length === 0) return false;
      const known = new Map((await read()).map(({ hash, at }) => [hash, at]));
      const fresh = kept.filter(({ hash, at }) => (known.get(hash) ?? -1) < at);
      if (fresh.length === 0) return false;
      makeFolder(dirname(path));
      const file = await open(path, 'a', 0o600);
      try {
        // Begins a line of its own: the last one may have been cut off.
        await file.writeFile(`\n${fresh.map(({ hash, at }) => `${hash} ${at}\n`).join('')}`);
        await file.sync();
      } finally {
        await file.close();
      }
      return true;
    },
  };
}

/**
 * Erases again, in data of an older day, everyone on the list whom they still know from before. Whoever came
 * back after being erased is someone new and stays. Returns how many people, and the files to remove.
 */
export async function eraseAgain(
  storage: Storage,
  list: readonly ErasureRow[],
): Promise<{ people: number; files: string[] }> {
  const files: string[] = [];
  let people = 0;
  for (const { hash, at } of list) {
    const contact = await storage.read(({ erasures }) => erasures.contactOf(hash, at));
    if (contact === undefined) continue;
    const erased = await storage.write(({ contacts }) => contacts.erase(contact, at));
    files.push(...erased.files);
    people += 1;
  }
  return { people, files };
}
