import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is promised about one application or ticket is found without going through everybody's. */
export function openPromises(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const about of ['application', 'ticket'] as const) {
        await db.schema
          .createIndex(`promises_open_of_${about}`)
          .on('promises')
          .columns([about, 'due_at', 'id'])
          .where(sql<boolean>`state = 'open'`)
          .execute();
      }
    },
  };
}
