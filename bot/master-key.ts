import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Storage } from '../storage/database.ts';
import { errorCode } from '../storage/error-code.ts';
import { makeFolder } from '../storage/make-folder.ts';
import type { Cipher } from '../storage/ports.ts';
import { ConfigError } from './config.ts';

const BYTES = 32;

/** A value that only this key makes; kept with the data so that another key is noticed before it writes. */
const PROOF = 'key.proof';

/**
 * The key of all keys: 32 bytes, hex, readable by its owner only. Made at first start; never made anew
 * beside data that need the old one (`hasData`).
 */
export function masterKey(file: string, hasData: boolean): Uint8Array {
  const key = read(file);
  if (key) return key;
  if (hasData) {
    throw new ConfigError([
      `MASTER_KEY_FILE: ${file} tidak ada, padahal datanya ada. Kembalikan kunci dari salinan yang disimpan; tanpa kunci itu data tidak bisa dibuka.`,
    ]);
  }
  return make(file);
}

/** What only this master key makes; it tells nothing about the key. */
export const keyProof = (cipher: Cipher): string => cipher.hash('master-key', PROOF);

/** Refuses to go on with a key other than the one the data were written with; the first start notes which it is. */
export async function proveKey(storage: Storage, cipher: Cipher, file: string): Promise<void> {
  const proof = keyProof(cipher);
  const kept = await storage.write(async ({ settings }) => {
    const known = await settings.get(PROOF);
    if (known === undefined) await settings.set(PROOF, proof);
    return known ?? proof;
  });
  if (kept === proof) return;
  await storage.close();
  throw new ConfigError([`MASTER_KEY_FILE: ${file} bukan kunci data ini. Kembalikan kunci yang benar.`]);
}

function read(file: string): Uint8Array | undefined {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    if (key.length !== BYTES) {
      throw new ConfigError([
        `MASTER_KEY_FILE: isi ${file} bukan kunci. Yang benar: ${BYTES * 2} huruf dan angka heksadesimal, dari salinan kunci yang disimpan.`,
      ]);
    }
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw new ConfigError([
        `MASTER_KEY_FILE: ${file} bisa dibaca orang lain. Yang benar: hanya pemiliknya, chmod 600 ${file}.`,
      ]);
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
  makeFolder(dirname(file));
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
