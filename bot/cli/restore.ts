import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadProfile } from '../../licensing/catalogue/office.ts';
import { formatMoment } from '../../licensing/calendar/format.ts';
import { holdAlone } from '../../storage/alone.ts';
import { backupName } from '../../storage/backup/backup-name.ts';
import { isKnownSchema, unpack } from '../../storage/backup/load.ts';
import type { Manifest } from '../../storage/backup/manifest.ts';
import { occupants } from '../../storage/backup/occupants.ts';
import { verifyBackup } from '../../storage/backup/read-backup.ts';
import { stage, takePlace } from '../../storage/backup/take-place.ts';
import { BrokenArchive } from '../../storage/backup/tar.ts';
import { createCipher } from '../../storage/cipher.ts';
import { openStorage } from '../../storage/database.ts';
import type { Storage } from '../../storage/database.ts';
import { eraseAgain, erasureList } from '../../storage/erasure-list.ts';
import type { ErasureList } from '../../storage/erasure-list.ts';
import { errorCode } from '../../storage/error-code.ts';
import { openFiles } from '../../storage/files/files.ts';
import { makeFolder } from '../../storage/make-folder.ts';
import type { Cipher } from '../../storage/ports.ts';
import { StorageUnavailable } from '../../storage/storage-unavailable.ts';
import { reasonOf } from '../backup-health.ts';
import { loadConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { ulids } from '../ids.ts';
import { openLog } from '../log.ts';
import { keyProof, masterKey } from '../master-key.ts';
import { CliError } from './cli-error.ts';
import { writeBackupState } from '../runtime/backup-state.ts';
import { readOptions } from './options.ts';

const OFFICES = join(import.meta.dirname, '../../licensing/offices');
const ENDING_MS = 2_000;

type Restored = { aside: { folder?: string; schema?: string }; people: number };

/**
 * `restore FILE [--without-erasure-list] [--db FILE]`: what a backup holds takes the place of the data, which are moved aside. Nobody may
 * work with them meanwhile; whoever was erased since is erased again before anybody can. Run again after it was
 * cut off, it begins anew.
 */
export async function restore(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    db: { type: 'string' },
    'without-erasure-list': { type: 'boolean' },
  });
  const [given] = positionals;
  if (given === undefined || positionals.length > 1) throw new CliError('Cara pakai: restore FILE');
  const archive = resolve(given);
  if (!existsSync(archive) || !statSync(archive).isFile())
    throw new CliError(`Cadangan tidak ditemukan: ${archive}`);
  const config = loadConfig(process.env, values.db);
  const cipher = createCipher(masterKey(config.masterKeyFile, true));
  const manifest = await checked(archive, cipher, config);
  const release = await empty(config);
  try {
    const listed = values['without-erasure-list'] !== true;
    report(config, manifest, await putBack(archive, manifest, config, cipher, listed));
    return 0;
  } catch (error) {
    const code = errorCode(error instanceof StorageUnavailable ? error.cause : error);
    if (code === '') throw error;
    throw new CliError(
      `Pemulihan gagal: ${reasonOf(code)} (${String(error)}). Data lama tidak dihapus; jalankan lagi perintah yang sama.`,
    );
  } finally {
    release();
  }
}

/** The backup is whole, of this key, and of no newer program. */
async function checked(archive: string, cipher: Cipher, config: Config): Promise<Manifest> {
  const manifest = await verifyBackup(archive).catch((error: unknown) => {
    if (!(error instanceof BrokenArchive)) throw error;
    throw new CliError(
      `Cadangan rusak atau tidak utuh: ${archive} (${error.message}). Tidak ada yang diubah; pakai cadangan lain.`,
    );
  });
  if (manifest.key !== keyProof(cipher)) {
    throw new CliError(
      `Kunci induk ${config.masterKeyFile} bukan kunci cadangan ini, jadi isinya tidak bisa dibuka. Kembalikan kunci yang benar dulu. Tidak ada yang diubah.`,
    );
  }
  if (!isKnownSchema(manifest.schema)) {
    throw new CliError(
      'Cadangan ini dibuat oleh Lantunan yang lebih baru. Perbarui program dulu. Tidak ada yang diubah.',
    );
  }
  return manifest;
}

