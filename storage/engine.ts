import type { Dialect, Executor } from './executor.ts';
import type { ContactKeys } from './contact-keys.ts';
import type { Hint } from './hint.ts';
import type { Cipher, Clock, Ids, Log } from './ports.ts';

export type EngineParts = {
  cipher: Cipher;
  ids: Ids;
  clock: Clock;
  log: Log;
  keys: ContactKeys;
  /** Told after each COMMIT. */
  committed: (hints: readonly Hint[]) => void;
  /** Told of each chat that waits for its turn: before COMMIT where what is handed in then shares it. */
  waits: (chat: string) => void;
};

/** One database, opened and migrated. `write` resolves after COMMIT; a work may be run more than once. */
export type Engine = {
  readonly dialect: Dialect;
  write<T>(work: (tx: Executor) => Promise<T>): Promise<T>;
  read<T>(work: (tx: Executor) => Promise<T>): Promise<T>;
  forgetErased(): Promise<void>;
  /** Lets what was handed in finish, then closes. */
  close(): Promise<void>;
};

/** Collects hints, each once. */
export function hintCollector(): { hints: () => Hint[]; hint: Executor['hint'] } {
  const collected = new Map<string, Hint>();
  return {
    hints: () => [...collected.values()],
    hint: (kind, id) => {
      collected.set(`${kind} ${id}`, { kind, id });
    },
  };
}
