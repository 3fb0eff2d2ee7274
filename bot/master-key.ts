import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../storage/error-code.ts';

const BYTES = 32;

/**
 * The key of all keys: 32 bytes, hex, readable by its owner only. Made at first start; a later start
 * without it is refused by the data it can no longer open, so it is never made anew beside old data.
 */
export function masterKey(file: string): Uint8Array {
  return read(file) ?? make(file);
}

function read(file: string): Uint8Array | undefined {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    if (key.length !== BYTES) throw new Error(`${file} is not a master key (${BYTES} bytes in hex)`);
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw new Error(`${file} may be read by others; make it private: chmod 600 ${file}`);
    }
    return key;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return undefined;
  }
}

/** The file appears whole or not at all, and the first of two who start together wins: nothing is sealed before. */
function make(file: string): Uint8Array {
  const key = randomBytes(BYTES);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
    return key;
  } catch (error) {
    const other = errorCode(error) === 'EEXIST' ? read(file) : undefined;
    if (!other) throw error;
    return other;
  } finally {
    rmSync(draft);
  }
}
