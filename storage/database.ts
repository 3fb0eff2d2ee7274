import { contactKeys } from './contact-keys.ts';
import type { Engine, EngineParts } from './engine.ts';
import type { Dialect } from './executor.ts';
import type { Hint } from './hint.ts';
import { openPostgres } from './postgres.ts';
import type { Cipher, Clock, Ids, Log } from './ports.ts';
import { openSqlite } from './sqlite.ts';
import { readStores, stores } from './stores.ts';
import type { ReadStores, Stores } from './stores.ts';

export type Where = { file: string } | { url: string };

export type StorageOptions = {
  where: Where;
  cipher: Cipher;
  ids: Ids;
  clock: Clock;
  log: Log;
  /** SQLite: refuse to open beside another process that asks for the same; milliseconds to wait for its end. */
  aloneWithinMs?: number;
  /** PostgreSQL: how long a server that does not answer is waited for; a minute, for which tests cannot wait. */
  silentMs?: number;
};

export type Storage = {
  readonly dialect: Dialect;
  /**
   * Runs `work` in a transaction and resolves after COMMIT. `work` awaits nothing but its stores, does not
   * call `write` itself, and has no other effects: it may be run more than once.
   * Throws VersionConflict (read again and try again), StorageUnavailable, or what `work` throws.
   */
  write<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** Sees what is committed; several reads in one `work` are not one snapshot. */
  read<T>(work: (stores: ReadStores) => Promise<T>): Promise<T>;
  /** Called after each COMMIT with what it changed; never after a rollback. */
  onHint(listener: (hint: Hint) => void): () => void;
  /**
   * Called when a chat has a row to be handled. SQLite calls before COMMIT: a work that is handed in at once shares
   * that COMMIT. Where it is rolled back instead, it was called for nothing, and again if the row is written after all.
   */
  onWaiting(listener: (chat: string) => void): () => void;
  /**
   * What was erased goes from the journal too (SQLite; another process that reads just then leaves it for the
   * next time). PostgreSQL keeps its own for a while, see docs/OPERATIONS.md.
   */
  forgetErased(): Promise<void>;
  /** Lets what was handed in finish, then closes. */
  close(): Promise<void>;
};

/** One that throws harms neither who tells nor the next one. */
function listeners<T>(log: Log) {
  const all = new Set<(news: T) => void>();
  return {
    add(listener: (news: T) => void): () => void {
      all.add(listener);
      return () => void all.delete(listener);
    },
    tell(news: T): void {
      for (const listener of all) {
        try {
          listener(news);
        } catch (error) {
          log.error('storage_listener_failed', { error });
        }
      }
    },
  };
}

/** Opens and migrates the database: a SQLite file, or PostgreSQL at a URL. Throws DataInUse (`aloneWithinMs`). */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { where, cipher, ids, clock, log } = options;
  const hinted = listeners<Hint>(log);
  const waiting = listeners<string>(log);
  const committed = (hints: readonly Hint[]): void => hints.forEach(hinted.tell);
  const parts: EngineParts = { cipher, ids, clock, log, keys: contactKeys(), committed, waits: waiting.tell };
  const engine: Engine =
    'file' in where
      ? await openSqlite(where.file, parts, options.aloneWithinMs)
      : await openPostgres(where.url, parts, options.silentMs);
  return {
    dialect: engine.dialect,
    write: (work) => engine.write((tx) => work(stores(tx))),
    read: (work) => engine.read((tx) => work(readStores(tx))),
    onHint: hinted.add,
    onWaiting: waiting.add,
    forgetErased: () => engine.forgetErased(),
    close: () => engine.close(),
  };
}
