import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

/** The code of a message that waits for the person to write again. */
export const WINDOW_CLOSED = 'window_closed';

/**
 * What is still on its way out, in the very words of the partial indexes: SQLite uses one only if it finds the same.
 * Not `in`: for a list of four SQLite makes a table in memory, at each insert and change of a message.
 */
export function onItsWay(alias = 'messages'): RawBuilder<boolean> {
  const state = sql.ref(`${alias}.state`);
  return sql`(${state} = 'queued' or ${state} = 'errored' or ${state} = 'sending' or ${state} = 'unknown')`;
}
