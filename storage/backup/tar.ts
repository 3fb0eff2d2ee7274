import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** A file inside an archive. `size` in bytes, `sha256` hex. */
export type Entry = { name: string; size: number; sha256: string };

const BLOCK = 512;
const READ = 256 * 1024;

/** Not a whole archive: cut off, or not one at all. */
export class BrokenArchive extends Error {
  override readonly name = 'BrokenArchive';
}

/** An archive in the ustar format, which every `tar` can list and unpack. */
export type TarWriter = {
  add(name: string, chunks: AsyncIterable<Uint8Array>): Promise<Entry>;
  /** Ends the archive; it is on the disk for good when this resolves. */
  finish(): Promise<void>;
  /** Lets the file go, unfinished. */
  abandon(): Promise<void>;
};

function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, length: number): string => value.toString(8).padStart(length - 1, '0');
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name for an archive`);
  block.write(name, 0);
  block.write(octal(0o600, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(size, 12), 124);
  block.write(octal(0, 12), 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\u000000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 7)}\u0000 `, 148);
  return block;
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** @param path must not exist yet */
export async function writeTar(path: string): Promise<TarWriter> {
  const file = await open(path, 'wx', 0o600);
  let end = 0;
  const write = async (bytes: Uint8Array): Promise<void> => {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await file.write(bytes, done, bytes.length - done, end);
      done += bytesWritten;
      end += bytesWritten;
    }
  };
  return {
    async add(name, chunks) {
      const start = end;
      end += BLOCK;
      const hash = createHash('sha256');
      let size = 0;
      for await (const chunk of chunks) {
        hash.update(chunk);
        size += chunk.length;
        await write(chunk);
      }
      await write(Buffer.alloc(padding(size)));
      // How long a stream is, is known at its end.
      await file.write(header(name, size), 0, BLOCK, start);
      return { name, size, sha256: hash.digest('hex') };
    },
    async finish() {
      await write(Buffer.alloc(2 * BLOCK));
      await file.sync();
      await file.close();
    },
    abandon: () => file.close(),
  };
}

/**
 * Goes through an archive once. `take` gets each entry with its bytes, which it must read or leave before it
 * resolves. Throws BrokenArchive where the file ends before its archive does.
 */
export async function readTar(
  path: string,
  take: (name: string, chunks: AsyncIterable<Uint8Array>, size: number) => Promise<void>,
): Promise<void> {
  const file = await open(path, 'r');
  try {
    for (let at = 0; ;) {
      const block = await exactly(file, at, BLOCK);
      if (block.every((byte) => byte === 0)) return;
      if (block.toString('latin1', 257, 262) !== 'ustar') throw new BrokenArchive('not an archive');
      const name = block.toString('utf8', 0, block.indexOf(0));
      const size = Number.parseInt(block.toString('latin1', 124, 135), 8);
      await take(name, bytesOf(file, at + BLOCK, size), size);
      at += BLOCK + size + padding(size);
    }
  } finally {
    await file.close();
  }
}

async function* bytesOf(file: FileHandle, start: number, size: number): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < size;) {
    const chunk = await exactly(file, start + done, Math.min(READ, size - done));
    done += chunk.length;
    yield chunk;
  }
}

async function exactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) throw new BrokenArchive('the archive is cut off');
    done += bytesRead;
  }
  return bytes;
}
