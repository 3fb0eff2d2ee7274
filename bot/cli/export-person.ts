import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { personData } from '../../handlers/person-data.ts';
import { personSheet } from '../../handlers/person-sheet.ts';
import { buildApp } from '../app.ts';
import { loadConfig } from '../config.ts';
import { personPdf } from '../person-pdf.ts';
import { CliError } from './cli-error.ts';
import { readOptions } from './options.ts';
import { personOf } from './person-of.ts';

/** `export person PHONE|NUMBER [--format pdf|json] [--out FILE]`: what is kept of one person, masked; JSON with the conversation. */
export async function exportPerson(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    format: { type: 'string', default: 'pdf' },
    out: { type: 'string' },
    db: { type: 'string' },
  });
  const [named] = positionals;
  const { format } = values;
  if (named === undefined || (format !== 'pdf' && format !== 'json'))
    throw new CliError(
      'Cara pakai: export person NOMOR_HP | NOMOR_PERMOHONAN [--format pdf|json] [--out FILE]',
    );
  const config = loadConfig(process.env, values.db);
  const app = await buildApp({ ...config, whatsapp: [], simulator: false, logLevel: 'warn' });
  try {
    const { house, clock } = app;
    const contact = await personOf(app, named);
    const data = await personData(house, contact);
    if (!data) throw new CliError('Data orang ini sudah dihapus.');
    const bytes =
      format === 'json'
        ? `${JSON.stringify(data, null, 2)}\n`
        : await personPdf(personSheet(house.world, data, clock.now()));
    const path = resolve(values.out ?? `data-${contact}.${format}`);
    writeFileSync(path, bytes, { mode: 0o600 });
    await house.storage.write(({ audit }) =>
      audit.add({
        at: clock.now(),
        who: 'cli',
        action: 'exported',
        subjectKind: 'contact',
        subject: contact,
        detail: { format },
      }),
    );
    process.stdout.write(`Ditulis ke ${path}. Angka penting disamarkan.\n`);
    return 0;
  } finally {
    await app.close();
  }
}
