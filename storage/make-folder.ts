import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';

/**
 * Makes a folder, and those above it where they are missing, for their owner only. Node's own `recursive` never ends
 * where the folder above is there and takes none (/proc): here that is an ENOENT of its path.
 */
export function makeFolder(path: string): void {
  try {
    make(path);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    make(path);
  }
}

function make(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Asked last: a disk for reading only is named before a folder that is there.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
