import { dirname } from 'node:path';
import type { Where } from '../storage/database.ts';
import { errorCode } from '../storage/error-code.ts';
import { StorageUnavailable } from '../storage/storage-unavailable.ts';

/** The database cannot be opened: why, and what to do, for the person who started the program. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';

  constructor(why: string, todo: string, cause: unknown) {
    super(`Basis data tidak bisa dibuka: ${why}. ${todo}.`, { cause });
  }
}

/** Opens the database; what it refuses is said in words, and any other error is left as it is. */
export async function openDatabase<T>(where: Where, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    const code = errorCode(error instanceof StorageUnavailable ? error.cause : error);
    const words = 'file' in where ? ofFile(where.file, code) : ofServer(code, error);
    if (!words) throw error;
    throw new DatabaseFault(...words, error);
  }
}

type Words = [why: string, todo: string];

function ofFile(file: string, code: string): Words | undefined {
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code))
    return [
      `${file} rusak, atau bukan basis data`,
      'Pulihkan cadangan terakhir: npm run -s lantunan -- restore BERKAS',
    ];
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code))
    return [`ruang disk di ${dirname(file)} habis`, 'Kosongkan dulu, lalu jalankan lagi'];
  if (code.startsWith('SQLITE_BUSY'))
    return [`${file} sedang dikunci program lain`, 'Tunggu sebentar, atau hentikan program itu'];
  if (/^SQLITE_(READONLY|CANTOPEN|IOERR)/.test(code))
    return [`${file} tidak bisa dibaca dan ditulisi (${code})`, 'Periksa pemilik berkas itu, dan disknya'];
  return undefined;
}

function ofServer(code: string, error: unknown): Words | undefined {
  if (code.startsWith('28'))
    return ['PostgreSQL menolak nama pengguna atau sandinya', 'Perbaiki DATABASE_URL'];
  if (code === '3D000')
    return ['PostgreSQL tidak punya basis data dengan nama itu', 'Buat dulu, atau perbaiki DATABASE_URL'];
  if (code === '42501')
    return [
      'pengguna PostgreSQL itu tidak boleh membuat tabel',
      'Jadikan ia pemilik basis datanya, atau perbaiki DATABASE_URL',
    ];
  if (code === '53100') return ['ruang disk server PostgreSQL habis', 'Kosongkan dulu, lalu jalankan lagi'];
  if (!(error instanceof StorageUnavailable)) return undefined;
  return [
    `PostgreSQL tidak menjawab${code === '' ? '' : ` (${code})`}`,
    'Periksa apakah layanannya berjalan, dan alamatnya di DATABASE_URL',
  ];
}
