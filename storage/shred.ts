import type Sqlite from 'better-sqlite3';

/** Pages written at a time: some milliseconds. */
const PAGES = 200;
/** Writing so much anew takes half a second, for which nobody is served. */
const SMALL_BYTES = 64 * 1024 * 1024;
/** More than any index has. */
const MOST_STEPS = 100_000;

/**
 * Words that were deleted stay on as signposts inside the index of SQLite until it is written anew, which this
 * does step by step (FTS5's `merge`, begun with a negative number). Each step is a transaction of its own; between
 * two of them others may write. Pages that fall free are overwritten (`secure_delete`).
 */
export function* shredIndex(database: Sqlite.Database): Generator<void> {
  // An index of one piece counts as merged already: another piece is laid beside it first.
  database.exec(`insert or replace into message_terms (rowid, words) values (-1, 'x')`);
  yield;
  const merge = database.prepare(`insert into message_terms (message_terms, rank) values ('merge', ?)`);
  const changes = database.prepare('select total_changes()').pluck();
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const before = Number(changes.get());
    merge.run(step === 0 ? -PAGES : PAGES);
    yield;
    if (Number(changes.get()) - before < 2) break;
  }
  database.exec('delete from message_terms where rowid = -1');
}

/**
 * Pages keep scraps of what was once moved on them. A database that is small enough is written anew; in a larger
 * one they stay until the pages are used again. Throws SQLITE_BUSY while another process reads.
 */
export function vacuumIfSmall(database: Sqlite.Database): void {
  const count = Number(database.pragma('page_count', { simple: true }));
  const size = Number(database.pragma('page_size', { simple: true }));
  if (count * size <= SMALL_BYTES) database.exec('vacuum');
}
