import { parseArgs } from 'node:util';
import type { ParseArgsOptionsConfig } from 'node:util';
import { CliError } from './cli-error.ts';

/** The options of a command; an unknown one is a sentence, not a stack. */
export function readOptions<T extends ParseArgsOptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliError(`Pilihan tidak dikenal atau tidak lengkap; lihat --help. (${why})`);
  }
}
