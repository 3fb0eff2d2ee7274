import { open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Where } from '../database.ts';
import { errorCode } from '../error-code.ts';
import { syncFolder } from '../files/sync-folder.ts';
import { makeFolder } from '../make-folder.ts';
import { backupName, PART } from './backup-name.ts';
import { dumpOf } from './dump.ts';
import { DUMP, FILES, MANIFEST } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { verifyBackup } from './read-backup.ts';
import { postgresSnapshot } from './snapshot-postgres.ts';
import { sqliteSnapshot } from './snapshot-sqlite.ts';
import { writeTar } from './tar.ts';
import type { Entry, TarWriter } from './tar.ts';

/**
 * `at`: UTC ms. `key`: what only the master key makes (Manifest). `reserve`: bytes that must stay free beside the
 * backup: people's messages need them.
 */
export type BackupOrder = {
  where: Where;
  filesDir: string;
  to: string;
  at: number;
  key: string;
  reserve: number;
};
/** `bytes`: size of the archive. */
export type BackupDone = { path: string; bytes: number; manifest: Manifest };

/** There is not enough room; nothing was written. Bytes. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
  readonly free: number;
  readonly needed: number;

  constructor(free: number, needed: number) {
    super('not enough room for a backup');
    this.free = free;
    this.needed = needed;
  }
}

/**
 * Writes a backup of what stands in the database now, with the files of people, and reads it through again.
 * It bears its name only once it is whole. Throws NoRoom, BrokenArchive, or what the disk and the database throw.
 */
export async function writeBackup(order: BackupOrder): Promise<BackupDone> {
  const { to, at } = order;
  makeFolder(to);
  await mustFit(order);
  const path = join(to, backupName(at));
  const part = `${path}${PART}`;
  await rm(part, { force: true });
  try {
    const manifest = await writeArchive(part, order);
    const read = await verifyBackup(part);
    if (read.at !== manifest.at) throw new Error('another archive was read back');
    await rename(part, path);
    await syncFolder(to);
    return { path, bytes: (await stat(path)).size, manifest };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function writeArchive(path: string, { where, filesDir, at, key }: BackupOrder): Promise<Manifest> {
  const snapshot = 'file' in where ? await sqliteSnapshot(where.file) : await postgresSnapshot(where.url);
  try {
    const archive = await writeTar(path);
    try {
      const tables: Record<string, number> = {};
      const dump = dumpOf(snapshot, (table, rows) => void (tables[table] = rows));
      const entries = [await archive.add(DUMP, dump)];
      // Listed after the snapshot: a file is there before its row is.
      for (const file of await keptFiles(filesDir)) {
        const entry = await addFile(archive, file);
        if (entry) entries.push(entry);
      }
      const database = 'file' in where ? 'sqlite' : 'postgres';
      const manifest: Manifest = { format: 1, at, database, schema: snapshot.schema, key, tables, entries };
      await archive.add(MANIFEST, once(Buffer.from(JSON.stringify(manifest))));
      await archive.finish();
      return manifest;
    } catch (error) {
      await archive.abandon();
      throw error;
    }
  } finally {
    await snapshot.close();
  }
}

/** Erased since it was listed: the backup does without it, as the data do. */
async function addFile(archive: TarWriter, { folder, path }: KeptFile): Promise<Entry | undefined> {
  const file = await open(path, 'r').catch(unlessMissing(undefined));
  if (!file) return undefined;
  return archive.add(`${FILES}${folder}/${basename(path)}`, file.createReadStream());
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

type KeptFile = { folder: string; path: string };

/** Finished files only; what is being written now belongs to a message that is not stored yet. */
async function keptFiles(dir: string): Promise<KeptFile[]> {
  const found: KeptFile[] = [];
  for (const folder of (await list(dir)).filter((name) => /^[0-9a-z]{2}$/.test(name)).sort()) {
    const names = (await list(join(dir, folder))).filter((name) => /^[0-9A-Z]{26}$/.test(name)).sort();
    found.push(...names.map((name) => ({ folder, path: join(dir, folder, name) })));
  }
  return found;
}

async function mustFit({ to, filesDir, where, reserve }: BackupOrder): Promise<void> {
  let needed = reserve;
  for (const { path } of await keptFiles(filesDir)) needed += await sizeOf(path);
  if ('file' in where) needed += await sizeOf(where.file);
  const { bavail, bsize } = await statfs(to);
  if (bavail * bsize < needed) throw new NoRoom(bavail * bsize, needed);
}

const list = (dir: string): Promise<string[]> => readdir(dir).catch(unlessMissing<string[]>([]));
const sizeOf = (path: string): Promise<number> => stat(path).then(({ size }) => size, unlessMissing(0));

function unlessMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (errorCode(error) !== 'ENOENT') throw error;
    return instead;
  };
}
