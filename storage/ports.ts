/** What every storey above the ground needs from the machine. Filled once, in bot/app.ts. */

/** Wall clock, UTC epoch milliseconds. */
export type Clock = { now(): number };

/** Sources of identifiers. `next` is a ULID: 26 characters, sortable by time, monotonic within a process. */
export type Ids = { next(): string; secret(bytes: number): Uint8Array };

type LogFields = Record<string, string | number | boolean | undefined>;

/** Fields are ids, counts and codes only: never identity numbers, phones, names or texts. */
export type Log = {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `error` among the fields may be anything that was thrown. */
  error(event: string, fields?: Record<string, unknown>): void;
};

/**
 * Encryption at rest (law 7). A contact's key is made once, wrapped by the master key and kept in
 * `contact_keys`; throwing that row away makes everything sealed with it unreadable.
 */
export type Cipher = {
  newKey(): Uint8Array;
  wrap(key: Uint8Array): Uint8Array;
  unwrap(wrapped: Uint8Array): Uint8Array;
  /** AES-256-GCM: version byte, 12-byte nonce, ciphertext, 16-byte tag. */
  seal(key: Uint8Array, plain: Uint8Array): Uint8Array;
  open(key: Uint8Array, sealed: Uint8Array): Uint8Array;
  /** The office's own secrets (channel credentials), under a key derived from the master key. */
  sealOwn(plain: Uint8Array): Uint8Array;
  openOwn(sealed: Uint8Array): Uint8Array;
  /** HMAC-SHA-256 for look-ups, hex; `purpose` keeps two uses of one value apart. */
  hash(purpose: string, value: string): string;
};
