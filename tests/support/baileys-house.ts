/** The house of channel-house-process.ts, spoken to from here. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ChannelHouse } from './channel-house.ts';
import type { Call, ProcessOptions } from './channel-house-process.ts';
import { certificatePath } from './whatsapp-server/media-server.ts';

export type BaileysHouse = ChannelHouse & { pair(): Promise<void>; kill(): Promise<void> };

const program = new URL('channel-house-process.ts', import.meta.url).pathname;
const preload = new URL('whatsapp-server/trust-root.mjs', import.meta.url).href;

export function startBaileysHouse(options: ProcessOptions, root: string): BaileysHouse {
  const running = spawn(
    process.execPath,
    ['--no-warnings', '--import', preload, program, JSON.stringify(options)],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        TMPDIR: process.env['TMPDIR'],
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        TEST_WHATSAPP_ROOT: root,
        NODE_EXTRA_CA_CERTS: certificatePath,
      },
    },
  );
  const exited = new Promise<void>((resolve) => running.once('exit', () => resolve()));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let calls = 0;
  void exited.then(() => {
    for (const { reject } of waiting.values()) reject(new Error('the process has ended'));
  });
  createInterface({ input: running.stdout }).on('line', (line) => {
    const answer = JSON.parse(line) as { call: number; result?: unknown; error?: string };
    const caller = waiting.get(answer.call);
    waiting.delete(answer.call);
    if (answer.error === undefined) caller?.resolve(answer.result);
    else caller?.reject(new Error(answer.error));
  });
  const ask =
    (method: Call['method']) =>
    (...args: unknown[]): Promise<never> => {
      const answer = Promise.withResolvers<unknown>();
      waiting.set((calls += 1), answer);
      running.stdin.write(`${JSON.stringify({ call: calls, method, args })}\n`);
      return answer.promise as Promise<never>;
    };
  return {
    compose: ask('compose'),
    composeFile: ask('composeFile'),
    row: ask('row'),
    reached: ask('reached'),
    inbound: ask('inbound'),
    linked: ask('linked'),
    beat: ask('beat'),
    pair: ask('pair'),
    async close() {
      await ask('close')();
      await exited;
    },
    async kill() {
      running.kill('SIGKILL');
      await exited;
    },
  };
}
