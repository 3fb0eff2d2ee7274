import { errorCode } from '../storage/error-code.ts';
import { ConfigError } from './config.ts';
import type { Config } from './config.ts';

/** Does a part of starting; what the machine refuses because of a setting becomes a fault of that setting. */
export async function startFault<T>(config: Config, begin: () => Promise<T>): Promise<T> {
  try {
    return await begin();
  } catch (error) {
    const fault = faultOf(config, error);
    throw fault === undefined ? error : new ConfigError([fault]);
  }
}

function faultOf({ host, port, dataDir, masterKeyFile, where }: Config, error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const code = errorCode(error);
  if (code === 'EADDRINUSE')
    return `PORT: ${port} sedang dipakai program lain. Yang benar: angka lain, atau hentikan program itu dulu.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST: ${host} bukan alamat mesin ini. Yang benar: 127.0.0.1, atau alamat mesin ini sendiri.`;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined;
  if (path === undefined)
    return code === 'EACCES'
      ? `PORT: ${port} tidak boleh dibuka oleh pengguna ini. Yang benar: angka di atas 1023, misalnya 8080.`
      : undefined;
  const right = 'Yang benar: tempat yang bisa ditulisi pengguna yang menjalankan Lantunan.';
  if (path === masterKeyFile || masterKeyFile.startsWith(`${path}/`))
    return `MASTER_KEY_FILE: ${path} tidak bisa dibuka atau dibuat (${code}). ${right}`;
  if (`${path}/`.startsWith(`${dataDir}/`) || dataDir.startsWith(`${path}/`))
    return `DATA_DIR: ${path} tidak bisa dibuka atau dibuat (${code}). ${right}`;
  if ('file' in where && `${where.file}/`.startsWith(`${path}/`))
    return `--db: ${path} tidak bisa dibuka atau dibuat (${code}). ${right}`;
  return undefined;
}
