import { CatalogueError } from '../licensing/catalogue/read-json.ts';
import { DataInUse } from '../storage/alone.ts';
import { StorageUnavailable } from '../storage/storage-unavailable.ts';
import { CliError } from './cli/cli-error.ts';
import { allUsage, isCommand, USAGE } from './cli/usage.ts';
import type { CommandName } from './cli/usage.ts';
import { ConfigError } from './config.ts';
import { DatabaseFault } from './database-fault.ts';
import { isUnread } from './cli/is-unread.ts';

type Run = (args: string[]) => Promise<number>;

/** One file per command, loaded only when it is called. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Run>>> = {
  start: async () => (await import('./cli/start.ts')).startCommand,
  chat: async () => (await import('./cli/chat.ts')).chat,
  understand: async () => (await import('./cli/understand.ts')).understandCommand,
  kbli: async () => (await import('./cli/kbli.ts')).kbliCommand,
  identity: async () => (await import('./cli/identity.ts')).identityCommand,
  'read-document': async () => (await import('./cli/read-document.ts')).readDocumentCommand,
  pair: async () => (await import('./cli/pair.ts')).pair,
  user: async () => (await import('./cli/user.ts')).user,
  alert: async () => (await import('./cli/alert.ts')).alert,
  catalogue: async () => (await import('./cli/catalogue.ts')).catalogue,
  export: async () => (await import('./cli/export.ts')).exportCommand,
  texts: async () => (await import('./cli/texts.ts')).texts,
  backup: async () => (await import('./cli/backup.ts')).backup,
  restore: async () => (await import('./cli/restore.ts')).restore,
  erase: async () => (await import('./cli/erase.ts')).eraseCommand,
  doctor: async () => (await import('./cli/doctor.ts')).doctor,
};

/** What the person at the keyboard can put right is a sentence, without a stack. */
const PLAIN = [ConfigError, DatabaseFault, CliError, DataInUse, CatalogueError];

/** Runs one command; sets the exit code, and does not exit by force (but for a program that cannot end: endings.ts). */
export async function main(args: string[]): Promise<void> {
  const [name = 'start', ...rest] = args;
  if (HELP.has(name)) return help(allUsage());
  if (!isCommand(name)) {
    process.stderr.write(`Perintah tidak dikenal (unknown): ${name}\n\n${allUsage()}\n`);
    process.exitCode = 2;
    return;
  }
  if (asksHelp(rest)) return help(USAGE[name]);
  process.stdout.on('error', (error) => {
    if (!isUnread(error)) throw error;
  });
  try {
    process.exitCode = await (await COMMANDS[name]())(rest);
  } catch (error) {
    if (isUnread(error)) return;
    if (error instanceof StorageUnavailable) {
      process.stderr.write(
        'Basis data tidak bisa dibaca atau ditulis lagi. Periksa ruang disk, dan layanan PostgreSQL bila dipakai.\n',
      );
      process.exitCode = 1;
      return;
    }
    if (!PLAIN.some((kind) => error instanceof kind) || !(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

const HELP: ReadonlySet<string> = new Set(['--help', '-h', 'help']);

/** What stands after `--` is text, whatever it looks like. */
function asksHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).some((word) => word === '--help' || word === '-h');
}

function help(words: string): void {
  process.stdout.write(`${words}\n`);
}
