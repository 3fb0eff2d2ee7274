import pg from 'pg';
import type { Notifier } from '../../handlers/ports.ts';
import type { Log } from '../../storage/ports.ts';
import { inProcessNotifier } from './in-process.ts';
import { decodeHints, encodeHints } from './wire.ts';

type ListenNotifyOptions = {
  /** `postgres://…` */
  url: string;
  /** Names this process, so that it does not hear itself. */
  self: string;
  log: Log;
  channel?: string;
  /** How long to wait before connecting again (ms). */
  retryMs?: number;
};

/**
 * Hints between processes by LISTEN/NOTIFY, where there is PostgreSQL but no Redis. One connection both listens
 * and notifies; when it is lost, listeners of this process still hear and a new one is opened. Resolves once it
 * listens, or once the server proved to be away.
 */
export async function listenNotifyNotifier({
  url,
  self,
  log,
  channel = 'lantunan_hints',
  retryMs = 2_000,
}: ListenNotifyOptions): Promise<Notifier> {
  const here = inProcessNotifier(log);
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;
  let away = false;

  const lost = (failed: pg.Client, error?: unknown): void => {
    if (client === failed) client = undefined;
    void failed.end().catch(() => undefined);
    if (stopped) return;
    if (!away) log.warn('notifier.postgres_away', { code: codeOf(error) });
    away = true;
    clearTimeout(retry);
    retry = setTimeout(() => void connect(), retryMs);
  };

  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    let dead = false;
    const die = (error?: unknown): void => {
      if (dead) return;
      dead = true;
      lost(next, error);
    };
    next.on('error', die);
    next.on('end', () => die());
    next.on('notification', ({ payload }) => here.publish(decodeHints(self, payload ?? '')));
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      die(error);
      return;
    }
    if (stopped) {
      await next.end();
      return;
    }
    client = next;
    away = false;
  };
  await connect();

  return {
    publish(hints) {
      here.publish(hints);
      for (const text of client ? encodeHints(self, hints) : []) {
        // A failed query is followed by the client's own 'error' or 'end'.
        void client?.query('select pg_notify($1, $2)', [channel, text]).catch(() => undefined);
      }
    },
    subscribe: (listener) => here.subscribe(listener),
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await here.stop();
      await client?.end();
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'ended';
}
