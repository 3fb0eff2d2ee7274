/**
 * Where one linked number keeps its credentials, Signal keys and inbound journal. `type` is free text: a new
 * release of the library may bring new ones, and leaving one out loses the account. Values arrive in clear; the
 * store encrypts them, for together they are the whole account.
 */
export type KeyStore = {
  /** Ids that are missing may be absent or null. */
  get(type: string, ids: string[]): Promise<Record<string, Uint8Array | null>>;
  /** All in one transaction, resolved after commit; a null value deletes. */
  set(entries: KeyEntry[]): Promise<void>;
  all(type: string): Promise<{ id: string; value: Uint8Array }[]>;
  /** Forgets everything of this number. */
  clear(): Promise<void>;
};

export type KeyEntry = { type: string; id: string; value: Uint8Array | null };

/** The one row of credentials. Without it the number was never linked. */
export const credsType = 'creds';
export const credsId = 'main';
