import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Where } from '../database.ts';
import { syncFolder } from '../files/sync-folder.ts';
import { stagingUrl, swapSchemas } from './postgres-schemas.ts';

/** The data of a house: database and files. `dataDir` is where there is no database file. */
export type Place = { where: Where; filesDir: string; dataDir: string };

const staged = (place: Place): string =>
  'file' in place.where ? `${place.where.file}.restoring` : join(place.dataDir, 'restoring');

/** Beside the data from the first thing that is moved to the last. */
const MARK = 'taking-place';

/** Whether a restore was cut off while the data changed places: they must not be opened before it is run again. */
export const isHalfRestored = (place: Place): boolean => existsSync(join(staged(place), MARK));

/** An empty place beside the data, in which a backup is unpacked; what an earlier try left goes. */
export async function stage(place: Place): Promise<{ where: Where; filesDir: string }> {
  const folder = staged(place);
  if (!isHalfRestored(place)) await rm(folder, { recursive: true, force: true });
  // Of a restore that was cut off, the mark stays until the data are whole again.
  for (const name of ['data.db', 'files']) {
    for (const end of ['', '-wal', '-shm', '.lock'])
      await rm(join(folder, `${name}${end}`), { recursive: true, force: true });
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { where } = place;
  return {
    where: 'file' in where ? { file: join(folder, 'data.db') } : { url: stagingUrl(where.url) },
    filesDir: join(folder, 'files'),
  };
}

/**
 * What was staged takes the place of the data in use, which are moved aside and never deleted. Returns where
 * they are now, as far as there were any: a folder, and the schema on PostgreSQL. `stamp` names them.
 */
export async function takePlace(place: Place, stamp: string): Promise<{ folder?: string; schema?: string }> {
  const { where, filesDir } = place;
  const folder = staged(place);
  const home = 'file' in where ? dirname(where.file) : place.dataDir;
  const aside = await asideFolder(home, stamp);
  const schema = basename(aside).replaceAll('-', '_');
  await writeFile(join(folder, MARK), '', { flush: true });
  await syncFolder(folder);
  if ('file' in where) {
    for (const end of ['', '-wal', '-shm'])
      await moveIfThere(`${where.file}${end}`, join(aside, basename(where.file) + end));
    await moveIfThere(filesDir, join(aside, basename(filesDir)));
    await rename(join(folder, 'data.db'), where.file);
  } else {
    await moveIfThere(filesDir, join(aside, basename(filesDir)));
    await swapSchemas(where.url, schema);
  }
  await mkdir(dirname(filesDir), { recursive: true, mode: 0o700 });
  await rename(join(folder, 'files'), filesDir);
  await syncFolder(home);
  await rm(folder, { recursive: true });
  const kept = (await readdir(aside)).length > 0;
  if (!kept) await rmdir(aside);
  return { ...(kept ? { folder: aside } : {}), ...('url' in where ? { schema } : {}) };
}

async function asideFolder(home: string, stamp: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const path = join(home, `before-restore-${stamp}${count === 1 ? '' : `-${count}`}`);
    if (existsSync(path)) continue;
    await mkdir(path, { recursive: true, mode: 0o700 });
    return path;
  }
}

async function moveIfThere(from: string, to: string): Promise<void> {
  if (existsSync(from)) await rename(from, to);
}
