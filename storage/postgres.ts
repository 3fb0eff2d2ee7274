import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { PoolClient } from 'pg';
import { hintCollector } from './engine.ts';
import type { Engine, EngineParts } from './engine.ts';
import { errorCode } from './error-code.ts';
import type { Executor } from './executor.ts';
import { migrate } from './migrations/migrate.ts';
import { asStorageError, StorageUnavailable } from './storage-unavailable.ts';
import type { Schema } from './tables/schema.ts';

const CONNECTIONS = 10;
const CONNECT_MS = 5_000;
const ATTEMPTS = 5;
/**
 * A server that went away without a word (its machine died, a firewall forgot the connection) leaves a statement
 * unanswered for ever. So long one is waited for, and so long the server keeps the locks of a transaction whose client
 * went away without a word.
 */
const SILENT_MS = 60_000;
const BIGINT = 20;

type Client = Pick<PoolClient, 'query'>;

/** A serialization failure or a deadlock: the same work may succeed when run again. */
function mayRetry(error: unknown): boolean {
  return ['40001', '40P01'].includes(errorCode(error));
}

const kyselyOn = (connect: () => Promise<PoolClient>, end: () => Promise<void>): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new PostgresDialect({ pool: { connect, end, options: {} } }) });

/** Kysely on one client whose transaction and release are not its business; kept for the client's life. */
const bound = new WeakMap<PoolClient, Kysely<Schema>>();
function kyselyOf(client: PoolClient): Kysely<Schema> {
  const known = bound.get(client);
  if (known !== undefined) return known;
  const lent = new Proxy(client, {
    get: (target, name) => {
      if (name === 'release') return () => {};
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const made = kyselyOn(
    async () => lent,
    async () => {},
  );
  bound.set(client, made);
  return made;
}

const runOn =
  (client: Client): Executor['run'] =>
  async <R>(text: string, values: readonly unknown[], name: string) => {
    const result = await client.query({ text, values: [...values], name });
    return { rows: result.rows as R[], changed: result.rowCount ?? 0 };
  };

/** The connection was there and is gone; an address that refuses or does not answer is another matter. */
function diedInPool(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return (
    /^(ECONNRESET|EPIPE|57P0[123])$/.test(errorCode(error)) || message.startsWith('Connection terminated')
  );
}

/** As long as it takes: of a large table it may be minutes. */
async function migrateAt(url: string, log: EngineParts['log']): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT_MS });
  pool.on('error', () => {});
  const db = kyselyOn(
    () => pool.connect(),
    () => pool.end(),
  );
  try {
    await migrate(db, 'postgres', log);
  } finally {
    await db.destroy();
    if (!pool.ended) await pool.end();
  }
}

/** PostgreSQL: one transaction per work, run again after a deadlock; reads go to the pool without one. */
export async function openPostgres(url: string, parts: EngineParts, silentMs = SILENT_MS): Promise<Engine> {
  const { cipher, ids, log, keys, committed, waits } = parts;
  await migrateAt(url, log);
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: silentMs,
    idle_in_transaction_session_timeout: silentMs,
    types: {
      getTypeParser: (oid: number, format: 'text' | 'binary' = 'text'): ((text: string) => unknown) =>
        oid === BIGINT ? Number : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
    },
  });
  pool.on('error', (error) => log.warn('database_connection_lost', { code: errorCode(error) }));
  // A connection that dies while it is lent out must not end the process; its query reports it, or the next one.
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = kyselyOn(
    () => pool.connect(),
    () => pool.end(),
  );
  const shared = { dialect: 'postgres', cipher, ids, keys } as const;

  /**
   * A connection with a transaction begun. Those that died in the pool during an outage are thrown away one
   * by one; while the database is really away no new one can be made, and that is told.
   */
  const begun = async (): Promise<pg.PoolClient> => {
    for (;;) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        return client;
      } catch (error) {
        client.release(true);
        if (!(asStorageError(error) instanceof StorageUnavailable)) throw error;
      }
    }
  };

  const once = async <T>(work: (tx: Executor) => Promise<T>): Promise<T> => {
    const client = await begun();
    let broken = true;
    try {
      const { hints, hint } = hintCollector();
      const waiting = new Set<string>();
      const tx: Executor = {
        ...shared,
        run: runOn(client),
        hint,
        waits: (chat) => void waiting.add(chat),
        get db() {
          return kyselyOf(client);
        },
      };
      const result = await work(tx);
      await client.query('commit');
      broken = false;
      committed(hints());
      waiting.forEach(waits);
      return result;
    } catch (error) {
      // Nobody who does not answer is asked to roll back: with the connection the transaction ends.
      if (broken && !(asStorageError(error) instanceof StorageUnavailable)) {
        broken = await client.query('rollback').then(
          () => false,
          () => true,
        );
      }
      throw error;
    } finally {
      client.release(broken);
    }
  };

  const repeated = async <T>(work: (tx: Executor) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(work);
      } catch (error) {
        if (!mayRetry(error) || attempt === ATTEMPTS) throw asStorageError(error);
      }
    }
  };

  const running = new Set<Promise<unknown>>();
  let closed = false;
  const tracked = async <T>(start: () => Promise<T>): Promise<T> => {
    if (closed) throw new StorageUnavailable(new Error('closed'));
    const task = start();
    running.add(task);
    try {
      return await task;
    } finally {
      running.delete(task);
    }
  };

  return {
    dialect: 'postgres',
    write: (work) => tracked(() => repeated(work)),
    read: (work) =>
      tracked(async () => {
        const tx: Executor = { ...shared, db, run: runOn(pool), hint: () => {}, waits: () => {} };
        for (let dead = 0; ; dead += 1) {
          try {
            return await work(tx);
          } catch (error) {
            // A read may be repeated: each connection that died in the pool fails once.
            const failed = asStorageError(error);
            if (!diedInPool(error) || dead === pool.options.max) throw failed;
          }
        }
      }),
    forgetErased: () => Promise.resolve(),
    async close() {
      closed = true;
      await Promise.allSettled(running);
      await db.destroy();
      if (!pool.ended) await pool.end();
    },
  };
}
