import Sqlite from 'better-sqlite3';
import { errorCode } from './error-code.ts';

/** Another process works with the same SQLite data. The message is for the person who started the second one. */
export class DataInUse extends Error {
  override readonly name = 'DataInUse';

  constructor(file: string) {
    super(
      `Data ini sedang dipakai proses Lantunan lain: ${file}\n` +
        'Hentikan proses itu dulu. (Another process works with these data; SQLite has one process.)',
    );
  }
}

/**
 * Holds the data of a SQLite file for this process until `release`, or until the process ends in whatever
 * way: the lock is the operating system's, on a file of its own beside the data, so that short commands can
 * still open them. Waits `waitMs` for a process that is just ending. Throws DataInUse.
 */
export function holdAlone(file: string, waitMs: number): { release(): void } {
  const lock = new Sqlite(`${file}.lock`, { timeout: waitMs });
  try {
    lock.pragma('journal_mode = memory');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw errorCode(error).startsWith('SQLITE_BUSY') ? new DataInUse(file) : error;
  }
  return { release: () => void lock.close() };
}
