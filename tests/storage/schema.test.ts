import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import type { Where } from '../../storage/database.ts';
import { describeWith } from '../support/services.ts';
import { storages } from '../support/storage.ts';

/** Set it to write the dumps anew after a new migration; the difference is what reviewers read. */
const UPDATE = process.env['UPDATE_SCHEMA'] === '1';

async function dumped(where: Where): Promise<string> {
  if ('file' in where) {
    const database = new Sqlite(where.file, { readonly: true });
    const rows = database
      .prepare<[], { sql: string }>(
        `select sql from sqlite_schema where sql is not null and name not like 'kysely%'
         and name not like 'message_terms_%' order by tbl_name, type desc, name`,
      )
      .all();
    database.close();
    return rows.map((row) => `${row.sql};\n`).join('');
  }
  const client = new pg.Client({ connectionString: where.url });
  await client.connect();
  const { rows } = await client.query<{ line: string }>(`
    select line from (
      select table_name as t, 1 as part, ordinal_position as n, format('%s.%s %s%s', table_name, column_name, data_type,
        case is_nullable when 'NO' then ' not null' else '' end) as line
        from information_schema.columns where table_schema = 'public'
      union all
      select conrelid::regclass::text, 2, 0, format('%s: %s', conrelid::regclass, pg_get_constraintdef(oid))
        from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f')
      union all
      select tablename, 3, 0, indexdef from pg_indexes where schemaname = 'public'
        and indexname not in (select conname from pg_constraint)
    ) as lines where t not like 'kysely%' order by t, part, n, line`);
  await client.end();
  return rows.map((row) => `${row.line};\n`).join('');
}

for (const { name, available, open } of storages()) {
  describeWith(`schema on ${name}`, available, () => {
    test('the migrations make the schema that is committed beside this test', async () => {
      const db = await open();
      const dump = await dumped(db.where);
      const path = fileURLToPath(new URL(`schema.${db.storage.dialect}.sql`, import.meta.url));
      if (UPDATE) await writeFile(path, dump);
      expect(dump).toBe(await readFile(path, 'utf8'));
      await db.drop();
    });
  });
}
