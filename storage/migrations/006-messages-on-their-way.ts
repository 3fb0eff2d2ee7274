import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const ON_ITS_WAY = sql<boolean>`(state = 'queued' or state = 'errored' or state = 'sending' or state = 'unknown')`;

/** The same indexes as before; but with `state in (…)` SQLite made a table in memory at each change of a message. */
export function messagesOnTheirWay(): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const anew = async (name: string, columns: string[]): Promise<void> => {
        await db.schema.dropIndex(name).execute();
        await db.schema.createIndex(name).on('messages').columns(columns).where(ON_ITS_WAY).execute();
      };
      await anew('messages_outbox', ['id']);
      await anew('messages_outbox_of_chat', ['chat', 'id']);
    },
  };
}
