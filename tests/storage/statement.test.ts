import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { expect, test } from '@jest/globals';
import { contactKeys } from '../../storage/contact-keys.ts';
import type { Dialect, Executor } from '../../storage/executor.ts';
import { statement } from '../../storage/statement.ts';
import type { Schema } from '../../storage/tables/schema.ts';
import { countingIds, testCipher } from '../support/storage.ts';

type Ran = { sql: string; values: readonly unknown[]; name: string };

/** An executor that only writes down what it is asked to run. */
function recorder(dialect: Dialect): Executor & { ran: Ran[] } {
  const parts =
    dialect === 'sqlite'
      ? {
          createAdapter: () => new SqliteAdapter(),
          createDriver: () => new DummyDriver(),
          createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
          createQueryCompiler: () => new SqliteQueryCompiler(),
        }
      : {
          createAdapter: () => new PostgresAdapter(),
          createDriver: () => new DummyDriver(),
          createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
          createQueryCompiler: () => new PostgresQueryCompiler(),
        };
  const ran: Ran[] = [];
  return {
    dialect,
    db: new Kysely<Schema>({ dialect: parts }),
    cipher: testCipher,
    ids: countingIds(),
    keys: contactKeys(),
    hint: () => {},
    waits: () => {},
    ran,
    run: async (sql, values, name) => {
      ran.push({ sql, values, name });
      return { rows: [], changed: 3 };
    },
  };
}

test('a query is built once per dialect and filled in after that, each parameter in each of its places', async () => {
  let built = 0;
  const query = statement<{ key: string; value: string }>()((db, p) => {
    built += 1;
    return db
      .updateTable('settings')
      .set({ value: p.value })
      .where((eb) => eb.or([eb('key', '=', p.key), eb('value', '=', p.key)]))
      .compile();
  });
  const [sqlite, postgres] = [recorder('sqlite'), recorder('postgres')];
  expect(await query.run(sqlite, { key: 'a', value: 'b' })).toBe(3);
  await query.run(sqlite, { value: 'd', key: 'c' });
  await query.run(postgres, { key: 'a', value: 'b' });
  expect(built).toBe(2);
  expect(sqlite.ran.map((ran) => ran.values)).toEqual([
    ['b', 'a', 'a'],
    ['d', 'c', 'c'],
  ]);
  expect(sqlite.ran[0]?.sql).toBe('update "settings" set "value" = +? where ("key" = +? or "value" = +?)');
  expect(postgres.ran[0]?.sql).toBe('update "settings" set "value" = $1 where ("key" = $2 or "value" = $3)');
  expect(sqlite.ran[0]?.name).toBe(sqlite.ran[1]?.name);
  expect(sqlite.ran[0]?.name).not.toBe(postgres.ran[0]?.name);
});

test('lists of up to 1, 2, 4, 8 … share a plan; the last entry fills the rest', async () => {
  let built = 0;
  const query = statement<{ keys: string[]; limit: number }>()((db, p) => {
    built += 1;
    return db.selectFrom('settings').selectAll().where('key', 'in', p.keys).limit(p.limit).compile();
  });
  const tx = recorder('postgres');
  for (const keys of [['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'b', 'c', 'd']])
    await query.all(tx, { keys, limit: 9 });
  expect(built).toBe(3);
  expect(tx.ran.map((ran) => ran.values)).toEqual([
    ['a', 9],
    ['a', 'b', 9],
    ['a', 'b', 'c', 'c', 9],
    ['a', 'b', 'c', 'd', 9],
  ]);
});

test('constants of the query stay where they are', async () => {
  const query = statement<{ hash: string }>()((db, p) =>
    db.selectFrom('logins').select('csrf').where('expires_at', '>', 5).where('hash', '=', p.hash).compile(),
  );
  const tx = recorder('postgres');
  await query.first(tx, { hash: 'h' });
  expect(tx.ran[0]?.values).toEqual([5, 'h']);
});
