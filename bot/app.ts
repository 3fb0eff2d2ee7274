import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { forgetDrafts } from '../handlers/jobs/forget-drafts.ts';
import type { World } from '../flows/world.ts';
import type { House } from '../handlers/run-command.ts';
import type { Notifier, Queue } from '../handlers/ports.ts';
import { isHalfRestored } from '../storage/backup/take-place.ts';
import { openReader, readerInstalled } from '../documents/reader.ts';
import type { DocumentReader } from '../documents/reader.ts';
import { createCipher } from '../storage/cipher.ts';
import { openStorage } from '../storage/database.ts';
import { erasureList } from '../storage/erasure-list.ts';
import { StorageUnavailable } from '../storage/storage-unavailable.ts';
import { openFiles } from '../storage/files/files.ts';
import type { Clock, Ids, Log } from '../storage/ports.ts';
import type { Channel } from './channels/channel.ts';
import { openSimulator } from './channels/simulator/channel.ts';
import type { Simulator } from './channels/simulator/channel.ts';
import { ConfigError } from './config.ts';
import type { Config } from './config.ts';
import { ulids } from './ids.ts';
import { intakeFor } from './intake.ts';
import { openLog } from './log.ts';
import { openDatabase } from './database-fault.ts';
import { masterKey, proveKey } from './master-key.ts';
import { inProcessNotifier } from './notifier/in-process.ts';
import { localQueue } from './queue/local.ts';
import { openAlerts } from './runtime/alerts.ts';
import type { Alerts } from './runtime/alerts.ts';
import type { Unstored } from './runtime/number-state.ts';
import { openBackups } from './runtime/backups.ts';
import type { Backups } from './runtime/backups.ts';
import { fileKeeper } from './runtime/file-keeper.ts';
import type { FileKeeper } from './runtime/file-keeper.ts';
import { openErasing } from './runtime/erasing.ts';
import type { Erasing } from './runtime/erasing.ts';
import { openInbox } from './runtime/inbox.ts';
import type { Inbox } from './runtime/inbox.ts';
import type { Mail } from './runtime/mail.ts';
import { openOutbox } from './runtime/outbox.ts';
import type { Outbox } from './runtime/outbox.ts';
import { linkedSetting, makePace } from './runtime/pace.ts';
import { handOver } from './runtime/hand-over.ts';
import { ownCopy } from './runtime/own-copy.ts';
import { startPulse } from './runtime/pulse.ts';
import { httpLanguageModel } from './language-model.ts';
import { openProposals } from './runtime/proposals.ts';
import type { LanguageModel } from './runtime/proposals.ts';
import { openReadings } from './runtime/readings.ts';
import { openTimers } from './runtime/timers.ts';
import type { Timers } from './runtime/timers.ts';
import { makeTrouble } from './trouble.ts';
import { startFault } from './start-fault.ts';
import { turnOf } from './runtime/turns.ts';
import { grantWishes } from './runtime/wanted.ts';
import { openWorld } from './world.ts';

/** A file without a row that is older than this was left behind by a crash. */
const HOUR_MS = 60 * 60_000;

/** The running program, as the command line and tests hold it. */
export type App = {
  config: Config;
  house: House;
  log: Log;
  clock: MovableClock;
  files: FileKeeper;
  notifier: Notifier;
  queue: Queue;
  inbox: Inbox;
  outbox: Outbox;
  timers: Timers;
  backups: Backups;
  erasing: Erasing;
  alerts: Alerts;
  channels: ReadonlyMap<string, Channel>;
  unstored: Unstored;
  simulator?: Simulator;
  /** Opens the channels and begins to work; what a crash left is taken up first. */
  start(): Promise<void>;
  /** Resolves when every row is handled and sent. */
  settled(): Promise<void>;
  /** Erases drafts that nobody went on with, and files that no row knows of. */
  tidy(): Promise<void>;
  close(): Promise<void>;
};

/** Wall clock plus an offset that is kept in the database (`chat --json` moves it). */
export type MovableClock = Clock & { offset: number };

export type Overrides = {
  now?: () => number;
  ids?: Ids;
  log?: Log;
  channels?: (parts: ChannelParts) => Promise<Channel[]>;
  /** In place of the house's own conversations (bench/). */
  flows?: Parameters<typeof openWorld>[3];
  /** Reads documents in place of the child process. */
  reader?: DocumentReader;
  /** In place of the language model of the settings. */
  languageModel?: LanguageModel;
  /** Milliseconds before a send. */
  pace?: (channel: Channel) => number;
  /** Whoever starts the app asks for this: SQLite has one process (storage/database.ts). */
  aloneWithinMs?: number;
};

