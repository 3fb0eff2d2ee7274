import { indexMessages } from '../../handlers/jobs/index-messages.ts';
import type { Storage } from '../../storage/database.ts';
import type { Clock, Log } from '../../storage/ports.ts';
import type { Config } from '../config.ts';
import type { Alerts } from './alerts.ts';
import type { Backups } from './backups.ts';
import type { Outbox } from './outbox.ts';
import type { Timers } from './timers.ts';
import { makeTrouble } from '../trouble.ts';

const BEAT_MS = 1_000;
/** Wake-ups may be lost; rows are not. So often what waits is looked for. */
const SWEEP_BEATS = 15;
const HOUR_BEATS = 3_600;
/** Nobody should wait longer for the bot itself (law 4). */
const MUTE_MS = 60_000;

type PulseParts = {
  config: Config;
  storage: Storage;
  clock: Clock;
  log: Log;
  timers: Timers;
  outbox: Outbox;
  backups: Pick<Backups, 'tick'>;
  alerts: Pick<Alerts, 'run'>;
  wake(chat: string): void;
  /** Takes up what another process published of the office's knowledge. */
  refresh(): Promise<void>;
  /** What people asked of the numbers this process holds. */
  grantWishes(): Promise<void>;
  /** Erases drafts that nobody went on with, and files that no row knows of. */
  tidy(): Promise<void>;
};

/** The slow heartbeat: due timers, due retries, and a sweep for rows whose wake-up was lost. */
export function startPulse(parts: PulseParts): () => Promise<void> {
  const { config, storage, clock, log, timers, outbox, backups, alerts, wake, refresh, grantWishes, tidy } =
    parts;
  let beats = 0;
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  /** A slow mail server holds up nothing else. */
  let watching: Promise<void> = Promise.resolve();
  const trouble = makeTrouble('pulse_failed', log, clock);

  const beat = async (): Promise<void> => {
    await refresh();
    if (config.roles.has('worker')) {
      await timers.run();
      await indexMessages(storage, clock.now());
    }
    if (config.roles.has('channel')) await grantWishes();
    outbox.kick();
    if (beats % SWEEP_BEATS === 0) {
      await sweep();
      await outbox.settle();
      if (config.roles.has('worker')) await backups.tick();
      if (config.roles.has('worker')) watching = watching.then(alerts.run);
    }
    if (beats % HOUR_BEATS === 0 && config.roles.has('worker')) await tidy();
    beats += 1;
  };

  const sweep = async (): Promise<void> => {
    const oldest = await storage.read((stores) => stores.messages.oldestUnhandled());
    if (oldest !== null && clock.now() - oldest > MUTE_MS)
      log.error('people_wait_for_an_answer', { sinceMs: clock.now() - oldest });
    for (const chat of await storage.read((stores) => stores.messages.chatsToWake(clock.now(), 500)))
      wake(chat);
  };

  const next = (): void => {
    if (busy) return;
    busy = true;
    running = beat()
      .then(trouble.over, trouble.failed)
      .finally(() => {
        busy = false;
      });
  };
  const timer = setInterval(next, BEAT_MS);
  next();

  return async () => {
    clearInterval(timer);
    await running;
    await watching;
  };
}
