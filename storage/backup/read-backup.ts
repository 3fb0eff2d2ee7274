import { createHash } from 'node:crypto';
import { readDump } from './dump.ts';
import { DUMP, FILES, MANIFEST, manifestSchema } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { BrokenArchive, readTar } from './tar.ts';
import type { Entry } from './tar.ts';

const SAFE = /^(database\.jsonl\.gz|files\/[0-9a-z]{2}\/[0-9A-Z]{26})$/;

/** What a backup says of itself, once every byte of it was found to be as it was written. Throws BrokenArchive. */
export async function verifyBackup(path: string): Promise<Manifest> {
  const found: Entry[] = [];
  const tables = new Map<string, number>();
  let manifest: Manifest | undefined;
  await readTar(path, async (name, chunks, size) => {
    if (name === MANIFEST) manifest = await manifestIn(chunks);
    else if (!SAFE.test(name)) throw new BrokenArchive(`${name} does not belong into a backup`);
    else found.push({ name, size, sha256: await digest(name, chunks, tables) });
  });
  if (!manifest) throw new BrokenArchive('the archive has no manifest');
  const agrees =
    JSON.stringify(found) === JSON.stringify(manifest.entries) &&
    JSON.stringify([...tables].sort()) === JSON.stringify(Object.entries(manifest.tables).sort());
  if (!agrees || !found.some(({ name }) => name === DUMP))
    throw new BrokenArchive('the archive is not as its manifest says');
  return manifest;
}

async function manifestIn(chunks: AsyncIterable<Uint8Array>): Promise<Manifest> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  try {
    return manifestSchema.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
  } catch (error) {
    throw new BrokenArchive('the manifest cannot be read', { cause: error });
  }
}

/** The rows of a dump are counted on the way: it must also be readable, not only unchanged. */
async function digest(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  tables: Map<string, number>,
): Promise<string> {
  const hash = createHash('sha256');
  const hashed = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  if (name.startsWith(FILES)) for await (const chunk of hashed()) void chunk;
  else await countRows(hashed(), tables);
  return hash.digest('hex');
}

async function countRows(chunks: AsyncIterable<Uint8Array>, tables: Map<string, number>): Promise<void> {
  let table = '';
  try {
    for await (const line of readDump(chunks)) {
      if ('head' in line) tables.set((table = line.head.table), 0);
      else tables.set(table, (tables.get(table) ?? 0) + 1);
    }
  } catch (error) {
    if (error instanceof BrokenArchive) throw error;
    throw new BrokenArchive('the dump cannot be read', { cause: error });
  }
}
