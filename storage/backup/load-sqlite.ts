import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { migrate } from '../migrations/migrate.ts';
import type { Log } from '../ports.ts';
import { makePrivate } from '../private-files.ts';
import { OneTransactionDialect } from '../sqlite-dialect.ts';
import type { Load } from './load.ts';
import { WORDS } from './snapshot.ts';
import type { Value } from './snapshot.ts';

/** A new file with the schema of the backup. */
export async function loadSqlite(file: string, schema: string, log: Log): Promise<Load> {
  makePrivate(file);
  const database = new Sqlite(file);
  database.pragma('foreign_keys = on');
  const db = new Kysely<unknown>({ dialect: new OneTransactionDialect({ database }) });
  await migrate(db, 'sqlite', log, { to: schema });
  const inTable = database.prepare('insert into message_words (message, contact) values (?, ?)');
  const inIndex = database.prepare('insert into message_terms (rowid, words) values (?, ?)');
  database.exec('begin');
  let insert: (row: readonly Value[]) => void = () => {};
  return {
    async table(name, columns) {
      if (name === WORDS.name) {
        insert = ([message, contact, words]) =>
          void inIndex.run(inTable.run(message, contact).lastInsertRowid, words);
        return;
      }
      const list = columns.map((column) => `"${column}"`).join(', ');
      const marks = columns.map(() => '?').join(', ');
      const statement = database.prepare(`insert into "${name}" (${list}) values (${marks})`);
      insert = (row) => void statement.run(row);
    },
    row: async (row) => insert(row),
    async finish() {
      database.exec('commit');
      await db.destroy();
    },
    abandon: () => db.destroy(),
  };
}
