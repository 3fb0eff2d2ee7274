/** The whole program without its desk on a number of the server double; JSON lines on stdin and stdout. */
import { createInterface } from 'node:readline';
import { buildApp } from '../../bot/app.ts';
import { baileysChannel } from '../../bot/channels/baileys/channel.ts';
import type { Channel, Intake, LinkState } from '../../bot/channels/channel.ts';
import type { KeyStore } from '../../bot/channels/baileys/key-store.ts';
import { storedKeys } from '../../bot/channels/baileys/key-store.ts';
import { storedLease } from '../../bot/channels/baileys/lease.ts';
import { loadConfig } from '../../bot/config.ts';
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
  | { of: string; inbound: { id: string; state: string }[]; outgoing: { text: string; state: string }[] };

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
          query: 3_000,
          close: 200,
          stop: 1_000,
          lease: 500,
          history: 200,
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
        fetch: globalThis.fetch,
        console: globalThis.console,
        lastHeardAt: () => storage.read(({ messages }) => messages.lastInOf(account)),
        lastWroteAt: () => Promise.resolve(clock.now()),
      },
    );
    number = made;
    return [{ ...made, start: (intake: Intake) => made.start(overheard(intake)) } satisfies Channel];
  },
});

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
  const { of } = order;
  const rows = await app.house.storage.read(async ({ chats, messages }) => {
    const chat = await chats.find(account, { kind: 'lid', value: of });
    return chat ? (await messages.ofChat(chat.id, 1_000)).reverse() : [];
  });
  tell({
    of,
    inbound: rows.flatMap((row) =>
      row.direction === 'in' ? [{ id: row.externalId ?? '', state: row.state }] : [],
    ),
    outgoing: rows.flatMap((row) =>
      row.direction === 'out'
        ? [{ text: row.body.kind === 'text' ? row.body.text : row.body.kind, state: row.state }]
        : [],
    ),
  });
}
