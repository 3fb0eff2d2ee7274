import Sqlite from 'better-sqlite3';
import { inOrder } from './in-order.ts';
import { isOwnTable, WORDS } from './snapshot.ts';
import type { Snapshot, SnapshotTable, Value } from './snapshot.ts';

/** One read transaction: writers go on beside it, and nothing they write is seen. */
export async function sqliteSnapshot(file: string): Promise<Snapshot> {
  const database = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  database.exec('begin');
  const names = (sql: string): string[] => database.prepare(sql).pluck().all() as string[];
  const tables = names(`select name from sqlite_master where type = 'table'`).filter(isOwnTable);
  const references = tables.flatMap((table) =>
    names(`select "table" from pragma_foreign_key_list('${table}')`).map((refersTo) => ({ table, refersTo })),
  );
  const schema = names('select name from kysely_migration order by name desc limit 1')[0] ?? '';
  const rows = async function* (sql: string): AsyncGenerator<Value[]> {
    for (const row of database.prepare(sql).raw().iterate()) yield row as Value[];
  };
  const plain = inOrder(tables, references).map((name): SnapshotTable => {
    const columns = names(`select name from pragma_table_info('${name}')`);
    const list = columns.map((column) => `"${column}"`).join(', ');
    return { name, columns, rows: () => rows(`select ${list} from "${name}"`) };
  });
  const words: SnapshotTable = {
    ...WORDS,
    rows: () =>
      rows(
        'select w.message, w.contact, t.words from message_words w join message_terms t on t.rowid = w.rowid',
      ),
  };
  return { schema, tables: [...plain, words], close: async () => void database.close() };
}
