import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PRODUCTION_FLAGS } from '../tests/support/production-flags.ts';

/** A contender that does not come back this long after it should have has no result. */
const PATIENCE_MS = 60_000;

const FLAGS = ['--expose-gc', '--disable-warning=ExperimentalWarning'];

/** Runs one scenario in a process and a folder of its own; undefined when it gave no result. */
export async function runChild<T>(
  scenario: string,
  options: Record<string, number> = {},
): Promise<T | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'lantunan-bench-'));
  const child = fork(`${import.meta.dirname}/child.ts`, [scenario, folder, JSON.stringify(options)], {
    cwd: folder, // BuilderBot writes its log where it is started
    // The others as Node starts them by itself.
    execArgv: [...(scenario.startsWith('lantunan') ? PRODUCTION_FLAGS : []), ...FLAGS],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const patience = setTimeout(
    () => child.kill('SIGKILL'),
    PATIENCE_MS + (options['ms'] ?? 0) + (options['messages'] ?? 0) / 10,
  );
  try {
    return await new Promise<T | undefined>((resolve) => {
      child.on('message', (result) => resolve(result as T));
      child.on('exit', () => resolve(undefined));
    });
  } finally {
    clearTimeout(patience);
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => child.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  }
}
