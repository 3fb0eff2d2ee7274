import { initAuthCreds, proto } from '@whiskeysockets/baileys';
import type {
  AuthenticationCreds,
  SignalDataSet,
  SignalDataTypeMap,
  SignalKeyStore,
} from '@whiskeysockets/baileys';
import { credsId, credsType } from './key-store.ts';
import type { KeyEntry, KeyStore } from './key-store.ts';
import { decodeValue, encodeValue } from './stored-value.ts';

export type AuthState = {
  creds: AuthenticationCreds;
  keys: SignalKeyStore;
  /** Takes over a partial change and writes the whole; writes follow one another. */
  update(change: Partial<AuthenticationCreds>): void;
  /** Resolves when every change is stored; rejects when the last write failed. */
  flush(): Promise<void>;
  /**
   * The socket is over: nothing that it still tries may overwrite keys or credentials of the next one. Resolves when the
   * keys that were being stored are: a journal read before would lack a message whose key is used up, and that the
   * library then acknowledges unread when it comes again.
   */
  close(): Promise<void>;
};

/** QR pairing never sets `registered`; an account signed by the phone is what makes credentials linked. */
export function isLinked(creds: Pick<AuthenticationCreds, 'account'>): boolean {
  return Boolean(creds.account);
}

/**
 * Credentials and keys of one number. Credentials that were left half-paired are dropped: with them the library
 * would try to log in instead of registering.
 *
 * @param onFailure a write or read failed: the socket must end at once, before the library refuses a message that it
 * could not store (the server would forget it); ended, the server keeps it
 */
export async function openAuthState(store: KeyStore, onFailure: () => void): Promise<AuthState> {
  const stored = await store.get(credsType, [credsId]);
  const text = stored.get(credsId);
  const saved = text === undefined ? undefined : decodeValue<AuthenticationCreds>(text);
  if (saved && !isLinked(saved)) await store.clear();
  const creds = saved && isLinked(saved) ? saved : initAuthCreds();

  let over = false;
  let closed = false;
  const underway = new Set<Promise<void>>();
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      // The library repeats a failed commit; the next socket may have gone on from there by then.
      over = true;
      onFailure();
      throw error;
    }
  };

  let writing: Promise<void> = Promise.resolve();
  const save = (): Promise<void> =>
    guarded(() => store.set([{ type: credsType, id: credsId, value: encodeValue(creds) }]));

  return {
    creds,
    keys: {
      get: (type, ids) => guarded(async () => revive(type, await store.get(type, ids))),
      set: async (data) => {
        if (over) throw new Error('The connection of these keys is over');
        const stored = guarded(() => store.set(entriesOf(data)));
        underway.add(stored);
        await stored.finally(() => underway.delete(stored));
      },
    },
    update(change) {
      if (closed) return;
      Object.assign(creds, change);
      writing = writing.then(save, save);
      // Who needs to know asks flush(); here a failure has ended the socket already.
      writing.catch(() => undefined);
    },
    flush: () => writing,
    async close() {
      [over, closed] = [true, true];
      await Promise.allSettled(underway);
    },
  };
}

function revive<T extends keyof SignalDataTypeMap>(
  type: T,
  rows: ReadonlyMap<string, string>,
): Record<string, SignalDataTypeMap[T]> {
  const values: Record<string, SignalDataTypeMap[T]> = {};
  for (const [id, text] of rows) {
    const value = decodeValue<SignalDataTypeMap[T]>(text);
    values[id] = type === 'app-state-sync-key' ? syncKey(value) : value;
  }
  return values;
}

/** The library wants a message object here, not the plain one that JSON gives. */
function syncKey<T>(value: T): T {
  return proto.Message.AppStateSyncKeyData.fromObject(value as Record<string, unknown>) as T;
}

function entriesOf(data: SignalDataSet): KeyEntry[] {
  return Object.entries(data).flatMap(([type, byId]) =>
    Object.entries(byId ?? {}).map(([id, value]) => ({
      type,
      id,
      value: value === null ? null : encodeValue(value),
    })),
  );
}
