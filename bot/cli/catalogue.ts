import { basename } from 'node:path';
import { localDate } from '../../licensing/calendar/local-time.ts';
import { reportOf } from '../../handlers/catalogue-report.ts';
import { acceptDraft, publishEntry, refuseDraft } from '../../handlers/office-entries.ts';
import type { Publisher } from '../../handlers/office-entries.ts';
import { formatDate } from '../../licensing/calendar/format.ts';
import { checkEntry, entryNamed, nameOfEntry, TAKEN_AWAY } from '../../licensing/catalogue/entries.ts';
import type { EntryName } from '../../licensing/catalogue/entries.ts';
import { readText } from '../../licensing/catalogue/read-json.ts';
import { signPermit } from '../../licensing/catalogue/sign.ts';
import type { OfficeEntryRow } from '../../storage/stores/office-entries.ts';
import { buildApp } from '../app.ts';
import type { App } from '../app.ts';
import { loadConfig } from '../config.ts';
import { CliError } from './cli-error.ts';
import { readOptions } from './options.ts';
import { USAGE } from './usage.ts';

type Given = { app: App; publisher: Publisher; args: string[]; values: Record<string, string | undefined> };

/** `catalogue …`: what the office knows, read and changed from the server itself. */
export async function catalogue(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    db: { type: 'string' },
    by: { type: 'string' },
    fee: { type: 'string' },
    days: { type: 'string' },
    unit: { type: 'string' },
    'signed-by': { type: 'string' },
    on: { type: 'string' },
  });
  const [verb = '', ...rest] = positionals;
  const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!run) throw new CliError(USAGE.catalogue);
  const app = await buildApp({ ...loadConfig(process.env, values.db), whatsapp: [], logLevel: 'warn' });
  try {
    const publisher = { who: 'cli', by: values.by ?? 'kantor', at: app.clock.now() };
    await run({ app, publisher, args: rest, values });
    return 0;
  } finally {
    await app.close();
  }
}

const VERBS: Readonly<Record<string, (given: Given) => Promise<void>>> = {
  async list({ app }) {
    const { running, drafts } = await app.house.storage.read(async ({ officeEntries }) => ({
      running: await officeEntries.running(),
      drafts: new Set((await officeEntries.drafts()).map(({ entry }) => entry)),
    }));
    for (const row of running.toSorted((a, b) => (a.entry < b.entry ? -1 : 1)))
      print(
        `${nameOfEntry(row.entry)}\t${about(app, row)}${drafts.has(row.entry) ? '\tada bawaan baru' : ''}`,
      );
  },
  async show({ app, args }) {
    const history = await historyOf(app, args[0]);
    process.stdout.write(revisionOf(history, args[1]).content);
  },
  async edit(given) {
    const entry = nameIn(given.args[0]);
    const file = given.args[1];
    if (file === undefined) throw new CliError(USAGE.catalogue);
    await publish(given, entry, checkEntry(entry, basename(file), readText(file)));
  },
  async sign(given) {
    const entry = nameIn(given.args[0]);
    const { content } = revisionOf(await historyOf(given.app, given.args[0]), undefined);
    const { fee, days, unit, on, 'signed-by': by } = given.values;
    const { clock, house } = given.app;
    const today = localDate(clock.now(), house.world.calendar.zone);
    const signed = signPermit(content, { fee, days, unit, by, on }, today);
    await publish(given, entry, checkEntry(entry, entry, signed));
  },
  async drafts({ app }) {
    const drafts = await app.house.storage.read(({ officeEntries }) => officeEntries.drafts());
    if (drafts.length === 0) print('Tidak ada bawaan baru yang menunggu.');
    for (const draft of drafts) {
      const running = revisionOf(await historyOf(app, draft.entry), undefined);
      print(`${nameOfEntry(draft.entry)}: bawaan baru sejak ${day(app, draft.at)}`);
      for (const line of reportOf(app.house.world, running.content, draft.content)) print(`  • ${line}`);
    }
  },
  async accept({ app, args, publisher }) {
    const entry = nameIn(args[0]);
    const number = await acceptDraft(app.house.storage, entry, publisher);
    if (number === undefined) throw new CliError(`${nameOfEntry(entry)} tidak punya bawaan yang menunggu.`);
    print(`${nameOfEntry(entry)}: bawaan baru diterima, revisi ${number} berlaku sekarang.`);
  },
  async refuse({ app, args, publisher }) {
    const entry = nameIn(args[0]);
    if (!(await refuseDraft(app.house.storage, entry, publisher)))
      throw new CliError(`${nameOfEntry(entry)} tidak punya bawaan yang menunggu.`);
    print(`${nameOfEntry(entry)}: bawaan baru ditolak, yang berlaku tetap.`);
  },
  async diff({ app, args }) {
    const history = await historyOf(app, args[0]);
    const published = history.filter(({ state }) => state === 'published');
    const waiting = history.find(({ state }) => state === 'draft');
    const to = args[2] === undefined ? (waiting ?? published.at(-1)) : revisionOf(history, args[2]);
    const from = args[1] === undefined ? published.at(waiting ? -1 : -2) : revisionOf(history, args[1]);
    if (!from || !to) throw new CliError('Baru ada satu revisi; belum ada yang bisa dibandingkan.');
    const lines = reportOf(app.house.world, from.content, to.content);
    print(`${nameOfEntry(to.entry)}, dari revisi ${from.number} ke ${to.number} (${about(app, to)}):`);
    for (const line of lines.length > 0 ? lines : ['tidak ada yang berbeda']) print(`  • ${line}`);
  },
};

async function publish({ app, publisher }: Given, entry: EntryName, content: string): Promise<void> {
  const { storage, world } = app.house;
  const before = (await storage.read(({ officeEntries }) => officeEntries.history(entry))).findLast(
    ({ state }) => state === 'published',
  );
  const number = await publishEntry(storage, { entry, content }, publisher);
  if (number === undefined) return print(`${nameOfEntry(entry)}: isinya sama, tidak ada yang berubah.`);
  print(`${nameOfEntry(entry)}: revisi ${number} berlaku sekarang.`);
  for (const line of reportOf(world, before?.content ?? TAKEN_AWAY, content)) print(`  • ${line}`);
}

function nameIn(words: string | undefined): EntryName {
  const entry = words === undefined ? undefined : entryNamed(words);
  if (entry === undefined) throw new CliError(USAGE.catalogue);
  return entry;
}

async function historyOf(app: App, words: string | undefined): Promise<OfficeEntryRow[]> {
  const entry = nameIn(words);
  const history = await app.house.storage.read(({ officeEntries }) => officeEntries.history(entry));
  if (history.length === 0) throw new CliError(`${nameOfEntry(entry)} tidak ada. Lihat: catalogue list`);
  return history;
}

/** The revision of that number; without one, what runs. */
function revisionOf(history: readonly OfficeEntryRow[], number: string | undefined): OfficeEntryRow {
  const found =
    number === undefined
      ? history.findLast(({ state }) => state === 'published')
      : history.find((row) => String(row.number) === number);
  if (found) return found;
  const known = history.map((row) => row.number).join(', ');
  throw new CliError(`Revisi ${number ?? ''} tidak ada. Yang ada: ${known}`);
}

function about(app: App, row: OfficeEntryRow): string {
  const origin = row.origin === 'seed' ? 'bawaan' : `diubah ${row.by}`;
  return `revisi ${row.number}, ${origin}, ${day(app, row.at)}`;
}

function day({ house }: App, at: number): string {
  return formatDate(localDate(at, house.world.calendar.zone), 'id');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
