import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Beside an index of every promise by its state, SQLite left the one of 003 alone: each turn of somebody with a case
 * went through everybody's open promises.
 */
export function duePromises(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.dropIndex('promises_by_state_due_at').execute();
      await db.schema
        .createIndex('promises_open_by_due_at')
        .on('promises')
        .columns(['due_at', 'id'])
        .where(sql<boolean>`state = 'open'`)
        .execute();
    },
  };
}
