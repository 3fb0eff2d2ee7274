import type { Kysely } from 'kysely';
import type { ContactKeys } from './contact-keys.ts';
import type { Hint } from './hint.ts';
import type { Cipher, Ids } from './ports.ts';
import type { Schema } from './tables/schema.ts';

export type Dialect = 'sqlite' | 'postgres';

/** `changed`: rows inserted, updated or deleted; for a statement with `returning`, the rows returned. */
export type Outcome<R> = { rows: R[]; changed: number };

/** SQLite answers at once, PostgreSQL later: whoever awaits need not know. */
export type Awaitable<T> = T | Promise<T>;

/** What a store works with: one connection, inside one transaction where it is a write. */
export type Executor = {
  readonly dialect: Dialect;
  /** For queries that are compiled each time they run; statements of a turn use `run`. */
  readonly db: Kysely<Schema>;
  readonly cipher: Cipher;
  readonly ids: Ids;
  readonly keys: ContactKeys;
  /** `name` is the same for the same text: PostgreSQL prepares it once per connection. */
  run: <R>(sql: string, values: readonly unknown[], name: string) => Awaitable<Outcome<R>>;
  /** Told to listeners after COMMIT, and only then. */
  hint: (kind: Hint['kind'], id: string) => void;
  /** The chat has a row to be handled, which its turn must be woken for. */
  waits: (chat: string) => void;
};
