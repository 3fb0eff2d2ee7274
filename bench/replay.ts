/** The limit of our own rows: every statement a person's turns execute, recorded once and replayed without any program. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { commits } from './limits.ts';
import type { LimitResult } from './limits.ts';

type Call = { sql: string; values: unknown[] };

/** Watches every statement prepared from now on. A query that found nothing to claim is left out: under load it is shared. */
export function recordStatements(): { take(): Call[] } {
  let calls: Call[] = [];
  const { prototype } = Sqlite as unknown as { prototype: Sqlite.Database };
  const prepare = prototype.prepare;
  prototype.prepare = function recorded(this: Sqlite.Database, sql: string) {
    const statement = prepare.call(this, sql) as Sqlite.Statement<unknown[]>;
    if (/^(begin|commit|rollback)/.test(sql) || this.pragma('query_only', { simple: true }) === 1)
      return statement;
    const all = statement.all.bind(statement);
    const run = statement.run.bind(statement);
    statement.all = (...values: unknown[]) => {
      const rows = all(...values);
      if (rows.length > 0 || !sql.includes('lease_owner'))
        calls.push({ sql, values: values[0] as unknown[] });
      return rows;
    };
    statement.run = (...values: unknown[]) => {
      calls.push({ sql, values: values[0] as unknown[] });
      return run(...values);
    };
    return statement;
  } as typeof prepare;
  return {
    take() {
      const taken = calls;
      calls = [];
      return taken;
    },
  };
}

const ULID = /[0-7][0-9A-HJKMNP-TV-Z]{25}/g;
const tag = (copy: number, places: number): string => copy.toString(16).toUpperCase().padStart(places, '0');

/** The same values for another person: ids, hashes, numbers at the provider and of the case are made that person's own. */
function valuesOf(call: Call, copy: number): unknown[] {
  const columns = /^insert into "(\w+)" \(([^)]*)\)/.exec(call.sql);
  const numbered = columns?.[1] === 'tickets' ? columns[2]!.split(', ').indexOf('"number"') : -1;
  return call.values.map((value, index) => {
    if (index === numbered) return Number(value) + copy;
    if (typeof value !== 'string') return value;
    if (/^[0-9a-f]{64}$/.test(value)) return value.slice(0, 56) + tag(copy, 8);
    if (/^3EB0[0-9A-F]{18}$/.test(value)) return value.slice(0, 14) + tag(copy, 8);
    if (/^(bench|posted)-|^BLG-/.test(value)) return `${value}.${copy}`;
    return value.replace(ULID, (id) => id.slice(0, 12) + tag(copy, 7) + id.slice(19));
  });
}

/** Replays `turns` for new people, `size` people to a commit, on the database the recording was made on. */
export function replay(folder: string, turns: readonly Call[][], ms: number, size: number): LimitResult {
  const database = new Sqlite(join(folder, 'lantunan.db'));
  for (const pragma of [
    'journal_mode = wal',
    'synchronous = full',
    'foreign_keys = on',
    'secure_delete = on',
  ])
    database.pragma(pragma);
  const statements = new Map<string, Sqlite.Statement<unknown[]>>();
  for (const { sql } of turns.flat()) if (!statements.has(sql)) statements.set(sql, database.prepare(sql));
  let first = size === 1 ? 1 : 100_000;
  let turn = 0;
  const next = () => {
    if (turn === turns.length) {
      turn = 0;
      first += size;
    }
    const calls = turns[turn]!;
    turn += 1;
    return Array.from({ length: size }, (_, copy) =>
      calls.map((call) => ({ statement: statements.get(call.sql)!, values: valuesOf(call, first + copy) })),
    ).flat();
  };
  const result = commits(database, ms, size, next, (calls) => {
    for (const { statement, values } of calls) {
      if (statement.reader) statement.all(values);
      else statement.run(values);
    }
  });
  database.close();
  return result;
}
