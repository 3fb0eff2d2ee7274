import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { holdAlone } from './alone.ts';
import { hintCollector } from './engine.ts';
import type { Engine, EngineParts } from './engine.ts';
import { errorCode } from './error-code.ts';
import type { Executor, Outcome } from './executor.ts';
import type { Hint } from './hint.ts';
import { migrate } from './migrations/migrate.ts';
import type { Log } from './ports.ts';
import { makePrivate } from './private-files.ts';
import { shredIndex, vacuumIfSmall } from './shred.ts';
import { OneTransactionDialect } from './sqlite-dialect.ts';
import { asStorageError, StorageUnavailable } from './storage-unavailable.ts';
import type { Schema } from './tables/schema.ts';

/** One COMMIT carries at most this many works, or those that started within this many milliseconds. */
const BATCH = 256;
const BATCH_MS = 20;
const BUSY_MS = 5_000;
const STATEMENTS = 500;
/** The pages of the chats that are active stay in memory; ids of chats and providers are scattered over them. */
const CACHE_KIB = 32 * 1024;
/** A page that many turns change is copied into the database once, not every few commits. */
const CHECKPOINT_PAGES = 4_000;

type Job = { run: (tx: Executor) => Promise<void>; settle: () => void; reject: (error: unknown) => void };

/** A connection whose prepared statements are kept: preparing costs more than running most of them. */
function connect(file: string) {
  const database = new Sqlite(file);
  database.pragma(`busy_timeout = ${BUSY_MS}`);
  database.pragma('foreign_keys = on');
  const statements = new Map<string, Sqlite.Statement<unknown[]>>();
  const prepare = (sql: string): Sqlite.Statement<unknown[]> => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    if (statements.size >= STATEMENTS) statements.clear();
    const made = database.prepare<unknown[]>(sql);
    statements.set(sql, made);
    return made;
  };
  const db = new Kysely<Schema>({
    dialect: new OneTransactionDialect({ database: { prepare, close: () => database.close() } }),
  });
  const run = <R>(sql: string, values: readonly unknown[]): Outcome<R> => {
    const prepared = prepare(sql);
    if (!prepared.reader) return { rows: [], changed: prepared.run(values).changes };
    const rows = prepared.all(values) as R[];
    return { rows, changed: rows.length };
  };
  return { database, db, run };
}

/** The connection that writes, on the newest schema; nothing stays open where that fails. */
async function openWriter(file: string, log: Log): Promise<ReturnType<typeof connect>> {
  const writer = connect(file);
  try {
    writer.database.pragma('journal_mode = wal');
    writer.database.pragma('synchronous = full');
    writer.database.pragma('secure_delete = on');
    writer.database.pragma(`cache_size = -${CACHE_KIB}`);
    writer.database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    await migrate(writer.db, 'sqlite', log);
    return writer;
  } catch (error) {
    writer.database.close();
    throw error;
  }
}

/**
 * SQLite in WAL mode with full durability. Works that are ready run one after another inside one
 * transaction (group commit); if one throws, everything is rolled back and each runs again alone, so that
 * each caller gets its own result. Reads have a connection of their own. With `aloneWithinMs` no other
 * process may work with the same data (DataInUse); one that is just ending is waited for so long.
 */
