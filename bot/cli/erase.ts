import { createInterface } from 'node:readline/promises';
import { personData } from '../../handlers/person-data.ts';
import type { PersonData } from '../../handlers/person-data.ts';
import { buildApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { CliError } from './cli-error.ts';
import { readOptions } from './options.ts';
import { personOf } from './person-of.ts';

const SURE = 'HAPUS';

/**
 * `erase PHONE|NUMBER [--yes] [--db FILE]`: erases a person for good, after showing what goes and what stays.
 * The program may run meanwhile.
 */
export async function eraseCommand(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { yes: { type: 'boolean' }, db: { type: 'string' } });
  const [named] = positionals;
  if (named === undefined || positionals.length > 1)
    throw new CliError('Cara pakai: erase NOMOR_HP | NOMOR_PERMOHONAN [--yes]');
  const config = loadConfig(process.env, values.db);
  const app = await buildApp({ ...config, whatsapp: [], simulator: false, logLevel: 'warn' });
  try {
    const contact = await personOf(app, named);
    const data = await personData(app.house, contact);
    if (data) process.stdout.write(whatGoes(data));
    if (values.yes !== true && !(await isSure())) throw new CliError('Tidak ada yang dihapus.');
    const erased = await app.erasing.erase(contact, 'cli');
    if (!erased)
      throw new CliError('Tidak dihapus: WhatsApp ini milik petugas. Lepaskan dulu: user disable NAMA.');
    process.stdout.write(
      `Sudah dihapus, ${erased.files.length} berkas termasuk. Cadangan lama tidak mengembalikannya: ${config.erasureListFile} ikut dibaca saat restore.\n`,
    );
    return 0;
  } finally {
    await app.close();
  }
}

function whatGoes({ addresses, messages, cases }: PersonData): string {
  const files = cases.reduce((sum, one) => sum + one.files.length, 0);
  const kept = cases.flatMap(({ number, stage }) => (number === null ? [] : `${number} (${stage})`));
  return [
    `Nomor: ${addresses.join(', ')}`,
    `Dihapus: ${messages.length} pesan, ${files} berkas, semua isian, nomor, dan kuncinya.`,
    kept.length > 0
      ? `Tetap ada, tanpa nama: ${kept.join(', ')}. Yang masih berjalan menjadi batal. Pastikan dulu apa yang wajib diarsipkan.`
      : 'Tidak ada permohonan yang sudah diajukan.',
    '',
  ].join('\n');
}

/** Somebody at a terminal types the word; what is piped in is nobody. */
async function isSure(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new CliError('Bukan di terminal: tambahkan --yes bila sudah yakin.');
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await reader.question(`Ketik ${SURE} untuk menghapus selamanya: `);
  reader.close();
  return answer.trim() === SURE;
}
