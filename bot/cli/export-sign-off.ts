import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localDate } from '../../licensing/calendar/local-time.ts';
import { sheetOf } from '../../handlers/sign-off-sheet.ts';
import { entryNamed, nameOfEntry, permitOf } from '../../licensing/catalogue/entries.ts';
import { buildApp } from '../app.ts';
import type { App } from '../app.ts';
import { loadConfig } from '../config.ts';
import { CliError } from './cli-error.ts';
import { readOptions } from './options.ts';
import { sheetPdf } from './sheet-pdf.ts';

/** `export sign-off [CODE …] [--out DIR]`: a sheet per permit on paper; what was signed comes back through `catalogue sign` or `edit`. */
export async function exportSignOff(args: string[]): Promise<number> {
  const { values, positionals: codes } = readOptions(args, {
    db: { type: 'string' },
    out: { type: 'string' },
  });
  const config = loadConfig(process.env, values.db);
  const app = await buildApp({ ...config, whatsapp: [], logLevel: 'warn' });
  try {
    return await signOff(app, codes, values.out ?? join(config.dataDir, 'lembar-pengesahan'));
  } finally {
    await app.close();
  }
}

async function signOff({ house, clock }: App, codes: readonly string[], folder: string): Promise<number> {
  const { world, storage } = house;
  const running = await storage.read(({ officeEntries }) => officeEntries.running());
  const wanted = new Set(codes.map((code) => entryNamed(code)));
  const unknown = codes.filter((code) => !running.some(({ entry }) => entry === entryNamed(code)));
  if (unknown.length > 0) throw new CliError(`Tidak dikenal: ${unknown.join(', ')}. Lihat: catalogue list`);
  const printed = localDate(clock.now(), world.calendar.zone);
  mkdirSync(folder, { recursive: true });
  let written = 0;
  for (const row of running.filter(({ entry }) => entry.startsWith('permit:'))) {
    const permit = permitOf(row);
    if (!permit || (wanted.size > 0 && !wanted.has(row.entry))) continue;
    const sheet = sheetOf(world, permit, { number: row.number, printed });
    writeFileSync(join(folder, `${nameOfEntry(row.entry).toLowerCase()}.pdf`), await sheetPdf(sheet));
    written += 1;
  }
  process.stdout.write(`${written} lembar ditulis ke ${folder}.\n`);
  return 0;
}