export async function openSqlite(file: string, parts: EngineParts, aloneWithinMs?: number): Promise<Engine> {
  const { cipher, ids, clock, log, keys, committed, waits } = parts;
  makePrivate(file);
  const held = aloneWithinMs === undefined ? undefined : holdAlone(file, aloneWithinMs);
  const writer = await openWriter(file, log).catch((error: unknown) => {
    held?.release();
    throw error;
  });

  const executor = (connection: typeof writer, told: Pick<Executor, 'hint' | 'waits'>): Executor => ({
    dialect: 'sqlite',
    db: connection.db,
    cipher,
    ids,
    keys,
    run: connection.run,
    ...told,
  });
  const reader = connect(file);
  reader.database.pragma('query_only = on');
  const reading = executor(reader, { hint: () => {}, waits: () => {} });
  const begin = writer.database.prepare('begin immediate');
  const commit = writer.database.prepare('commit');
  const rollback = writer.database.prepare('rollback');

  const waiting: Job[] = [];

  /**
   * Runs what `next` gives in one transaction; `begun` gets every work that ran. A chat whose row was just written is
   * woken at once: what its turn hands in then is given by `next` in its turn, and shares this COMMIT.
   */
  const attempt = async (begun: Job[], next: () => Job | undefined): Promise<Hint[]> => {
    const { hints, hint } = hintCollector();
    const woken = new Set<string>();
    const tx = executor(writer, { hint, waits: (chat) => void woken.add(chat) });
    const started = clock.now();
    begin.run();
    try {
      for (let job = next(); job !== undefined; job = next()) {
        begun.push(job);
        await job.run(tx);
        for (const chat of woken) waits(chat);
        woken.clear();
        if (begun.length >= BATCH || clock.now() - started >= BATCH_MS) break;
      }
      commit.run();
    } catch (error) {
      if (writer.database.inTransaction) rollback.run();
      throw error;
    }
    return hints();
  };

  const alone = async (job: Job): Promise<void> => {
    const one = [job];
    try {
      const hints = await attempt([], () => one.pop());
      job.settle();
      committed(hints);
    } catch (error) {
      job.reject(asStorageError(error));
    }
  };

  let draining: Promise<void> | undefined;
  let closed = false;

  const drain = async (): Promise<void> => {
    while (waiting.length > 0) {
      // Whoever is ready in this turn of the event loop shares the next COMMIT.
      await new Promise((resolve) => setImmediate(resolve));
      const batch: Job[] = [];
      try {
        const hints = await attempt(batch, () => waiting.shift());
        for (const job of batch) job.settle();
        committed(hints);
      } catch (error) {
        if (batch.length === 1) batch[0]?.reject(asStorageError(error));
        else for (const job of batch) await alone(job);
      }
    }
    draining = undefined;
  };

  return {
    dialect: 'sqlite',
    write<T>(work: (tx: Executor) => Promise<T>): Promise<T> {
      if (closed) return Promise.reject(new StorageUnavailable(new Error('closed')));
      return new Promise<T>((resolve, reject) => {
        let result: T;
        waiting.push({
          run: async (tx) => {
            result = await work(tx);
          },
          settle: () => resolve(result),
          reject,
        });
        draining ??= drain();
      });
    },
    async read<T>(work: (tx: Executor) => Promise<T>): Promise<T> {
      if (closed) throw new StorageUnavailable(new Error('closed'));
      try {
        return await work(reading);
      } catch (error) {
        throw asStorageError(error);
      }
    },
    async forgetErased(): Promise<void> {
      const idle = async (): Promise<boolean> => {
        await new Promise((resolve) => setImmediate(resolve));
        while (draining) await draining;
        return !closed;
      };
      if (!(await idle())) return;
      try {
        const steps = shredIndex(writer.database);
        while (!steps.next().done) if (!(await idle())) return;
        // Nobody waits for whoever reads meanwhile.
        writer.database.pragma('busy_timeout = 0');
        vacuumIfSmall(writer.database);
        writer.database.pragma('wal_checkpoint(truncate)');
      } catch (error) {
        if (!/^SQLITE_(BUSY|LOCKED|FULL)/.test(errorCode(error))) throw asStorageError(error);
        log.warn('erased_not_forgotten_yet', { code: errorCode(error) });
      } finally {
        if (!closed) writer.database.pragma(`busy_timeout = ${BUSY_MS}`);
      }
    },
    async close(): Promise<void> {
      closed = true;
      await draining;
      await reader.db.destroy();
      await writer.db.destroy();
      if (reader.database.open) reader.database.close();
      if (writer.database.open) writer.database.close();
      held?.release();
    },
  };
}
