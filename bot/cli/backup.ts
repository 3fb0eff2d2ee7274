import { resolve } from 'node:path';
import { buildApp } from '../app.ts';
import { reasonOf } from '../backup-health.ts';
import { loadConfig } from '../config.ts';
import { CliError } from './cli-error.ts';
import { readOptions } from './options.ts';
import { sizeWords } from './size-words.ts';

/** `backup [--to DIR] [--db FILE]`: everything that is kept, but the master key, in one file; the program may run meanwhile. */
export async function backup(args: string[]): Promise<number> {
  const { values } = readOptions(args, { to: { type: 'string' }, db: { type: 'string' } });
  const config = loadConfig(process.env, values.db);
  const app = await buildApp({ ...config, whatsapp: [], simulator: false, logLevel: 'silent' });
  try {
    const report = await app.backups.make(values.to === undefined ? undefined : resolve(values.to));
    if ('noRoom' in report) {
      const { free, needed } = report.noRoom;
      throw new CliError(
        `Cadangan tidak dibuat: perlu ${sizeWords(needed)}, yang kosong ${sizeWords(free)}. Kosongkan ruang, atau pilih disk lain dengan --to.`,
      );
    }
    if ('failed' in report) {
      const { code, message } = report.failed;
      throw new CliError(`Cadangan gagal: ${reasonOf(code)} (${message}). Cadangan sebelumnya tetap ada.`);
    }
    const { path, bytes, manifest } = report.done;
    const files = manifest.entries.length - 1;
    process.stdout.write(
      `Cadangan sudah dibuat dan diperiksa: ${path} (${sizeWords(bytes)}, ${files} berkas).\n` +
        `Kunci induk tidak ikut: simpan ${config.masterKeyFile} di tempat lain.\n`,
    );
    return 0;
  } finally {
    await app.close();
  }
}
