import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Printed } from './chat-child.ts';

const PROCESS = fileURLToPath(new URL('split-process.ts', import.meta.url));

/** One process of a split house (split-process.ts), started again as often as it is killed. */
export type SplitChild = {
  /** What it printed through all its lives, in order. */
  printed: Printed[];
  /** To its standard input; lost when it is killed before it has read them. */
  write(lines: readonly unknown[]): void;
  /** Signal 9, then a new start. Resolves when it runs again. */
  killAndRestart(): Promise<void>;
  stop(): Promise<void>;
};

/** @param ahead how far its clock is ahead, ms */
export async function startSplit(environment: Record<string, string>, ahead: number): Promise<SplitChild> {
  const printed: Printed[] = [];
  const complaints: string[] = [];
  let child = await start();

  async function start() {
    const started = spawn(process.execPath, [PROCESS, String(ahead)], {
      env: { ...process.env, ...environment },
    });
    started.stdin.on('error', () => undefined);
    started.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
    const reader = createInterface({ input: started.stdout });
    const closed = new Promise<void>((resolve) => started.once('close', () => resolve()));
    const ready = new Promise<void>((resolve) => {
      reader.on('line', (line) => {
        const value = parsed(line);
        if (value?.['ready'] === true) resolve();
        else if (value) printed.push(value);
      });
    });
    const gone = closed.then(() => {
      throw new Error(`a process ended by itself: ${complaints.join('').slice(-2_000)}`);
    });
    gone.catch(() => undefined);
    await Promise.race([ready, gone]);
    return { started, closed };
  }

  return {
    printed,
    write: (lines) =>
      void child.started.stdin.write(lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
    async killAndRestart() {
      child.started.kill('SIGKILL');
      await child.closed;
      child = await start();
    },
    async stop() {
      child.started.kill('SIGTERM');
      const impatient = setTimeout(() => child.started.kill('SIGKILL'), 5_000);
      await child.closed;
      clearTimeout(impatient);
    },
  };
}

/** A line cut off by the kill was not received by anybody. */
function parsed(line: string): Printed | undefined {
  try {
    return JSON.parse(line) as Printed;
  } catch {
    return undefined;
  }
}
