import { Queue as BullQueue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Queue } from '../../handlers/ports.ts';
import type { Log } from '../../storage/ports.ts';
import { localQueue } from './local.ts';

type BullmqQueueOptions = {
  /** `redis://…` */
  url: string;
  log: Log;
  /** Turns that run at the same time in this process. */
  concurrency?: number;
  /** Keeps two installations on one Redis apart. */
  prefix?: string;
};

const name = 'turns';
/** A killed worker's chat is free again after this long (ms). */
const lockMs = 10_000;

/**
 * Wake-ups shared by several processes through Redis. A chat has at most one job waiting or running; a wake-up
 * that comes while its job runs makes one more. While Redis is away, chats woken here are run here: a turn takes
 * its own database lock, so two processes doing so cannot disturb the order.
 */
export function bullmqQueue({ url, log, concurrency = 64, prefix = 'lantunan' }: BullmqQueueOptions): Queue {
  const fallback = localQueue({ log, concurrency });
  const client = new Redis(url, { maxRetriesPerRequest: null });
  const jobs = new BullQueue<{ chat: string }>(name, { connection: client, prefix });
  const adding = new Set<Promise<void>>();
  let blocking: Redis | undefined;
  let worker: Worker<{ chat: string }> | undefined;
  let stopped = false;
  let away = false;

  const lost = (error: unknown): void => {
    if (stopped) return;
    if (client.status === 'ready') {
      // Redis is there but has forgotten a job, say; the sweep finds its chat.
      log.warn('queue.redis_error', { code: codeOf(error) });
      return;
    }
    if (away) return;
    away = true;
    log.warn('queue.redis_away', { code: codeOf(error) });
  };
  const found = (): void => {
    if (away) log.info('queue.redis_back');
    away = false;
  };
  client.on('error', lost);
  client.on('ready', found);
  const tried = new Promise<void>((resolve) => {
    client.once('ready', resolve);
    client.once('error', () => resolve());
  });
  jobs.on('error', lost);

  /** A process that runs no turns leaves the chat to the sweep of one that does. */
  const runHere = (chat: string): void => {
    if (worker) fallback.wake(chat);
  };

  const add = async (chat: string): Promise<void> => {
    await tried;
    // ioredis would keep the command until Redis is back; the chat should not wait that long.
    if (client.status !== 'ready') {
      runHere(chat);
      return;
    }
    try {
      await jobs.add(
        'turn',
        { chat },
        {
          deduplication: { id: encodeURIComponent(chat), keepLastIfActive: true },
          removeOnComplete: true,
          removeOnFail: true,
        },
      );
    } catch (error) {
      lost(error);
      runHere(chat);
    }
  };

  const emptyInRedis = async (): Promise<boolean> => {
    if (client.status !== 'ready') return true;
    try {
      return (await jobs.getJobCountByTypes('waiting', 'active', 'prioritized', 'delayed')) === 0;
    } catch {
      return true;
    }
  };

  return {
    async start(turn) {
      blocking = new Redis(url, { maxRetriesPerRequest: null });
      blocking.on('error', lost);
      worker = new Worker<{ chat: string }>(
        name,
        async (job) => {
          await turn(job.data.chat);
        },
        { connection: blocking, prefix, concurrency, lockDuration: lockMs, stalledInterval: lockMs / 2 },
      );
      worker.on('error', lost);
      worker.on('failed', (job, error) =>
        log.error('queue.turn_failed', { chat: job?.data.chat ?? '', error: String(error) }),
      );
      await fallback.start(turn);
    },
    wake(chat) {
      if (stopped) return;
      const done = add(chat).finally(() => adding.delete(done));
      adding.add(done);
    },
    async idle() {
      for (;;) {
        await Promise.all(adding);
        await fallback.idle();
        if (adding.size === 0 && (stopped || (await emptyInRedis()))) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async stop() {
      stopped = true;
      if (away) client.disconnect();
      await Promise.all(adding);
      // With Redis away the worker has nothing to hand over, and a polite close would wait for it.
      await worker?.close(away);
      await fallback.stop();
      await jobs.close();
      for (const connection of [client, blocking]) connection?.disconnect();
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
