import { chmodSync, closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';
import { makeFolder } from './make-folder.ts';

/** Does something to a file unless it fails in this one way. */
function unless(code: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if (errorCode(error) !== code) throw error;
  }
}

/**
 * Makes the files of a database, and its folder where it is missing, readable by their owner only. The
 * journals take their mode from the database; those that an older release left are mended.
 */
export function makePrivate(file: string): void {
  makeFolder(dirname(file));
  for (const made of [file, `${file}.lock`]) {
    // Never opened where it is there: closing it again would drop the locks this process has on it.
    unless('EEXIST', () => closeSync(openSync(made, 'wx', 0o600)));
    chmodSync(made, 0o600);
  }
  for (const journal of [`${file}-wal`, `${file}-shm`]) unless('ENOENT', () => chmodSync(journal, 0o600));
}
