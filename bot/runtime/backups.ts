import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { localTime } from '../../licensing/calendar/local-time.ts';
import { outdated, PART } from '../../storage/backup/backup-name.ts';
import { runBackup } from '../../storage/backup/run-backup.ts';
import type { BackupReport } from '../../storage/backup/run-backup.ts';
import type { Storage } from '../../storage/database.ts';
import type { ErasureList } from '../../storage/erasure-list.ts';
import { makeFolder } from '../../storage/make-folder.ts';
import type { Cipher, Clock, Log } from '../../storage/ports.ts';
import type { Config } from '../config.ts';
import { keyProof } from '../master-key.ts';
import { readBackupState, RESERVE, writeBackupState } from './backup-state.ts';

const HOUR_MS = 60 * 60_000;
/** So old an unfinished one is nobody's any more. */
const STALE_MS = 24 * HOUR_MS;

export type Backups = {
  /** Begins one when its hour has come, and does not wait for it. Of several processes one does it. */
  tick(): Promise<void>;
  /** One now: into `to`, or where backups go, and then those that had their time are removed. */
  make(to?: string): Promise<BackupReport>;
  /** Cuts off what is under way. */
  stop(): Promise<void>;
};

export type BackupsParts = {
  config: Pick<Config, 'where' | 'filesDir' | 'backupDir' | 'backupAt'>;
  storage: Storage;
  cipher: Cipher;
  clock: Clock;
  log: Log;
  erasures: ErasureList;
  /** The office's own time. */
  zone: string;
};

export function openBackups(parts: BackupsParts): Backups {
  const { config, storage, cipher, clock, log, erasures, zone } = parts;
  let stopping: (() => Promise<void>) | undefined;
  let making: Promise<unknown> = Promise.resolve();

  async function make(to?: string): Promise<BackupReport> {
    await erasures.follow(storage);
    const at = clock.now();
    const { where, filesDir, backupDir } = config;
    const folder = to ?? backupDir;
    const running = runBackup({ where, filesDir, to: folder, at, key: keyProof(cipher), reserve: RESERVE });
    stopping = () => running.stop();
    const report = await running.report;
    stopping = undefined;
    await note(report, at);
    if ('done' in report && to === undefined) await prune(folder, at);
    return report;
  }

  /** The health page tells of it; a database that is gone cannot be told. */
  async function note(report: BackupReport, at: number): Promise<void> {
    const fields =
      'done' in report
        ? { last: { at, path: report.done.path, bytes: report.done.bytes }, failed: null }
        : { failed: { at, why: 'noRoom' in report ? 'ENOSPC' : report.failed.code } };
    if ('done' in report) log.info('backup_made', { bytes: report.done.bytes });
    else log.error('backup_failed', { ...('failed' in report ? { error: report.failed.message } : {}) });
    await writeBackupState(storage, fields).catch((error: unknown) =>
      log.error('backup_not_noted', { error }),
    );
  }

  async function tick(): Promise<void> {
    if (!config.backupAt || stopping) return;
    const now = clock.now();
    const { next } = await readBackupState(storage);
    if (next === undefined) return await writeBackupState(storage, { next: dueAfter(now), since: now });
    if (now < next) return;
    const mine = await storage.write(({ settings }) => settings.take('backup.next', String(next)));
    if (!mine) return;
    await writeBackupState(storage, { next: dueAfter(now) });
    making = make().then(async (report) => {
      // A disk that was full, a database that was gone: it is tried again before the next night.
      if (!('done' in report)) await writeBackupState(storage, { next: clock.now() + HOUR_MS });
    });
    making.catch((error: unknown) => log.error('backup_failed', { error }));
  }

  function dueAfter(now: number): number {
    const { hour = 0, minute = 0 } = config.backupAt ?? {};
    const today = localTime(now, zone).set({ hour, minute, second: 0, millisecond: 0 });
    return (today.toMillis() > now ? today : today.plus({ days: 1 })).toMillis();
  }

  return {
    tick,
    make,
    async stop() {
      await stopping?.();
      await making.catch(() => undefined);
    },
  };
}

/** What had its time goes, and what was never finished. */
async function prune(folder: string, now: number): Promise<void> {
  makeFolder(folder);
  const names = await readdir(folder);
  for (const name of outdated(names)) await rm(join(folder, name), { force: true });
  for (const name of names.filter((one) => one.startsWith('lantunan-') && one.endsWith(PART))) {
    const path = join(folder, name);
    const written = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => now,
    );
    if (now - written > STALE_MS) await rm(path, { force: true });
  }
}
