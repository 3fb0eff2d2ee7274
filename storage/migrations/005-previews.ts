import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Small pictures of what people send, beside the files themselves. */
export function previews(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await db.schema
        .createTable('previews')
        .addColumn('file', 'text', (c) => c.primaryKey().notNull())
        .addColumn('contact', 'text', (c) => c.notNull().references('contact_keys.contact'))
        .addColumn('thumbnail', 'text')
        .addColumn('crops', 'text')
        .addColumn('at', 'bigint', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('previews_contact').on('previews').column('contact').execute();
    },
  };
}
