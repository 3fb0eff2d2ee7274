import { errorCode } from './error-code.ts';

/** The database cannot be reached or cannot write now (connection gone, disk full). Nothing is half applied. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable';

  constructor(cause: unknown) {
    super('the database cannot be reached or written', { cause });
  }
}

const CODES =
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|EAI_AGAIN|08...$|57P0[123]$|53[0-9]{3}$|SQLITE_(FULL|IOERR|BUSY|CANTOPEN|READONLY))/;
const MESSAGES =
  /^(Connection terminated|Query read timeout|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Turns a driver's error into StorageUnavailable where the database is at fault, and leaves every other as it is. */
export function asStorageError(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  return CODES.test(errorCode(error)) || MESSAGES.test(message) ? new StorageUnavailable(error) : error;
}
