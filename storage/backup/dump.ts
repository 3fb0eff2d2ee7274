import { pipeline, Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip } from 'node:zlib';
import type { Gunzip, Gzip } from 'node:zlib';
import type { Snapshot, Value } from './snapshot.ts';

/** Lines are handed on together: a stream of single rows costs more than the rows. */
const CHUNK = 64 * 1024;

/** Bytes in JSON. */
type Packed = string | number | null | { b: string };

type Head = { table: string; columns: readonly string[] };

/** A line of a dump: the head of a table, or one of its rows. */
export type DumpLine = { head: Head } | { row: Value[] };

const pack = (value: Value): Packed =>
  value instanceof Uint8Array
    ? { b: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') }
    : value;
const unpack = (value: Packed): Value =>
  typeof value === 'object' && value !== null ? Buffer.from(value.b, 'base64') : value;

/**
 * A snapshot as compressed JSON lines: for each table its head, then each row as an array. `counted` is told
 * the number of rows of each table.
 */
export function dumpOf(
  snapshot: Snapshot,
  counted: (table: string, rows: number) => void,
): AsyncIterable<Uint8Array> {
  return through(createGzip(), chunksOf(snapshot, counted));
}

async function* chunksOf(
  snapshot: Snapshot,
  counted: (table: string, rows: number) => void,
): AsyncGenerator<string> {
  let chunk = '';
  for (const { name, columns, rows } of snapshot.tables) {
    chunk += `${JSON.stringify({ table: name, columns } satisfies Head)}\n`;
    let count = 0;
    for await (const row of rows()) {
      count += 1;
      chunk += `${JSON.stringify(row.map(pack))}\n`;
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = '';
    }
    counted(name, count);
  }
  if (chunk !== '') yield chunk;
}

/** Reads what `dumpOf` made. */
export async function* readDump(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<DumpLine> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const bytes of through(createGunzip(), chunks)) {
    const lines = (rest + decoder.write(Buffer.from(bytes))).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const parsed = JSON.parse(line) as Head | Packed[];
      yield Array.isArray(parsed) ? { row: parsed.map(unpack) } : { head: parsed };
    }
  }
}

/** A failure of the source comes out at the end where it is read. */
function through(transform: Gzip | Gunzip, source: AsyncIterable<Uint8Array | string>) {
  pipeline(Readable.from(source), transform, () => undefined);
  return transform as AsyncIterable<Uint8Array>;
}
