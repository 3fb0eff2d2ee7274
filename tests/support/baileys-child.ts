/**
 * The WhatsApp channel in a process of its own, told what to do by JSON lines on stdin and telling what happens by
 * JSON lines on stdout. Tests start it, kill it and start it again on the same file.
 */
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { baileysChannel } from '../../bot/channels/baileys/channel.ts';
import type { Outgoing } from '../../flows/message.ts';
import { sqliteKeyStore } from './sqlite-key-store.ts';

export type ChildOptions = {
  url: string;
  mediaHost: string;
  keys: string;
  maxMediaBytes?: number;
  /** Never comes back from the inbox: the process is to be killed there. */
  stuck?: boolean;
};

export type ChildCommand =
  | { do: 'pair'; phone?: string }
  | { do: 'send'; to: string; message: Outgoing; id?: string; bytes?: string }
  | { do: 'unlink' | 'stop' };

const options = JSON.parse(process.argv[2] ?? '{}') as ChildOptions;
const emit = (event: string, fields: object): void => {
  const line = JSON.stringify({ event, ...fields }, (_key, value: unknown) =>
    // Buffers have turned themselves into { type, data } by now.
    isBuffer(value) ? Buffer.from(value.data).toString('base64') : value,
  );
  process.stdout.write(`${line}\n`);
};
const isBuffer = (value: unknown): value is { data: number[] } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Buffer' &&
  'data' in value;

const ours = new Map<string, Outgoing>();
const log = (level: string) => (what: string, fields?: object) => emit('log', { level, what, fields });

const channel = baileysChannel(
  {
    account: 'wa1',
    webSocketUrl: options.url,
    mediaHost: options.mediaHost,
    maxMediaBytes: options.maxMediaBytes ?? 5_000_000,
    timing: { backoffBase: 20, ack: 500, query: 3_000, stop: 1_000 },
  },
  {
    keys: sqliteKeyStore(options.keys),
    lease: { hold: async () => true, release: async () => emit('released', {}) },
    clock: { now: () => Date.now() },
    random: Math.random,
    secret: (bytes) => randomBytes(bytes),
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    fetch: globalThis.fetch,
    console,
  },
);

await channel.start({
  async receive(message) {
    emit(options.stuck ? 'receiving' : 'received', { message });
    if (options.stuck) await new Promise(() => undefined);
  },
  receipt: async (receipt) => emit('receipt', { receipt }),
  link: async (state) => emit('link', { state }),
  isOurs: async (id) => ours.has(id),
  sentMessage: async (id) => ours.get(id),
});
emit('started', {});

async function obey(command: ChildCommand): Promise<void> {
  switch (command.do) {
    case 'pair':
      return channel.pair(command.phone);
    case 'unlink':
      return channel.unlink();
    case 'send': {
      const externalId = command.id ?? channel.newExternalId();
      ours.set(externalId, command.message);
      const bytes = command.bytes === undefined ? {} : { bytes: Buffer.from(command.bytes, 'base64') };
      const to = { kind: 'lid', value: command.to } as const;
      const result = await channel.send({ to, message: command.message, externalId, row: 'row', ...bytes });
      return emit('result', { id: externalId, result });
    }
    case 'stop':
      await channel.stop();
      emit('stopped', {});
      // The library keeps timers of up to 30 s after its end.
      process.exit(0);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  await obey(JSON.parse(line) as ChildCommand);
}
