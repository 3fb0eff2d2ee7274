/** A backup reads everything there is: in a thread of its own no conversation waits for it. */
import { parentPort, workerData } from 'node:worker_threads';
import { errorCode } from '../error-code.ts';
import type { BackupReport } from './run-backup.ts';
import { NoRoom, writeBackup } from './write-backup.ts';
import type { BackupOrder } from './write-backup.ts';

function report(message: BackupReport): void {
  parentPort?.postMessage(message);
}

try {
  report({ done: await writeBackup(workerData as BackupOrder) });
} catch (error) {
  if (error instanceof NoRoom) report({ noRoom: { free: error.free, needed: error.needed } });
  else report({ failed: { message: String(error), code: errorCode(error) } });
}
