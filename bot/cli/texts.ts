import { overrideFault } from '../../flows/override.ts';
import type { OverrideFault } from '../../flows/override.ts';
import { setText, unsetText } from '../../handlers/office-texts.ts';
import { buildApp } from '../app.ts';
import type { App } from '../app.ts';
import { loadConfig } from '../config.ts';
import { CliError } from './cli-error.ts';
import { readOptions } from './options.ts';
import { USAGE } from './usage.ts';

/** `texts list|show|set|unset`: sentences in the office's own words. */
export async function texts(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { db: { type: 'string' }, by: { type: 'string' } });
  const [verb, language = '', key = '', text] = positionals;
  const app = await buildApp({ ...loadConfig(process.env, values.db), whatsapp: [], logLevel: 'warn' });
  const publisher = { who: 'cli', by: values.by ?? 'kantor', at: app.clock.now() };
  try {
    if (verb === 'list') return await list(app);
    if (verb === 'show') return await show(app, language, key);
    if (verb === 'set' && text !== undefined) {
      const seed = seedOf(app, language, key);
      const fault = overrideFault(app.house.world.texts, { language, key, text });
      if (fault) throw new CliError(faultWords(app, fault));
      await setText(app.house.storage, { language, key, text }, seed, publisher);
      process.stdout.write(`${language} ${key}: kalimat kantor dipakai mulai sekarang.\n`);
      return 0;
    }
    if (verb === 'unset') {
      if (!(await unsetText(app.house.storage, { language, key }, publisher)))
        throw new CliError(`${language} ${key}: kantor tidak punya kalimat sendiri di sini.`);
      process.stdout.write(`${language} ${key}: kembali ke kalimat bawaan.\n`);
      return 0;
    }
    throw new CliError(USAGE.texts);
  } finally {
    await app.close();
  }
}

async function list(app: App): Promise<number> {
  const rows = await app.house.storage.read(({ textOverrides }) => textOverrides.list());
  if (rows.length === 0) process.stdout.write('Semua kalimat masih bawaan.\n');
  for (const row of rows) {
    const changed = app.house.world.texts.seed(row.language, row.key) !== row.seed;
    const look = changed ? '\tPERLU DILIHAT: bawaannya berubah (texts show)' : '';
    process.stdout.write(
      `${row.language}\t${row.key}\t${row.by}${look}\n  ${row.text.replaceAll('\n', '\n  ')}\n`,
    );
  }
  return 0;
}

async function show(app: App, language: string, key: string): Promise<number> {
  const seed = seedOf(app, language, key);
  const rows = await app.house.storage.read(({ textOverrides }) => textOverrides.list());
  const own = rows.find((row) => row.language === language && row.key === key);
  process.stdout.write(`Bawaan sekarang:\n${seed}\n`);
  if (!own) return 0;
  if (own.seed !== seed) process.stdout.write(`\nBawaan ketika kalimat kantor ditulis:\n${own.seed}\n`);
  process.stdout.write(`\nKalimat kantor (${own.by}):\n${own.text}\n`);
  if (own.seed !== seed)
    process.stdout.write('\nMasih cocok? Tulis ulang dengan texts set. Tidak? Hapus dengan texts unset.\n');
  return 0;
}

function seedOf(app: App, language: string, key: string): string {
  const { texts: words } = app.house.world;
  const seed = words.languages.includes(language) ? words.seed(language, key) : undefined;
  if (seed !== undefined) return seed;
  throw new CliError(faultWords(app, { fault: words.languages.includes(language) ? 'key' : 'language' }));
}

function faultWords(app: App, fault: OverrideFault): string {
  const named = 'values' in fault ? fault.values.map((value) => `{{${value}}}`).join(', ') : '';
  switch (fault.fault) {
    case 'language':
      return `Bahasa tidak dikenal. Yang ada: ${app.house.world.texts.languages.join(', ')}`;
    case 'key':
      return 'Kunci tidak dikenal. Kunci terdiri dari nama berkas di locales/ dan nama kalimatnya, misalnya thanks.welcome';
    case 'empty':
      return 'Kalimatnya kosong.';
    case 'long':
      return 'Kalimatnya terlalu panjang: paling banyak 700 huruf, supaya enak dibaca di HP.';
    case 'braces':
      return 'Ada kurung {{ }} atau $t( yang bukan isian. Isian ditulis seperti {{name}}.';
    case 'missing':
      return `Isian ini harus tetap ada: ${named}`;
    case 'unknown':
      return `Isian ini tidak dikenal di kalimat ini: ${named}`;
  }
}
