import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { LinkState, Missed, Receipt, SendResult } from '../../bot/channels/channel.ts';
import type { InboundMessage, Outgoing } from '../../flows/message.ts';
import type { ChildCommand, ChildOptions } from './baileys-child.ts';
import { certificatePath } from './whatsapp-server/media-server.ts';

/** Bytes of files are base64 text here. */
export type ChildEvent =
  | { event: 'link'; state: LinkState }
  | { event: 'received'; message: InboundMessage }
  | { event: 'receiving'; message: InboundMessage }
  | { event: 'receipt'; receipt: Receipt }
  | { event: 'missed'; missed: Missed }
  | { event: 'result'; id: string; result: SendResult }
  | { event: 'log'; level: string; what: string; fields?: Record<string, unknown> }
  | {
      event:
        | 'hanging'
        | 'lease_given_away'
        | 'lease_hanging'
        | 'started'
        | 'stopped'
        | 'held'
        | 'released'
        | 'renounced'
        | 'exhausted'
        | 'store_lost';
    };

type Named<E extends ChildEvent['event']> = Extract<ChildEvent, { event: E }>;

export type BaileysProcess = {
  /** Everything it said so far. */
  events: ChildEvent[];
  /** Lines on its console that are not ours; must stay empty. */
  noise: string[];
  tell(command: ChildCommand): void;
  /** Sends and waits for the outcome. */
  send(to: string, message: Outgoing, extra?: { id?: string; bytes?: string }): Promise<Named<'result'>>;
  /** The first event of this kind that fits and was not returned yet; waits for it. */
  next<E extends ChildEvent['event']>(event: E, fits?: (event: Named<E>) => boolean): Promise<Named<E>>;
  ready(): Promise<unknown>;
  kill(): Promise<void>;
  stop(): Promise<void>;
};

type Waiter = {
  take: (event: ChildEvent) => boolean;
  resolve: (event: ChildEvent) => void;
  reject: (error: Error) => void;
};

const gone = (): Error => new Error('the process has ended');
const child = new URL('baileys-child.ts', import.meta.url).pathname;
const preload = new URL('whatsapp-server/trust-root.mjs', import.meta.url).href;

export function startBaileys(options: ChildOptions, root: string): BaileysProcess {
  const running: ChildProcess = spawn(
    process.execPath,
    ['--no-warnings', '--import', preload, child, JSON.stringify(options)],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
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
  const events: ChildEvent[] = [];
  const noise: string[] = [];
  const used = new Set<ChildEvent>();
  let waiting: Waiter[] = [];
  let over = false;
  void exited.then(() => {
    over = true;
    for (const { reject } of waiting) reject(gone());
  });

  createInterface({ input: running.stderr! }).on('line', (line) => {
    noise.push(line);
    process.stderr.write(`${line}\n`);
  });
  createInterface({ input: running.stdout! }).on('line', (line) => {
    let event: ChildEvent;
    try {
      event = JSON.parse(line) as ChildEvent;
    } catch {
      noise.push(line);
      return;
    }
    events.push(event);
    const waiter = waiting.find(({ take }) => take(event));
    if (!waiter) return;
    waiting = waiting.filter((other) => other !== waiter);
    used.add(event);
    waiter.resolve(event);
  });

  const next: BaileysProcess['next'] = (name, fits) => {
    const take = (event: ChildEvent): boolean =>
      event.event === name && !used.has(event) && (!fits || fits(event as Parameters<typeof fits>[0]));
    const found = events.find(take);
    if (found) {
      used.add(found);
      return Promise.resolve(found as never);
    }
    if (over) return Promise.reject(gone());
    return new Promise((resolve, reject) => waiting.push({ take, resolve: resolve as never, reject }));
  };
  const tell = (command: ChildCommand): void => void running.stdin!.write(`${JSON.stringify(command)}\n`);

  return {
    events,
    noise,
    tell,
    next,
    send(to, message, extra) {
      tell({ do: 'send', to, message, ...extra });
      return next('result');
    },
    ready: () => next('link', ({ state }) => state.state === 'ready'),
    async kill() {
      running.kill('SIGKILL');
      await exited;
    },
    async stop() {
      tell({ do: 'stop' });
      await exited;
    },
  };
}
