import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Where } from '../database.ts';
import { migrations } from '../migrations/list.ts';
import type { Log } from '../ports.ts';
import { syncFolder } from '../files/sync-folder.ts';
import { readDump } from './dump.ts';
import { loadPostgres } from './load-postgres.ts';
import { loadSqlite } from './load-sqlite.ts';
import { DUMP, FILES } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import type { Value } from './snapshot.ts';
import { readTar } from './tar.ts';

/** Fills an empty database table by table. */
export type Load = {
  table(name: string, columns: readonly string[]): Promise<void>;
  row(row: readonly Value[]): Promise<void>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
};

/** Whether this program knows the schema of the backup: a newer program may have written it. */
export const isKnownSchema = (schema: string): boolean => Object.hasOwn(migrations('sqlite'), schema);

/**
 * Unpacks a verified backup into an empty place: a SQLite file, or the staging schema of a PostgreSQL
 * database, whichever database it was taken from. The schema is that of the backup; opening it migrates it.
 */
export async function unpack(
  archive: string,
  manifest: Manifest,
  place: { where: Where; filesDir: string },
  log: Log,
): Promise<void> {
  const { where, filesDir } = place;
  await mkdir(filesDir, { recursive: true, mode: 0o700 });
  const folders = new Set<string>();
  await readTar(archive, async (name, chunks) => {
    if (name === DUMP) await loadDump(chunks, where, manifest.schema, log);
    else if (name.startsWith(FILES)) {
      const path = join(filesDir, name.slice(FILES.length));
      if (!folders.has(dirname(path))) await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      folders.add(dirname(path));
      await writeFile(path, chunks);
    }
  });
  for (const folder of folders) await syncFolder(folder);
}

async function loadDump(
  chunks: AsyncIterable<Uint8Array>,
  where: Where,
  schema: string,
  log: Log,
): Promise<void> {
  const load =
    'file' in where ? await loadSqlite(where.file, schema, log) : await loadPostgres(where.url, schema, log);
  try {
    for await (const line of readDump(chunks)) {
      if ('head' in line) await load.table(line.head.table, line.head.columns);
      else await load.row(line.row);
    }
    await load.finish();
  } catch (error) {
    await load.abandon();
    throw error;
  }
}

async function writeFile(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of chunks) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}
