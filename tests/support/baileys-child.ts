/**
 * The WhatsApp channel in a process of its own, told what to do by JSON lines on stdin and telling what happens by
 * JSON lines on stdout. Tests start it, kill it and start it again on the same file.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { baileysChannel } from '../../bot/channels/baileys/channel.ts';
import type { Address, Outgoing } from '../../flows/message.ts';
import type { HeldKeys, KeyStore } from '../../bot/channels/baileys/key-store.ts';
import { credsType, storedKeys } from '../../bot/channels/baileys/key-store.ts';
import { storedLease } from '../../bot/channels/baileys/lease.ts';
import { createCipher } from '../../storage/cipher.ts';
import { openStorage } from '../../storage/database.ts';

export type ChildOptions = {
  url: string;
  /** Database file. */
  file: string;
  maxMediaBytes?: number;
  /** Another process holds the lease for the first so many tries. */
  leaseTaken?: number;
  /** Never comes back from the inbox: the process is to be killed there. */
  stuck?: boolean;
  /** How often the library asks whether the server is still there, ms. */
  keepAlive?: number;
  /** ms */
  watchdog?: number;
  /** ms */
  quiet?: number;
  /** ms */
  healthyAfter?: number;
  /** Longest wait for a file, and for a phone that shall upload it again, ms. */
  media?: number;
  /** How often the lease is renewed, ms. */
  lease?: number;
  /** So long it takes to store credentials, ms. */
  slowCredsMs?: number;
  /** So long it takes to store which number belongs to whom, ms. */
  slowMappingsMs?: number;
  version?: [number, number, number];
  /** The last message that the number had before it is linked; UTC ms. */
  lastHeardAt?: number;
  /** How long after the last piece of a history it is judged, where the phone does not say that it is complete; ms. */
  historyQuiet?: number;
  /** So often what was missed cannot be stored. */
  missedFails?: number;
  /** So often nobody can look up when a person last wrote. */
  lookUpsFail?: number;
  /** What an earlier process has sent, by id; bytes of a file in base64. */
  sent?: Record<string, { message: Outgoing; bytes?: string }>;
};

export type ChildCommand =
  | { do: 'pair'; phone?: string }
  | { do: 'send'; to: string; message: Outgoing; id?: string; bytes?: string }
  /** The database cannot be reached for so long, ms; `idle`: and nobody needs a key meanwhile. */
  | { do: 'lose_store'; ms: number; idle?: true }
  /** The database hangs, for keys and lease, or no longer does. */
  | { do: 'hang_store'; on: boolean }
  /** Another process has taken the lease, for so many tries. */
  | { do: 'lose_lease'; times: number }
  /** Another process takes it, and keeps it. */
  | { do: 'give_lease_away' }
  /** The same, between two looks: it is there again. */
  | { do: 'regain_lease' }
  | { do: 'typing'; to: string }
  /** So often at the same time. */
  | { do: 'reconnect'; times?: number }
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

const written = new Set<string>();
const ours = new Map(Object.entries(options.sent ?? {}));
const say = (level: string) => (what: string, fields?: object) => emit('log', { level, what, fields });
const log = { info: say('info'), warn: say('warn'), error: say('error') };
const clock = { now: () => Date.now() };
const account = 'wa1';
const storage = await openStorage({
  where: { file: options.file },
  cipher: createCipher(Buffer.alloc(32, 7)),
  ids: { next: () => randomUUID(), secret: (bytes) => randomBytes(bytes) },
  clock,
  log,
});
// The same name each time: a killed process leaves its lease behind, and its successor here need not wait.
const lease = storedLease(storage, account, () => 'child', clock);

let storeBack = 0;
/** As long, for whoever asks whether the lease is still ours. */
let leaseBack = 0;
const reachable = (): void => {
  if (Date.now() < storeBack) throw new Error('the database is away');
};
/** What is written now never comes to an end. */
let hanging = false;
const troubled = (stored: KeyStore): KeyStore => ({
  get: async (type, ids) => (reachable(), stored.get(type, ids)),
  set: async (entries) => {
    reachable();
    if (hanging) await new Promise(() => emit('hanging', {}));
    const holds = (wanted: string): boolean => entries.some(({ type }) => type === wanted);
    if (holds(credsType)) await setTimeout(options.slowCredsMs);
    if (holds('lid-mapping')) await setTimeout(options.slowMappingsMs);
    return stored.set(entries);
  },
  all: async (type) => (reachable(), stored.all(type)),
  clear: async () => (reachable(), stored.clear()),
});
const stored = storedKeys(storage, account, lease);
const keys: HeldKeys = { ...troubled(stored), under: () => troubled(stored.under(lease.holding())) };

