import { existsSync } from 'node:fs';
import type { Check } from '../../desk/server/ports.ts';
import { buildApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { healthChecks } from '../health.ts';

/** `doctor`: the health page in the terminal; exit code 1 when something needs a hand. */
export async function doctor(): Promise<number> {
  const config = loadConfig();
  if ('file' in config.where && !existsSync(config.where.file)) {
    process.stdout.write(`Belum ada data di ${config.dataDir}. Jalankan npm start lebih dulu.\n`);
    return 1;
  }
  const app = await buildApp({ ...config, whatsapp: config.whatsapp, simulator: false, logLevel: 'warn' });
  try {
    const checks = await healthChecks(app);
    for (const check of checks) process.stdout.write(`${markOf(check)}  ${check.words}\n`);
    return checks.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    await app.close();
  }
}

/** "catat": nothing is broken, and nobody should call it well either. */
function markOf({ ok, note }: Check): string {
  if (!ok) return 'PERLU';
  return note ? 'catat' : 'baik ';
}