/** Nobody works with the data, and on SQLite nobody can until `release`. */
async function empty(config: Config): Promise<() => void> {
  const { where } = config;
  let release = (): void => {};
  if ('file' in where) {
    makeFolder(dirname(where.file));
    const held = holdAlone(where.file, ENDING_MS);
    release = () => held.release();
  }
  const { numbers, connections } = await occupants(where, Date.now()).catch((error: unknown) => {
    throw new CliError(`Basis data tidak bisa dibaca: ${reasonOf(errorCode(error))}. Tidak ada yang diubah.`);
  });
  if (numbers.length === 0 && connections === 0) return release;
  release();
  const held = numbers.length > 0 ? `nomor ${numbers.join(', ')} masih dipegang` : '';
  const open = connections > 0 ? `${connections} sambungan ke basis data masih terbuka` : '';
  throw new CliError(
    `Masih ada proses Lantunan yang bekerja (${[held, open].filter((part) => part !== '').join('; ')}). Hentikan dulu; setelah mati mendadak tunggu setengah menit. Tidak ada yang diubah.`,
  );
}

async function putBack(
  archive: string,
  manifest: Manifest,
  config: Config,
  cipher: Cipher,
  listed: boolean,
): Promise<Restored> {
  const { log } = openLog('warn');
  const clock = { now: Date.now };
  const ids = ulids(Date.now, (bytes) => randomBytes(bytes));
  const staged = await stage(config);
  await unpack(archive, manifest, staged, log);
  const storage = await openStorage({ where: staged.where, cipher, ids, clock, log });
  let people: number;
  try {
    const list = erasureList(config.erasureListFile);
    if (listed) await mustKnowTheErased(storage, list, config.erasureListFile);
    const erased = await eraseAgain(storage, await list.read());
    await list.follow(storage);
    people = erased.people;
    const files = openFiles({ dir: staged.filesDir, cipher, ids });
    for (const file of erased.files) await files.remove(file);
    await storage.write(async ({ accounts, audit }) => {
      // Whoever held a number when the backup was made does not any more.
      for (const { id, leaseOwner } of await accounts.list())
        if (leaseOwner !== null) await accounts.release(id, leaseOwner);
      await audit.add({
        at: clock.now(),
        who: 'cli',
        action: 'restored',
        subjectKind: 'backup',
        subject: backupName(manifest.at),
        detail: { at: manifest.at, erasedAgain: people },
      });
    });
    const { size: bytes } = statSync(archive);
    await writeBackupState(storage, { last: { at: manifest.at, path: archive, bytes }, failed: null });
  } finally {
    await storage.close();
  }
  return { aside: await takePlace(config, stampOf(clock.now())), people };
}

/** A list that does not know whom the backup knows to be erased is not the list of this house. */
async function mustKnowTheErased(storage: Storage, list: ErasureList, path: string): Promise<void> {
  const known = new Set((await list.read()).map(({ hash }) => hash));
  const erased = await storage.read(({ erasures }) => erasures.list());
  if (erased.every(({ hash }) => known.has(hash))) return;
  throw new CliError(
    `Daftar hapus ${path} hilang atau bukan milik data ini, jadi orang yang sudah minta dihapus bisa muncul lagi. Kembalikan dulu dari salinannya (disimpan bersama kunci induk). Bila memang tidak ada lagi: tambahkan --without-erasure-list. Data yang dipakai tidak diubah.`,
  );
}

const stampOf = (at: number): string => backupName(at).replace(/^lantunan-|Z\.tar$/g, '');

function report(config: Config, manifest: Manifest, { aside, people }: Restored): void {
  const { zone } = loadProfile(join(OFFICES, config.office));
  const moment = (at: number): string => formatMoment(at, 'id', zone);
  const { folder, schema } = aside;
  const old = [folder ?? [], schema === undefined ? [] : `skema ${schema} di PostgreSQL`].flat();
  process.stdout.write(
    `Data dipulihkan ke keadaan ${moment(manifest.at)}.\n` +
      `Hilang: semua yang masuk antara ${moment(manifest.at)} dan ${moment(Date.now())}. Pesan masa itu masih ada di ponsel pemohon; mintalah mengirim ulang bila perlu.\n` +
      (people > 0 ? `Dihapus lagi karena pernah diminta: ${people} orang.\n` : '') +
      (old.length > 0 ? `Data lama dipindahkan, tidak dihapus: ${old.join(', ')}\n` : '') +
      'Mulai program seperti biasa. Bila WhatsApp tidak tersambung dalam lima menit, tautkan ulang nomornya.\n',
  );
}
