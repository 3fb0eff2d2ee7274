/** One number's lives: the process of whatsapp-program.ts, killed and started again on the same files. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { certificatePath } from '../tests/support/whatsapp-server/media-server.ts';
import { PRODUCTION_FLAGS } from '../tests/support/production-flags.ts';
import type { ChannelOptions, ProgramOrder, Told } from '../tests/support/whatsapp-program.ts';

const PROCESS = fileURLToPath(new URL('../tests/support/whatsapp-program.ts', import.meta.url));
const TRUST = new URL('../tests/support/whatsapp-server/trust-root.mjs', import.meta.url).href;
/** A machine may be busy with other things; what takes longer hangs. */
const PATIENCE_MS = 120_000;

export type ChannelLife = {
  /** Starts it; resolves with the first thing it tells that fits. */
  start(pair: boolean): void;
  /** The next thing told that fits; what was told before does not count. */
  next<T>(read: (told: Told) => T | undefined): Promise<T>;
  order(order: ProgramOrder): void;
  kill(): Promise<void>;
};

/**
 * @param ackMs how long the server's word on a message is waited for
 * @param preload a module of its own that the process loads first
 */
export function channelLife(
  folder: string,
  server: { url: string; root: string },
  ackMs: number,
  preload?: string,
): ChannelLife {
  let running: { child: ChildProcess; closed: Promise<void> } | undefined;
  const listeners = new Set<(told: Told) => void>();
  const complaints: string[] = [];

  return {
    start(pair) {
      const options: ChannelOptions = {
        file: join(folder, 'channel.db'),
        keyFile: join(folder, 'keys', 'master.key'),
        dataDir: join(folder, 'data'),
        url: server.url,
        pair,
        ackMs,
      };
      const loaded = [TRUST, ...(preload ? [preload] : [])].flatMap((module) => ['--import', module]);
      const flags = [...PRODUCTION_FLAGS, '--no-warnings', '--expose-gc', ...loaded];
      const child = spawn(process.execPath, [...flags, PROCESS, JSON.stringify(options)], {
        env: {
          PATH: process.env['PATH'],
          TMPDIR: process.env['TMPDIR'],
          NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
          TEST_WHATSAPP_ROOT: server.root,
          NODE_EXTRA_CA_CERTS: certificatePath,
        },
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      child.stdin.on('error', () => undefined);
      child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (!line.startsWith('{')) return;
        for (const listener of [...listeners]) listener(JSON.parse(line) as Told);
      });
      running = { child, closed: new Promise((resolve) => child.once('close', () => resolve())) };
    },
    next: (read) =>
      new Promise((resolve, reject) => {
        const impatient = setTimeout(() => {
          listeners.delete(listener);
          reject(new Error(`nothing told for ${PATIENCE_MS} ms: ${complaints.join('').slice(-500)}`));
        }, PATIENCE_MS);
        const listener = (told: Told): void => {
          const found = read(told);
          if (found === undefined) return;
          clearTimeout(impatient);
          listeners.delete(listener);
          resolve(found);
        };
        listeners.add(listener);
      }),
    order: (order) => void running?.child.stdin?.write(`${JSON.stringify(order)}\n`),
    async kill() {
      running?.child.kill('SIGKILL');
      await running?.closed;
    },
  };
}
