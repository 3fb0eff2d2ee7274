import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { formatMoment } from '../licensing/calendar/format.ts';
import type { Check } from '../desk/server/ports.ts';
import type { App } from './app.ts';
import { readBackupState, RESERVE } from './runtime/backup-state.ts';

const HOUR_MS = 60 * 60_000;
/** A day, and half a day of grace: the program may be off at night. */
const TOO_OLD_MS = 36 * HOUR_MS;
const NOW = 'Buat sekarang: npm run -s lantunan -- backup';

/** Whether what is kept could be had back if the disk died now. */
export async function backupCheck({ house, config, clock }: App): Promise<Check> {
  const { last, failed, since } = await readBackupState(house.storage);
  const now = clock.now();
  const moment = (at: number): string => formatMoment(at, 'id', house.world.office.zone);
  const good = last ? `Cadangan terakhir yang baik: ${moment(last.at)}.` : 'Belum ada cadangan.';
  const say = (ok: boolean, words: string): Check => ({ name: 'backup', ok, words });
  if (failed && failed.at > (last?.at ?? 0))
    return say(false, `Cadangan gagal ${moment(failed.at)}: ${reasonOf(failed.why)}. ${good} ${NOW}`);
  const expected = last?.at ?? since;
  if (expected !== undefined && now - expected > TOO_OLD_MS)
    return say(false, `${good} Terlalu lama. ${NOW}`);
  const free = await freeAt(config.backupDir);
  if (free !== undefined && free < RESERVE + (last?.bytes ?? 0))
    return say(false, `${good} Ruang untuk yang berikutnya hampir habis di ${config.backupDir}.`);
  if (last) return say(true, good);
  const next = config.backupAt ? 'Yang pertama dibuat otomatis malam ini.' : `BACKUP_AT=off. ${NOW}`;
  return { ...say(true, `${good} ${next}`), note: true };
}

/** What the system said, in words for the person who has to put it right. */
export function reasonOf(code: string): string {
  if (/^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)$/.test(code)) return 'ruang disk tidak cukup';
  if (/^(EACCES|EPERM|EROFS)$/.test(code)) return 'foldernya tidak boleh ditulisi';
  if (/^(ECONN|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|57P0|08)/.test(code))
    return 'layanan PostgreSQL tidak terjangkau';
  return code === '' ? 'terhenti di tengah jalan' : `kode ${code}`;
}

/** Free bytes where backups go; the folder is made with the first one. */
async function freeAt(folder: string): Promise<number | undefined> {
  const space = await statfs(folder).catch(() => statfs(dirname(folder)).catch(() => undefined));
  return space ? space.bavail * space.bsize : undefined;
}
