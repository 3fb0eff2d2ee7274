import { hashPassword, isStrongEnough } from '../../desk/server/auth/password.ts';
import { disableOperator } from '../../handlers/disable-operator.ts';
import { makeOperatorCode, hashOperatorCode, shownOperatorCode } from '../../handlers/operator-code.ts';
import { buildApp } from '../app.ts';
import type { App } from '../app.ts';
import { loadConfig } from '../config.ts';
import { askPassword } from './ask-password.ts';
import { CliError } from './cli-error.ts';
import { readOptions } from './options.ts';
import { USAGE } from './usage.ts';

const ROLES = ['operator', 'supervisor', 'admin'] as const;
const CODE_LIFE_MS = 24 * 60 * 60_000;
/** `user add|list|disable|code`: the staff, from the server itself. */
export async function user(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, {
    db: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string', default: 'operator' },
    'office-device': { type: 'boolean' },
    'password-stdin': { type: 'boolean' },
  });
  const [verb, username = ''] = positionals;
  const app = await buildApp({ ...loadConfig(process.env, values.db), whatsapp: [], logLevel: 'warn' });
  try {
    if (verb === 'list') return await list(app);
    if (verb === 'disable') return await disable(app, username);
    if (verb === 'code') return await code(app, username);
    if (verb !== 'add' || !/^[a-z0-9._-]{2,40}$/.test(username)) throw new CliError(USAGE.user);
    const role = ROLES.find((known) => known === values.role);
    if (!role) throw new CliError(USAGE.user);
    return await add(app, values['password-stdin'] === true, {
      username,
      name: values.name ?? username,
      role,
      officeDevice: values['office-device'] === true,
    });
  } finally {
    await app.close();
  }
}

async function add(
  app: App,
  piped: boolean,
  given: { username: string; name: string; role: (typeof ROLES)[number]; officeDevice: boolean },
): Promise<number> {
  const passwordHash = await hashPassword(await newPassword(given.username, piped));
  await app.house.storage.write(async ({ operators, audit }) => {
    if (await operators.byUsername(given.username)) throw new CliError(`Akun ${given.username} sudah ada.`);
    const at = app.clock.now();
    const id = await operators.create({ ...given, passwordHash, at });
    await operators.update(id, { officeDevice: given.officeDevice });
    await audit.add({ at, who: 'cli', action: 'user_added', subjectKind: 'operator', subject: id });
  });
  process.stdout.write(`Akun ${given.username} (${given.role}) dibuat.\n`);
  return 0;
}

async function newPassword(username: string, piped: boolean): Promise<string> {
  const password = await askPassword({ input: process.stdin, output: process.stdout }, piped);
  if (!isStrongEnough(password, username)) {
    throw new CliError('Kata sandi terlalu lemah: paling sedikit 10 huruf, tanpa nama akun di dalamnya.');
  }
  return password;
}

async function list(app: App): Promise<number> {
  const rows = await app.house.storage.read(({ operators }) => operators.list());
  for (const row of rows) {
    const state = row.disabledAt === null ? (row.onDuty ? 'bertugas' : 'aktif') : 'dinonaktifkan';
    process.stdout.write(`${row.username}\t${row.role}\t${row.name}\t${state}\n`);
  }
  return 0;
}

async function disable(app: App, username: string): Promise<number> {
  const row = await app.house.storage.read(({ operators }) => operators.byUsername(username));
  if (!row) throw new CliError(`Akun ${username} tidak ada.`);
  await disableOperator(app.house, row.id, 'cli');
  process.stdout.write(`Akun ${username} dinonaktifkan.\n`);
  return 0;
}

/** A one-time code: written to the bot, it makes that WhatsApp the officer's own. */
async function code(app: App, username: string): Promise<number> {
  const made = makeOperatorCode(app.house.ids);
  await app.house.storage.write(async ({ operators }) => {
    const row = await operators.byUsername(username);
    if (!row || row.disabledAt !== null) throw new CliError(`Akun ${username} tidak ada atau dinonaktifkan.`);
    const digest = hashOperatorCode({ hash: app.house.cipher.hash }, made);
    await operators.createCode(row.id, digest, app.clock.now() + CODE_LIFE_MS);
  });
  process.stdout.write(`Tulis kode ini ke nomor bot dari WhatsApp petugas: ${shownOperatorCode(made)}\n`);
  return 0;
}
