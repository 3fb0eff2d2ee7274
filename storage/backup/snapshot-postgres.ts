import pg from 'pg';
import { inOrder } from './in-order.ts';
import { isOwnTable, WORDS } from './snapshot.ts';
import type { Snapshot, SnapshotTable, Value } from './snapshot.ts';

const BIGINT = 20;
const FETCH = 1_000;
const CONNECT_MS = 5_000;

/** One REPEATABLE READ transaction: everything is read as it stood at its first statement. */
export async function postgresSnapshot(url: string): Promise<Snapshot> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    types: {
      getTypeParser: (oid: number, format: 'text' | 'binary' = 'text'): ((text: string) => unknown) =>
        oid === BIGINT ? Number : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
    },
  });
  // Lost on the way: the statement that waits reports it.
  client.on('error', () => {});
  await client.connect();
  const rowsOf = async (text: string): Promise<Value[][]> =>
    (await client.query<Value[]>({ text, rowMode: 'array' })).rows;
  const names = async (text: string): Promise<string[]> => (await rowsOf(text)).map(([name]) => String(name));

  await client.query('begin transaction isolation level repeatable read, read only');
  const tables = (
    await names(
      `select table_name from information_schema.tables
       where table_schema = current_schema() and table_type = 'BASE TABLE'`,
    )
  ).filter(isOwnTable);
  const references = (
    await rowsOf(
      `select t.relname, r.relname from pg_constraint c join pg_class t on t.oid = c.conrelid
       join pg_class r on r.oid = c.confrelid
       where c.contype = 'f' and c.connamespace = current_schema()::regnamespace`,
    )
  ).map(([table, refersTo]) => ({ table: String(table), refersTo: String(refersTo) }));
  const [schema = ''] = await names('select name from kysely_migration order by name desc limit 1');

  const rows = async function* (sql: string): AsyncGenerator<Value[]> {
    await client.query(`declare rows_of_table no scroll cursor for ${sql}`);
    for (;;) {
      const found = await rowsOf(`fetch ${FETCH} from rows_of_table`);
      if (found.length === 0) break;
      yield* found;
    }
    await client.query('close rows_of_table');
  };
  const plain: SnapshotTable[] = [];
  for (const name of inOrder(tables, references)) {
    const columns = await names(
      `select column_name from information_schema.columns
       where table_schema = current_schema() and table_name = '${name}' order by ordinal_position`,
    );
    const list = columns.map((column) => `"${column}"`).join(', ');
    plain.push({ name, columns, rows: () => rows(`select ${list} from "${name}"`) });
  }
  const words: SnapshotTable = {
    ...WORDS,
    rows: () =>
      rows(`select message, contact, array_to_string(tsvector_to_array(words), ' ') from message_words`),
  };
  return { schema, tables: [...plain, words], close: () => client.end() };
}
