import { journalType } from '../../bot/channels/baileys/journal.ts';
import type { KeyEntry, KeyStore } from '../../bot/channels/baileys/key-store.ts';

/** Whoever waits for the keys is given so long to read the journal without them. */
const HASTE_MS = 2_000;

export type SlowKeys = {
  /** The keys that come with this message, its journal entry among them, are slow; and in the end they fail. */
  of(message: string, fail: boolean): void;
  around(keys: KeyStore): KeyStore;
};

/**
 * A store that has the keys of one message under way until somebody reads the journal, and lets them through right
 * after that: the worst moment, for the message is not in what was read and its key is used up. A connection that
 * waits for them never reads; for it they come after a while.
 */
export function makeSlowKeys(tell: (state: 'slow' | 'held') => void): SlowKeys {
  let awaited: string | undefined;
  let failing = false;
  let underway: { open: () => void; stored: Promise<void> } | undefined;

  const isAwaited = ({ type, id, value }: KeyEntry): boolean =>
    awaited !== undefined && type === journalType && value !== null && id.endsWith(`:${awaited}`);
  const letThrough = async (): Promise<void> => {
    underway?.open();
    await underway?.stored.catch(() => undefined);
    underway = undefined;
  };

  return {
    of(message, fail) {
      [awaited, failing] = [message, fail];
      tell('slow');
    },
    around: (keys) => ({
      ...keys,
      set(entries) {
        if (!entries.some(isAwaited)) return keys.set(entries);
        awaited = undefined;
        const { promise: gate, resolve: open } = Promise.withResolvers<void>();
        const stored = gate.then(() => {
          if (failing) throw new Error('the database is away');
          return keys.set(entries);
        });
        underway = { open, stored };
        setTimeout(() => void letThrough(), HASTE_MS);
        tell('held');
        return stored;
      },
      async all(type) {
        const found = await keys.all(type);
        if (type === journalType) await letThrough();
        return found;
      },
    }),
  };
}
