import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const BYTES = 32;

/**
 * The key of all keys: 32 bytes, hex, readable by its owner only. Made at first start; a later start
 * without it is refused by the data it can no longer open, so it is never made anew beside old data.
 */
export function masterKey(file: string): Uint8Array {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    if (key.length !== BYTES) throw new Error(`${file} is not a master key (${BYTES} bytes in hex)`);
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw new Error(`${file} may be read by others; make it private: chmod 600 ${file}`);
    }
    return key;
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error;
  }
  const key = randomBytes(BYTES);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}
