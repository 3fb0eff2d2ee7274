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
   * What was erased goes from the journal too (SQLite; another process that reads just then leaves it for the
   * next time). PostgreSQL keeps its own for a while, see docs/OPERATIONS.md.
   */
  forgetErased(): Promise<void>;
  /** Lets what was handed in finish, then closes. */
  close(): Promise<void>;
};

/** Opens and migrates the database: a SQLite file, or PostgreSQL at a URL. Throws DataInUse (`aloneWithinMs`). */
export async function openStorage(options: StorageOptions): Promise<Storage> {
  const { where, cipher, ids, clock, log } = options;
  const listeners = new Set<(hint: Hint) => void>();
  const committed = (hints: readonly Hint[]): void => {
    for (const hint of hints) {
      for (const listener of listeners) {
        try {
          listener(hint);
        } catch (error) {
          log.error('hint_listener_failed', { kind: hint.kind, error: String(error) });
        }
      }
    }
  };
  const parts: EngineParts = { cipher, ids, clock, log, keys: contactKeys(), committed };
  const engine: Engine =
    'file' in where
      ? await openSqlite(where.file, parts, options.aloneWithinMs)
      : await openPostgres(where.url, parts);
  return {
    dialect: engine.dialect,
    write: (work) => engine.write((tx) => work(stores(tx))),
    read: (work) => engine.read((tx) => work(readStores(tx))),
    onHint(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    forgetErased: () => engine.forgetErased(),
    close: () => engine.close(),
  };
}
