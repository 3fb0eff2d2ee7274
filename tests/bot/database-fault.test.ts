/** What the database refuses at start is a sentence for the admin, said once and in Indonesian. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildApp } from '../../bot/app.ts';
import { loadConfig } from '../../bot/config.ts';
import { DatabaseFault, openDatabase } from '../../bot/database-fault.ts';
import { asStorageError } from '../../storage/storage-unavailable.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantunan-fault-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function refused(code: string): Promise<never> {
  throw asStorageError(Object.assign(new Error('driver'), { code }));
}

async function wordsOf(where: Parameters<typeof openDatabase>[0], code: string): Promise<string> {
  const fault: unknown = await openDatabase(where, () => refused(code)).catch((error: unknown) => error);
  return fault instanceof DatabaseFault ? fault.message : `not said: ${String(fault)}`;
}

const configOf = (settings: Record<string, string>) =>
  loadConfig({
    NODE_ENV: 'test',
    WHATSAPP: 'off',
    LOG_LEVEL: 'silent',
    DATA_DIR: folder,
    MASTER_KEY_FILE: `${folder}.key`,
    ...settings,
  });

test.each([
  ['ECONNREFUSED', 'PostgreSQL tidak menjawab (ECONNREFUSED). Periksa apakah layanannya berjalan'],
  ['28P01', 'menolak nama pengguna atau sandinya. Perbaiki DATABASE_URL'],
  ['3D000', 'tidak punya basis data dengan nama itu. Buat dulu'],
  ['42501', 'tidak boleh membuat tabel'],
  ['53100', 'ruang disk server PostgreSQL habis'],
])('PostgreSQL, %s', async (code, words) => {
  expect(await wordsOf({ url: 'postgres://a:b@host/c' }, code)).toContain(words);
});

test.each([
  ['SQLITE_NOTADB', '/srv/l.db rusak, atau bukan basis data. Pulihkan cadangan terakhir'],
  ['SQLITE_CORRUPT', 'Pulihkan cadangan terakhir'],
  ['SQLITE_FULL', 'ruang disk di /srv habis'],
  ['SQLITE_BUSY', 'dikunci program lain'],
  ['SQLITE_READONLY', 'tidak bisa dibaca dan ditulisi (SQLITE_READONLY)'],
])('SQLite, %s', async (code, words) => {
  expect(await wordsOf({ file: '/srv/l.db' }, code)).toContain(words);
});

test('a fault of our own is left as it is', async () => {
  const ours = new TypeError('ours');
  await expect(openDatabase({ file: 'l.db' }, () => Promise.reject(ours))).rejects.toBe(ours);
});

test('every command says that the database is damaged, or that its server does not answer', async () => {
  writeFileSync(join(folder, 'lantunan.db'), 'x'.repeat(5000));
  writeFileSync(`${folder}.key`, '0'.repeat(64), { mode: 0o600 });
  await expect(buildApp(configOf({}))).rejects.toThrow(/lantunan\.db rusak, atau bukan basis data/);
  const gone = configOf({ DATABASE_URL: 'postgres://lantunan:sandi-kami@127.0.0.1:1/lantunan' });
  await expect(buildApp(gone)).rejects.toThrow(/PostgreSQL tidak menjawab \(ECONNREFUSED\)/);
  rmSync(`${folder}.key`);
}, 20_000);

test('a file of --db that cannot be made is named', async () => {
  const config = loadConfig({ DATA_DIR: folder, MASTER_KEY_FILE: `${folder}.key` }, '/dev/null/x.db');
  await expect(buildApp(config, {})).rejects.toThrow(
    '--db: /dev/null tidak bisa dibuka atau dibuat (EEXIST)',
  );
  rmSync(`${folder}.key`);
});
