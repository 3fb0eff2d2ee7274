import type { Address } from '../../../flows/message.ts';
import type { Clock, Log } from '../../../storage/ports.ts';
import type { ConsoleLike } from './console-filter.ts';
import type { HeldKeys } from './key-store.ts';
import type { Lease } from './lease.ts';

export type BaileysSettings = {
  /** Our name of the linked number, e.g. `wa1`. */
  account: string;
  /** `wss://web.whatsapp.com/ws/chat` */
  webSocketUrl: string;
  maxMediaBytes: number;
  /** WhatsApp Web's version; the library's own when left out. Set it when the server refuses ours (405). */
  version?: [number, number, number];
  timing?: Partial<Timing>;
};

/** All in ms. */
export type Timing = {
  backoffBase: number;
  backoffCap: number;
  /** No reason of the server is waited out longer than this; tests cannot wait for half an hour. */
  longestWait: number;
  /** Open for this long, with traffic: the next failure starts the backoff anew. */
  healthyAfter: number;
  keepAlive: number;
  connect: number;
  query: number;
  ack: number;
  /** Whoever the server told nothing about (their devices, whether they have WhatsApp) is asked for again after so long. */
  untold: number;
  /** For a file, and as long again for the phone that shall upload it anew. */
  media: number;
  /** Before a file is tried a second time; its chat waits. */
  mediaPause: number;
  /** A file whose host is away: the shortest pause, while its chat goes on, and when it is given up. */
  fileAway: number;
  fileGivenUp: number;
  /** So long nothing may be handed on of what has arrived. */
  watchdog: number;
  /** So long a server may only answer our own questions before the connection is renewed: it may have forgotten us. */
  quiet: number;
  /** A message that the library does not finish holds up the next of its chat for so long. */
  inTurn: number;
  /** How often the lease is renewed. */
  lease: number;
  /** A phone's history is judged so long after the phone has said that this is all. */
  history: number;
  /** The same, where the phone says nothing and no more of it comes. */
  historyQuiet: number;
  /** So long a server is given to say goodbye. */
  close: number;
  /** How long `stop` waits for messages being stored. */
  stop: number;
  /** How long keys and credentials under way are waited for when a connection is over. */
  storing: number;
  /** A message that could not be stored, though others can, is tried again after so long. */
  setAside: number;
};

export const defaultTiming: Timing = {
  backoffBase: 1_000,
  backoffCap: 300_000,
  longestWait: Number.POSITIVE_INFINITY,
  healthyAfter: 60_000,
  keepAlive: 30_000,
  connect: 20_000,
  query: 60_000,
  ack: 15_000,
  untold: 60_000,
  media: 60_000,
  mediaPause: 1_000,
  fileAway: 10_000,
  fileGivenUp: 2 * 3_600_000,
  watchdog: 300_000,
  quiet: 3 * 3_600_000,
  inTurn: 10_000,
  lease: 10_000,
  history: 15_000,
  historyQuiet: 180_000,
  close: 2_000,
  stop: 5_000,
  storing: 10_000,
  setAside: 300_000,
};

export type BaileysParts = {
  keys: HeldKeys;
  lease: Lease;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  log: Log;
  /** For received files. */
  fetch: typeof globalThis.fetch;
  /** The console that libsignal writes private keys to; its lines are dropped there. */
  console: ConsoleLike;
  /** When this person last wrote to the number (UTC ms); null when they never did. */
  lastWroteAt: (to: Address) => Promise<number | null>;
  /** When anybody last wrote to the number (UTC ms, the provider's clock); null before its first message. */
  lastHeardAt: () => Promise<number | null>;
  /** The number stays deaf although it was connected anew: only a new process helps. */
  exhausted?: () => void;
};
