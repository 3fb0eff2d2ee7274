import { CliError } from './cli-error.ts';

type Run = (args: string[]) => Promise<number>;

/** What can be taken out, each with a file of its own. */
const KINDS: Readonly<Record<string, { run: () => Promise<Run>; usage: string }>> = {
  messages: {
    run: async () => (await import('./export-tables.ts')).exportMessages,
    usage:
      '[--from TANGGAL] [--to TANGGAL] [--officer AKUN] [--outcome HASIL] [--out FILE]   percakapan (CSV)',
  },
  applications: {
    run: async () => (await import('./export-tables.ts')).exportApplications,
    usage: '[--from …] [--to …] [--officer AKUN] [--outcome TAHAP] [--out FILE]   permohonan (CSV)',
  },
  audit: {
    run: async () => (await import('./export-tables.ts')).exportAudit,
    usage: '[--from …] [--to …] [--officer AKUN] [--outcome TINDAKAN] [--out FILE]   catatan tindakan (CSV)',
  },
  person: {
    run: async () => (await import('./export-person.ts')).exportPerson,
    usage: 'NOMOR_HP | NOMOR_PERMOHONAN [--format pdf|json] [--out FILE]   data satu orang',
  },
  'sign-off': {
    run: async () => (await import('./export-sign-off.ts')).exportSignOff,
    usage: '[KODE …] [--out FOLDER]   lembar pengesahan tiap izin (PDF), untuk ditandatangani kepala dinas',
  },
};

/** `export KIND …`: takes something out of the house; identity numbers are masked in all of it. */
export async function exportCommand(args: string[]): Promise<number> {
  const [name = '', ...rest] = args;
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (!kind) {
    const lines = Object.entries(KINDS).map(([known, { usage }]) => `  export ${known} ${usage}`);
    throw new CliError(`Cara pakai:\n${lines.join('\n')}`);
  }
  return (await kind.run())(rest);
}
