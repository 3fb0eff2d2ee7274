import { writeSync } from 'node:fs';

/** A pipe that is full is tried again so often, so long apart: whoever reads it may be slow. */
const TRIES = 20;
const PAUSE_MS = 5;
const nap = new Int32Array(new SharedArrayBuffer(4));

type Write = (fd: number, bytes: Uint8Array) => number;

/**
 * Where log lines go: written at once to `fd`. What cannot be written, as on a full disk, is dropped: a log must not end
 * the program (DESIGN §6.10). How many lines were lost is said before the next one that can be written.
 */
export function openLines(fd: number, write: Write = writeSync): { write(line: string): void } {
  let lost = 0;
  const put = (line: string): boolean => written(fd, Buffer.from(line), write);
  return {
    write(line) {
      if (lost > 0 && put(`${JSON.stringify({ level: 40, lines: lost, msg: 'log.lines_lost' })}\n`)) lost = 0;
      if (lost > 0 || !put(line)) lost += 1;
    },
  };
}

function written(fd: number, bytes: Uint8Array, write: Write): boolean {
  let from = 0;
  for (let tries = 0; from < bytes.length && tries < TRIES;) {
    try {
      from += write(fd, bytes.subarray(from));
    } catch (error) {
      if (!isBusy(error)) return false;
      tries += 1;
      Atomics.wait(nap, 0, 0, PAUSE_MS);
    }
  }
  return from === bytes.length;
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EAGAIN';
