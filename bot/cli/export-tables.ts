import { resolve } from 'node:path';
import desk from '../../locales/id/desk.json' with { type: 'json' };
import { coverOf } from '../../desk/server/presenters/cover.ts';
import { maskedText } from '../../desk/server/presenters/masked-text.ts';
import { staffNames } from '../../desk/server/presenters/names.ts';
import { STAGES } from '../../flows/facts.ts';
import { localDate, localMoment, localTime } from '../../licensing/calendar/local-time.ts';
import { applicationRows, auditRows, messageRows } from '../../handlers/export-rows.ts';
import type { ExportFilter } from '../../handlers/export-rows.ts';
import { buildApp } from '../app.ts';
import type { App } from '../app.ts';
import { loadConfig } from '../config.ts';
import { CliError } from './cli-error.ts';
import { writeCsv } from './csv.ts';
import { readOptions } from './options.ts';

type Cells = (string | number | null)[];
type Table = (tools: {
  app: App;
  filter: ExportFilter;
  time(at: number | null): string;
  who(author: string): string;
}) => { head: string[]; rows: AsyncIterable<Cells> };

/** `export messages`: what was said, numbers masked. */
export const exportMessages = (args: string[]): Promise<number> =>
  exportTable('messages', Object.keys(desk.outcome), args, ({ app, filter, time, who }) => ({
    head: ['waktu', 'percakapan', 'nama', 'arah', 'oleh', 'jenis', 'isi', 'status'],
    rows: map(messageRows(app.house, filter), (row) => [
      time(row.at),
      row.chat,
      maskedText(row.name),
      row.inbound ? 'masuk' : 'keluar',
      who(row.author),
      row.kind,
      coverOf(row.author, app.house.world)(row.text),
      row.state,
    ]),
  }));

/** `export applications`: the cases, one a line. */
export const exportApplications = (args: string[]): Promise<number> =>
  exportTable('applications', STAGES, args, ({ app, filter, time }) => ({
    head: ['nomor', 'nama', 'izin', 'tahap', 'sejak', 'diajukan', 'dibuat', 'berkas'],
    rows: map(applicationRows(app.house, filter), (row) => [
      row.number,
      maskedText(row.name),
      row.permits.join(', '),
      row.stage,
      time(row.stageSince),
      time(row.submittedAt),
      time(row.createdAt),
      row.files,
    ]),
  }));

/** `export audit`: who did what, and who read what. */
export const exportAudit = (args: string[]): Promise<number> =>
  exportTable('audit', Object.keys(desk.auditAction), args, ({ app, filter, time, who }) => ({
    head: ['waktu', 'oleh', 'tindakan', 'tentang', 'rincian'],
    rows: map(auditRows(app.house, filter), (row) => [
      time(row.at),
      who(row.who),
      row.action,
      row.subject,
      maskedText(row.detail),
    ]),
  }));

/**
 * In a process of its own, so that nobody's conversation waits for it. That it was taken out is written down. `outcomes`:
 * what `--outcome` may be.
 */
async function exportTable(
  name: string,
  outcomes: readonly string[],
  args: string[],
  table: Table,
): Promise<number> {
  const { values } = readOptions(args, {
    from: { type: 'string' },
    to: { type: 'string' },
    officer: { type: 'string' },
    outcome: { type: 'string' },
    out: { type: 'string' },
    db: { type: 'string' },
  });
  if (values.outcome !== undefined && !outcomes.includes(values.outcome))
    throw new CliError(`Tidak ada --outcome ${values.outcome}. Yang ada: ${outcomes.join(', ')}.`);
  const config = loadConfig(process.env, values.db);
  const app = await buildApp({ ...config, whatsapp: [], simulator: false, logLevel: 'warn' });
  try {
    const { house, clock } = app;
    const { zone } = house.world.office;
    const names = await house.storage.read(staffNames);
    const from = values.from === undefined ? undefined : dayStart(values.from, zone, 0);
    const to = values.to === undefined ? undefined : dayStart(values.to, zone, 1);
    const officer = values.officer === undefined ? undefined : await officerOf(app, values.officer);
    const { head, rows } = table({
      app,
      filter: {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(officer === undefined ? {} : { officer }),
        ...(values.outcome === undefined ? {} : { outcome: values.outcome }),
      },
      time: (at) => (at === null ? '' : localTime(at, zone).toFormat('yyyy-MM-dd HH:mm:ss')),
      who: (author) => names.get(author.replace(/^operator:/, '')) ?? author,
    });
    const path = resolve(values.out ?? `${name}-${localDate(clock.now(), zone)}.csv`);
    const count = await writeCsv(path, head, rows);
    await house.storage.write(({ audit }) =>
      audit.add({
        at: clock.now(),
        who: 'cli',
        action: 'exported',
        subjectKind: 'export',
        subject: name,
        detail: { rows: count },
      }),
    );
    process.stdout.write(`${count} baris ditulis ke ${path}. Angka penting disamarkan.\n`);
    return 0;
  } finally {
    await app.close();
  }
}

async function* map<T>(rows: AsyncIterable<T>, cells: (row: T) => Cells): AsyncGenerator<Cells> {
  for await (const row of rows) yield cells(row);
}

/** Midnight of a day in the office's zone, `later` days on. */
function dayStart(text: string, zone: string, later: number): number {
  const day = localMoment(text, zone);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !day.isValid)
    throw new CliError(`Bukan tanggal: ${text}. Tulis seperti 2026-11-30.`);
  return day.plus({ days: later }).toMillis();
}

async function officerOf(app: App, username: string): Promise<string> {
  const row = await app.house.storage.read(({ operators }) => operators.byUsername(username));
  if (!row) throw new CliError(`Akun ${username} tidak ada.`);
  return row.id;
}