let missedFails = options.missedFails ?? 0;
let lookUpsFail = options.lookUpsFail ?? 0;
let taken = options.leaseTaken ?? 0;
let told = false;
/** So often the lease was lost and taken again without anybody noticing. */
let lost = 0;
const channel = baileysChannel(
  {
    account,
    webSocketUrl: options.url,
    maxMediaBytes: options.maxMediaBytes ?? 5_000_000,
    ...(options.version ? { version: options.version } : {}),
    timing: {
      backoffBase: 20,
      ack: 500,
      inTurn: 2_000,
      query: 3_000,
      mediaPause: 10,
      fileAway: 300,
      close: 200,
      stop: 1_000,
      storing: 500,
      lease: options.lease ?? 100,
      history: 100,
      historyQuiet: options.historyQuiet ?? 1_000,
      ...(options.media === undefined ? {} : { media: options.media }),
      ...(options.keepAlive === undefined ? {} : { keepAlive: options.keepAlive }),
      ...(options.watchdog === undefined ? {} : { watchdog: options.watchdog }),
      ...(options.quiet === undefined ? {} : { quiet: options.quiet }),
      ...(options.healthyAfter === undefined ? {} : { healthyAfter: options.healthyAfter }),
    },
  },
  {
    keys,
    lease: {
      hold: async () => {
        if (hanging) await new Promise(() => channel.isOpen() || emit('lease_hanging', {}));
        if (Date.now() < leaseBack) throw new Error('the database is away');
        if (taken-- > 0) return false;
        const ours = await lease.hold();
        if (ours && !told) emit('held', {});
        told ||= ours;
        return ours;
      },
      holding: () => `${lease.holding()}-${lost}`,
      renounce: () => (lease.renounce(), emit('renounced', {})),
      isAnothers: lease.isAnothers,
      release: () => lease.release().then(() => emit('released', {})),
    },
    clock,
    random: Math.random,
    log,
    fetch: globalThis.fetch,
    console,
    lastHeardAt: async () => options.lastHeardAt ?? null,
    lastWroteAt: async ({ value }) => {
      if (lookUpsFail-- > 0) throw new Error('the database is away');
      return written.has(value) ? clock.now() : null;
    },
    exhausted: () => emit('exhausted', {}),
  },
);

await channel.start({
  async receive(message) {
    written.add(message.chat.value);
    emit(options.stuck ? 'receiving' : 'received', { message });
    if (options.stuck) await new Promise(() => undefined);
  },
  async missed(missed) {
    if (missedFails-- > 0) throw new Error('the database is away');
    emit('missed', { missed });
  },
  receipt: async (receipt) => emit('receipt', { receipt }),
  link: async (state) => emit('link', { state }),
  isOurs: async (id) => ours.has(id),
  async sentMessage(id) {
    const sent = ours.get(id);
    if (sent?.bytes === undefined) return sent && { message: sent.message };
    return { message: sent.message, bytes: Buffer.from(sent.bytes, 'base64') };
  },
});
emit('started', {});

async function obey(command: ChildCommand): Promise<void> {
  switch (command.do) {
    case 'pair':
      return channel.pair(command.phone);
    case 'lose_store':
      leaseBack = Date.now() + command.ms;
      if (!command.idle) storeBack = leaseBack;
      return emit('store_lost', {});
    case 'hang_store':
      return void (hanging = command.on);
    case 'give_lease_away':
      await lease.release();
      await storage.write(({ accounts }) => accounts.lease(account, 'another', clock.now(), 60_000));
      return emit('lease_given_away', {});
    case 'regain_lease':
      return void (lost += 1);
    case 'lose_lease':
      return void (taken = command.times);
    case 'typing':
      return channel.typing({ kind: 'lid', value: command.to });
    case 'unlink':
      return channel.unlink();
    case 'reconnect':
      await Promise.all(Array.from({ length: command.times ?? 1 }, () => channel.reconnect()));
      return;
    case 'send': {
      const externalId = command.id ?? `3EB0${randomUUID().replaceAll('-', '').toUpperCase()}`;
      ours.set(externalId, { message: command.message });
      const bytes = command.bytes === undefined ? {} : { bytes: Buffer.from(command.bytes, 'base64') };
      const to: Address = command.to.startsWith('+')
        ? { kind: 'phone', value: command.to }
        : { kind: 'lid', value: command.to };
      const result = await channel.send({
        to,
        message: command.message,
        externalId,
        row: 'row',
        author: 'bot',
        ...bytes,
      });
      return emit('result', { id: externalId, result });
    }
    case 'stop':
      await channel.stop();
      await storage.close();
      emit('stopped', {});
      // The library keeps timers of up to 30 s after its end.
      process.exit(0);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line) as ChildCommand;
  const done = obey(command);
  // As the outbox does: one message does not wait for another.
  if (command.do !== 'send') await done;
}
