import { Worker } from 'node:worker_threads';
import type { BackupDone, BackupOrder } from './write-backup.ts';

/** `code` is that of the system or the database (ENOSPC, ECONNREFUSED …), or empty. Sizes in bytes. */
export type BackupReport =
  | { done: BackupDone }
  | { noRoom: { free: number; needed: number } }
  | { failed: { message: string; code: string } };

/** Makes a backup in a thread of its own; never throws. `stop` cuts it off: no half file bears the name of a whole one. */
export function runBackup(order: BackupOrder): { report: Promise<BackupReport>; stop(): Promise<void> } {
  const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: order });
  const report = new Promise<BackupReport>((resolve) => {
    worker.once('message', (message: BackupReport) => resolve(message));
    worker.once('error', (error) => resolve({ failed: { message: String(error), code: '' } }));
    worker.once('exit', () => resolve({ failed: { message: 'the backup was stopped', code: '' } }));
  });
  return { report, stop: async () => void (await worker.terminate()) };
}
