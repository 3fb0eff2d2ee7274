/** A value of a row: what both databases have in common. */
export type Value = string | number | null | Uint8Array;

export type SnapshotTable = {
  name: string;
  columns: readonly string[];
  rows(): AsyncIterable<readonly Value[]>;
};

/** Everything that is kept, as it stood at one moment, while others go on writing. */
export type Snapshot = {
  /** Name of the newest migration. */
  schema: string;
  /** Whoever is referred to comes before whoever refers to it. */
  tables: readonly SnapshotTable[];
  close(): Promise<void>;
};

/**
 * The words of the search index, under one name for both databases: each keeps them in a way of its own.
 * `words` is one text, separated by spaces.
 */
export const WORDS = { name: 'message_words', columns: ['message', 'contact', 'words'] } as const;

/** What the database keeps for itself, or the migrations make. */
export const isOwnTable = (name: string): boolean =>
  !/^(sqlite_|kysely_|message_terms|message_words)/.test(name);
