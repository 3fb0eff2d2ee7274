import { journalType, noticeType } from './journal.ts';

/** As the library asks for one; ours answers at once. */
export type KeyCache = {
  get<T>(key: string): T | undefined;
  set(key: string, value: unknown): void;
  del(key: string): void;
  flushAll(): void;
};

/** Written for the database alone. */
const unread = [`${journalType}.`, `${noticeType}.`];

/** Sessions and other keys of so many people stay at hand. */
const MOST = 5_000;

/**
 * What the library keeps at hand of the keys it has read and written. Its own cache holds everything for five minutes,
 * the journal's entries too, which nobody ever reads from there: at a busy hour that is hundreds of megabytes.
 */
export function keyCache(most = MOST): KeyCache {
  const kept = new Map<string, unknown>();
  return {
    get<T>(key: string): T | undefined {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      // Used again: the last to go.
      kept.delete(key);
      kept.set(key, value);
      return value as T;
    },
    set(key: string, value: unknown) {
      if (unread.some((type) => key.startsWith(type))) return;
      kept.delete(key);
      kept.set(key, value);
      if (kept.size > most) kept.delete(kept.keys().next().value ?? '');
    },
    del: (key: string) => void kept.delete(key),
    flushAll: () => kept.clear(),
  };
}
