import type { Generated } from 'kysely';

/**
 * Which messages are in the search index. The words themselves are in `message_terms` (FTS5, by rowid) on
 * SQLite and in the column `words` (tsvector) on PostgreSQL; only storage/stores/search.ts reads those.
 */
export type MessageWordsTable = { rowid: Generated<number>; message: string; contact: string };
