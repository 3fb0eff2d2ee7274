import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is promised may be the paper of one permit, which no other news keeps. */
export function promisedPapers(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema.alterTable('promises').addColumn('permit', 'text').execute();
    },
  };
}