/** So long a process that was told to end may still need for its last turn. */
export const ENDING_MS = 5_000;
export type ChannelParts = { house: House; log: Log; /** In [0, 1). */ random(): number };

/** So often `settled` finds the same rows waiting before it gives up. */
const MOST_STUCK = 20;

/** The only place where concrete classes meet. */
export async function buildApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const now = overrides.now ?? Date.now;
  const clock: MovableClock = { offset: 0, now: () => now() + clock.offset };
  const ids = overrides.ids ?? ulids(now, (bytes) => randomBytes(bytes));
  const log = overrides.log ?? openLog(config.logLevel).log;
  if (isHalfRestored(config)) {
    throw new ConfigError([
      'Pemulihan cadangan terhenti di tengah jalan. Jalankan lagi: npm run -s lantunan -- restore FILE (a restore was cut off: run it again)',
    ]);
  }
  const { where } = config;
  const { aloneWithinMs } = overrides;
  const wanted = aloneWithinMs === undefined ? {} : { aloneWithinMs };
  const { cipher, storage } = await startFault(config, async () => {
    const cipher = createCipher(masterKey(config.masterKeyFile, 'file' in where && existsSync(where.file)));
    const open = () => openStorage({ where, cipher, ids, clock, log, ...wanted });
    return { cipher, storage: await openDatabase(where, open) };
  });
  await proveKey(storage, cipher, config.masterKeyFile);
  clock.offset = Number((await storage.read(({ settings }) => settings.get('clock.offset'))) ?? 0);
  const model =
    overrides.languageModel ?? (config.languageModel ? httpLanguageModel(config.languageModel) : undefined);
  const running = await openWorld(
    config.office,
    storage,
    clock.now(),
    overrides.flows,
    model !== undefined,
    windowsOf(config),
  );
  const house: House = { storage, world: running.world, clock, ids, cipher };
  let refreshing: Promise<void> = Promise.resolve();
  const refreshTrouble = makeTrouble('office_not_refreshed', log, clock);
  /** What was published since is in force from the next turn on; where it cannot be used, what runs goes on. */
  const refresh = (): Promise<void> =>
    (refreshing = refreshing.then(async () => {
      try {
        house.world = (await running.newer()) ?? house.world;
        refreshTrouble.over();
      } catch (error) {
        refreshTrouble.failed(error);
      }
    }));
  const keptFiles = openFiles({ dir: config.filesDir, cipher, ids });
  const files = fileKeeper(storage, keptFiles);
  const owner = ids.next();

  const notifier = await openNotifier(config, log, owner);
  const queue = await openQueue(config, log);
  // A process without turns of its own and without Redis has nobody to wake; workers hear of the row by notice.
  const wakes = config.redisUrl !== undefined || config.roles.has('worker');
  const wake = (chat: string): void => {
    if (wakes) queue.wake(chat);
  };
  const inbox = openInbox({ storage, cipher, clock, files });
  const erasures = erasureList(config.erasureListFile);
  const erasing = openErasing({ house, files: keptFiles, list: erasures });
  const readings = openReadings({
    storage,
    clock,
    log,
    files,
    zone: house.world.office.zone,
    reader: config.reading && readerInstalled() ? (overrides.reader ?? openReader()) : undefined,
  });
  const proposals = openProposals({ storage, clock, log, catalogue: () => house.world.catalogue, model });
  const timers = openTimers({
    storage,
    clock,
    log,
    chores: {
      erase: erasing.due,
      own_copy: ownCopy(house, files),
      read_document: readings.due,
      hand_over: handOver(storage, files, keptFiles),
      propose: proposals.due,
    },
  });
  const backups = openBackups({
    config,
    storage,
    cipher,
    clock,
    log,
    erasures,
    zone: house.world.office.zone,
  });

  const channels = new Map<string, Channel>();
  const simulator = config.simulator && config.roles.has('channel') ? openSimulator(clock) : undefined;
  if (simulator) channels.set(simulator.account, simulator);
  for (const channel of (await overrides.channels?.({ house, log, random: Math.random })) ?? [])
    channels.set(channel.account, channel);

  const pace = makePace(now, Math.random);
  const outbox = openOutbox({
    storage,
    clock,
    log,
    files,
    owner,
    channels,
    pace: overrides.pace ?? pace.next,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });

  const unstored: Unstored = new Map();
  const alerts = openAlerts({
    storage,
    unstored,
    clock,
    log,
    numbers: [...config.whatsapp, ...(config.cloudApi ? [config.cloudApi.account] : [])],
    people: config.alerts,
    ...(config.smtp ? { mail: await openMail(config.smtp) } : {}),
    deskUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
  });

  storage.onWaiting(wake);
  storage.onHint((hint) => notifier.publish([hint]));
  const alone = config.redisUrl !== undefined || 'file' in config.where;
  const unsubscribe = notifier.subscribe((hint) => {
    if (hint.kind === 'office') void refresh();
    if (hint.kind !== 'chat') return;
    outbox.kick();
    // Without Redis another process hears of a new row only through the database's own notices.
    if (!alone && config.roles.has('worker')) queue.wake(hint.id);
  });
  let stopPulse: (() => Promise<void>) | undefined;

  const app: App = {
    config,
    house,
    log,
    clock,
    files,
    notifier,
    queue,
    inbox,
    outbox,
    timers,
    backups,
    erasing,
    alerts,
    channels,
    unstored,
    ...(simulator ? { simulator } : {}),
    async start() {
      if (config.roles.has('worker')) await erasures.follow(storage);
      // The first line teaches the recogniser for some tenths of a second: now, and not while a reply is on its way.
      if (config.roles.has('worker')) house.world.understand('halo');
      if (config.roles.has('worker')) await queue.start(turnOf(house, log, outbox));
      for (const channel of channels.values()) {
        const { account } = channel;
        const linked = await storage.read(({ settings }) => settings.get(linkedSetting(account)));
        if (linked !== undefined) pace.linked(account, Number(linked));
        await channel.start(intakeFor(channel, { storage, clock, inbox, outbox, pace, files, unstored }));
      }
      stopPulse = startPulse({
        config,
        storage,
        clock,
        log,
        timers,
        outbox,
        backups,
        alerts,
        wake,
        refresh,
        grantWishes: () => grantWishes({ storage, clock, log, channels }),
        tidy: () => app.tidy(),
      });
    },
    async tidy() {
      for (const file of await forgetDrafts(house)) await keptFiles.remove(file);
      if (await erasures.follow(storage)) await storage.forgetErased();
      const known = await storage.read(({ messages }) => messages.files());
      await keptFiles.sweep(new Set(known), clock.now() - HOUR_MS);
    },
    async settled() {
      let before = '';
      for (let stuck = 0; stuck < MOST_STUCK;) {
        await refreshing;
        await queue.idle();
        if (config.roles.has('worker')) await Promise.all([readings.idle(), proposals.idle()]);
        if (config.roles.has('worker')) await timers.fire('hand_over');
        outbox.kick();
        await outbox.idle();
        const waiting = await storage.read(async (stores) => ({
          chats: await stores.messages.chatsToWake(clock.now(), 500),
          due: await stores.outbox.nextDue(
            [...channels.values()].filter((channel) => channel.isReady()).map(({ account }) => account),
          ),
        }));
        for (const chat of waiting.chats) wake(chat);
        const sends = waiting.due !== null && waiting.due <= clock.now();
        if (waiting.chats.length === 0 && !sends) return;
        const now = JSON.stringify(waiting);
        stuck = now === before ? stuck + 1 : 0;
        before = now;
      }
      throw new StorageUnavailable(new Error('what waits cannot be handled or sent; the log says why'));
    },
    async close() {
      await stopPulse?.();
      await backups.stop();
      unsubscribe();
      // Turns end first; then what is being sent, while its link still stands. The rest waits for the next start.
      await queue.stop();
      await readings.stop();
      await proposals.stop();
      await outbox.stop();
      await Promise.all([...channels.values()].map((channel) => channel.stop()));
      await notifier.stop();
      await refreshing;
      await storage.close();
    },
  };
  return app;
}

/** The official numbers: the split roles all read the same settings. */
function windowsOf({ cloudApi }: Config): World['windows'] {
  return cloudApi && new Map([[cloudApi.account, cloudApi.template ? 'template' : 'held']]);
}

async function openMail(smtp: NonNullable<Config['smtp']>): Promise<Mail> {
  const { smtpMail } = await import('./runtime/mail.ts');
  return smtpMail(smtp.url, smtp.from);
}

async function openQueue(config: Config, log: Log): Promise<Queue> {
  if (config.redisUrl === undefined) return localQueue({ log });
  const { bullmqQueue } = await import('./queue/bullmq.ts');
  return bullmqQueue({ url: config.redisUrl, log });
}

async function openNotifier(config: Config, log: Log, self: string): Promise<Notifier> {
  if (config.redisUrl !== undefined) {
    const { redisNotifier } = await import('./notifier/redis.ts');
    return redisNotifier({ url: config.redisUrl, log, self });
  }
  if ('url' in config.where) {
    const { listenNotifyNotifier } = await import('./notifier/listen-notify.ts');
    return listenNotifyNotifier({ url: config.where.url, log, self });
  }
  return inProcessNotifier(log);
}
