import { Redis } from 'ioredis';
import type { Notifier } from '../../handlers/ports.ts';
import type { Log } from '../../storage/ports.ts';
import { inProcessNotifier } from './in-process.ts';
import { decodeHints, encodeHints } from './wire.ts';

type RedisNotifierOptions = {
  /** `redis://…` */
  url: string;
  /** Names this process, so that it does not hear itself. */
  self: string;
  log: Log;
  channel?: string;
};

/**
 * Hints between processes by Redis pub/sub. Listeners of this process hear without Redis; what others miss while
 * Redis is away they find at their next re-read. Resolves once subscribed, or once Redis proved to be away.
 */
export async function redisNotifier({
  url,
  self,
  log,
  channel = 'lantunan:hints',
}: RedisNotifierOptions): Promise<Notifier> {
  const here = inProcessNotifier(log);
  const sender = new Redis(url, { maxRetriesPerRequest: null });
  const receiver = new Redis(url, { maxRetriesPerRequest: null });
  let away = false;

  for (const connection of [sender, receiver]) {
    connection.on('error', (error: Error & { code?: string }) => {
      if (!away) log.warn('notifier.redis_away', { code: error.code ?? 'unknown' });
      away = true;
    });
    connection.on('ready', () => {
      away = false;
    });
  }
  receiver.on('message', (_channel: string, text: string) => here.publish(decodeHints(self, text)));
  // ioredis subscribes again by itself after a reconnect.
  const subscribed = receiver.subscribe(channel).catch(() => undefined);
  await Promise.race([subscribed, new Promise((resolve) => receiver.once('error', resolve))]);

  return {
    publish(hints) {
      here.publish(hints);
      // A hint kept until Redis is back would only be stale.
      if (sender.status !== 'ready') return;
      for (const text of encodeHints(self, hints)) void sender.publish(channel, text).catch(() => undefined);
    },
    subscribe: (listener) => here.subscribe(listener),
    async stop() {
      await here.stop();
      sender.disconnect();
      receiver.disconnect();
    },
  };
}
