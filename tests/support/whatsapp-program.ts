/** The whole program without its desk on a number of the server double; JSON lines on stdin and stdout. */
import { createInterface } from 'node:readline';
import { buildApp } from '../../bot/app.ts';
import { baileysChannel } from '../../bot/channels/baileys/channel.ts';
import type { Channel, Intake, LinkState } from '../../bot/channels/channel.ts';
import type { KeyStore } from '../../bot/channels/baileys/key-store.ts';
import { storedKeys } from '../../bot/channels/baileys/key-store.ts';
import { storedLease } from '../../bot/channels/baileys/lease.ts';
import { loadConfig } from '../../bot/config.ts';
import type { FileFault, FileRef } from '../../flows/message.ts';
import { makeSlowKeys } from './slow-keys.ts';

export type ChannelOptions = {
  file: string;
  keyFile: string;
  dataDir: string;
  url: string;
  pair: boolean;
  ackMs: number;
};
/** What the program is told, one line each. */
export type ProgramOrder =
  | { of: string }
  | { pair: true }
  | { reconnect: true }
  | { storeAwayMs: number }
  | { keysSlowOf: string; fail: boolean }
  | { inboxThrows: true }
  | { usage: true };
/** Bytes: of the process, in use in the engine's heap, held for that heap, and outside it (buffers). */
export type Usage = { cpuMs: number; rss: number; heap: number; held: number; buffers: number };
export type Told =
  | { link: LinkState }
  | { started: true }
  | { usage: Usage }
  /** The keys of a message will be slow to store; they are being stored. */
  | { keys: 'slow' | 'held' }
  /** Of one chat: what came in, and the states of what went out. */
  | { of: string; inbound: Inbound[]; outgoing: { text: string; state: string }[] };
/** `photo`: its bytes in base64, or what is wrong with it. */
type Inbound = { id: string; state: string; photo?: string };

const account = 'wa1';
const options = JSON.parse(process.argv[2] ?? '{}') as ChannelOptions;
const tell = (told: Told): void => void process.stdout.write(`${JSON.stringify(told)}\n`);
const config = loadConfig(
  {
    NODE_ENV: 'test',
    DATA_DIR: options.dataDir,
    MASTER_KEY_FILE: options.keyFile,
    WHATSAPP: 'off',
    SIMULATOR: 'off',
    LOG_LEVEL: 'silent',
  },
  options.file,
);

const slowKeys = makeSlowKeys((keys) => tell({ keys }));
let number: ReturnType<typeof baileysChannel> | undefined;
const app = await buildApp(config, {
  pace: () => 0,
  channels: async ({ house: { storage, clock }, log, random }) => {
    // The same name each time: a killed process leaves its lease behind.
    const lease = storedLease(storage, account, () => 'proof', clock);
    const stored = storedKeys(storage, account, lease);
    const made = baileysChannel(
      {
        account,
        webSocketUrl: options.url,
        maxMediaBytes: 1_000,
        timing: {
          backoffBase: 20,
          backoffCap: 200,
          longestWait: 300,
          keepAlive: 1_000,
          ack: options.ackMs,
          query: 20_000,
          close: 200,
          stop: 1_000,
          lease: 500,
          history: 200,
          mediaPause: 20,
          fileAway: 100,
        },
      },
      {
        keys: {
          ...reachable(slowKeys.around(stored)),
          under: (holding) => reachable(slowKeys.around(stored.under(holding))),
        },
        lease,
        clock,
        random,
        log,
        fetch: onLoopback,
        console: globalThis.console,
        lastHeardAt: () => storage.read(({ messages }) => messages.lastInOf(account)),
        lastWroteAt: () => Promise.resolve(clock.now()),
      },
    );
    number = made;
    return [{ ...made, start: (intake: Intake) => made.start(overheard(intake)) } satisfies Channel];
  },
});

/** Before there is a connection the usual host of files is asked, which is nowhere here. */
async function onLoopback(...[url, init]: Parameters<typeof fetch>): Promise<Response> {
  if (new Request(url).url.startsWith('https://127.0.0.1:')) return fetch(url, init);
  throw new Error('not on this machine');
}

/** The database is away for everything of the channel until then (UTC ms). */
let storeBack = 0;
let inboxThrows = false;

function reachable(keys: KeyStore): KeyStore {
  const check = (): void => {
    if (Date.now() < storeBack) throw new Error('the database is away');
  };
  return {
    get: async (type, ids) => (check(), keys.get(type, ids)),
    set: async (entries) => (check(), keys.set(entries)),
    all: async (type) => (check(), keys.all(type)),
    clear: async () => (check(), keys.clear()),
  };
}

function overheard(intake: Intake): Intake {
  return {
    ...intake,
    async receive(message) {
      const throws = inboxThrows;
      inboxThrows = false;
      if (throws) throw new Error('the inbox is broken');
      await intake.receive(message);
    },
    async link(state) {
      await intake.link(state);
      tell({ link: state });
    },
  };
}

await app.start();
if (options.pair) await number?.pair();
tell({ started: true });

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line) as ProgramOrder;
  if ('pair' in order) {
    await number?.pair();
    continue;
  }
  if ('reconnect' in order) {
    await number?.reconnect();
    continue;
  }
  if ('keysSlowOf' in order) {
    slowKeys.of(order.keysSlowOf, order.fail);
    continue;
  }
  if ('storeAwayMs' in order) {
    storeBack = Date.now() + order.storeAwayMs;
    continue;
  }
  if ('usage' in order) {
    const { user, system } = process.cpuUsage();
    // What stays, not what waits to be collected; buffers are given back by the second time.
    globalThis.gc?.();
    globalThis.gc?.();
    const { rss, heapUsed: heap, heapTotal: held, external: buffers } = process.memoryUsage();
    tell({ usage: { cpuMs: (user + system) / 1_000, rss, heap, held, buffers } });
    continue;
  }
  if ('inboxThrows' in order) {
    inboxThrows = true;
    continue;
  }
  tell(await writtenOf(order.of));
}

async function writtenOf(of: string): Promise<Told> {
  const rows = await app.house.storage.read(async ({ chats, messages }) => {
    const chat = await chats.find(account, { kind: 'lid', value: of });
    return chat ? (await messages.ofChat(chat.id, 1_000)).reverse() : [];
  });
  const inbound: Inbound[] = [];
  for (const row of rows) {
    if (row.direction !== 'in') continue;
    const photo = row.body.kind === 'image' ? { photo: await photoOf(row.body.file) } : {};
    inbound.push({ id: row.externalId ?? '', state: row.state, ...photo });
  }
  return {
    of,
    inbound,
    outgoing: rows.flatMap((row) =>
      row.direction === 'out'
        ? [{ text: row.body.kind === 'text' ? row.body.text : row.body.kind, state: row.state }]
        : [],
    ),
  };
}

async function photoOf(file: FileRef | FileFault): Promise<string> {
  if ('fault' in file) return file.fault;
  return Buffer.from(await app.files.get(file)).toString('base64');
}
