import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { migrate } from '../migrations/migrate.ts';
import type { Log } from '../ports.ts';
import type { Load } from './load.ts';
import { STAGING, stagingUrl } from './postgres-schemas.ts';
import { WORDS } from './snapshot.ts';
import type { Value } from './snapshot.ts';

/** Parameters in one insert; PostgreSQL takes 65 535. */
const PARAMETERS = 10_000;

/** A schema of its own, beside the one in use, with the tables of the backup. What an earlier try left goes. */
export async function loadPostgres(url: string, schema: string, log: Log): Promise<Load> {
  const pool = new pg.Pool({ connectionString: stagingUrl(url), max: 1 });
  pool.on('error', () => {});
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await pool.query(`drop schema if exists ${STAGING} cascade`);
  await pool.query(`create schema ${STAGING}`);
  await migrate(db, 'postgres', log, { to: schema, schema: STAGING });

  let into: { name: string; columns: readonly string[] } = WORDS;
  let waiting: (readonly Value[])[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    const { name, columns } = into;
    const list = columns.map((column) => `"${column}"`).join(', ');
    const mark = (at: number, column: string): string =>
      name === WORDS.name && column === 'words'
        ? `array_to_tsvector(string_to_array($${at}, ' '))`
        : `$${at}`;
    const rows = waiting.map(
      (_, row) => `(${columns.map((column, at) => mark(row * columns.length + at + 1, column)).join(', ')})`,
    );
    await pool.query(`insert into "${name}" (${list}) values ${rows.join(', ')}`, waiting.flat());
    waiting = [];
  };
  return {
    async table(name, columns) {
      await flush();
      into = { name, columns };
    },
    async row(row) {
      waiting.push(row);
      if (waiting.length * into.columns.length >= PARAMETERS) await flush();
    },
    async finish() {
      await flush();
      await db.destroy();
    },
    abandon: () => db.destroy(),
  };
}
