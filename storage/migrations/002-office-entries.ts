import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What the office knows, entry by entry with every revision, and the sentences it put in its own words. */
export function officeEntries(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('office_entries')
        .addColumn('entry', 'text', (c) => c.notNull())
        .addColumn('number', 'integer', (c) => c.notNull())
        .addColumn('content', 'text', (c) => c.notNull())
        .addColumn('origin', 'text', (c) => c.notNull())
        .addColumn('state', 'text', (c) => c.notNull())
        .addColumn('by', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('office_entries_pk', ['entry', 'number'])
        .execute();
      await db.schema
        .createTable('text_overrides')
        .addColumn('language', 'text', (c) => c.notNull())
        .addColumn('key', 'text', (c) => c.notNull())
        .addColumn('text', 'text', (c) => c.notNull())
        .addColumn('seed', 'text', (c) => c.notNull())
        .addColumn('by', 'text', (c) => c.notNull())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('text_overrides_pk', ['language', 'key'])
        .execute();
    },
  };
}
