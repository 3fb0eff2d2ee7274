/** What SQLite itself can do on this disk: WAL, `synchronous = full`. */
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { percentile } from './closed-loop.ts';

export type LimitResult = { turns: number; seconds: number; cpuMs: number; commitP50: number };

/** Runs `batch` inside one commit after another for `ms`; it does `size` turns. `prepare` is not counted. */
export function commits<T>(
  database: Sqlite.Database,
  ms: number,
  size: number,
  prepare: () => T | undefined,
  batch: (prepared: T) => void,
): LimitResult {
  const begin = database.prepare('begin immediate');
  const commit = database.prepare('commit');
  const times: number[] = [];
  let wall = 0;
  let cpu = 0;
  let turns = 0;
  while (wall < ms) {
    const prepared = prepare();
    if (prepared === undefined) break;
    const used = process.cpuUsage();
    const started = performance.now();
    begin.run();
    batch(prepared);
    const committing = performance.now();
    commit.run();
    const ended = performance.now();
    const { user, system } = process.cpuUsage(used);
    times.push(ended - committing);
    wall += ended - started;
    cpu += (user + system) / 1000;
    turns += size;
  }
  times.sort((a, b) => a - b);
  return { turns, seconds: wall / 1000, cpuMs: cpu, commitP50: percentile(times, 0.5) };
}

/** The plain yardstick: three rows a turn (inbound, session, outbound) in tables without further indexes. */
export function threeRows(folder: string, ms: number, size: number): LimitResult {
  const database = new Sqlite(join(folder, `three-${size}.db`));
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = full');
  database.exec(`create table inbound (id text primary key, chat integer, body blob);
    create table outbound (id text primary key, chat integer, body blob);
    create table sessions (chat integer primary key, body blob)`);
  const inbound = database.prepare('insert into inbound values (?, ?, ?)');
  const outbound = database.prepare('insert into outbound values (?, ?, ?)');
  const session = database.prepare(
    'insert into sessions values (?, ?) on conflict (chat) do update set body = excluded.body',
  );
  const body = Buffer.alloc(200, 1);
  let turn = 0;
  const result = commits(
    database,
    ms,
    size,
    () => true,
    () => {
      for (let index = 0; index < size; index += 1) {
        turn += 1;
        inbound.run(`in-${turn}`, turn % 1_000, body);
        session.run(turn % 1_000, body);
        outbound.run(`out-${turn}`, turn % 1_000, body);
      }
    },
  );
  database.close();
  return result;
}

/** The median of single commits made at the pace of the fixed load, in ms. */
export async function commitAtPace(folder: string, count: number, everyMs: number): Promise<number> {
  const database = new Sqlite(join(folder, 'paced.db'));
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = full');
  database.exec('create table rows (id integer primary key, body blob)');
  const insert = database.prepare('insert into rows (body) values (?)');
  const body = Buffer.alloc(200, 1);
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await new Promise((resolve) => setTimeout(resolve, everyMs));
    const started = performance.now();
    insert.run(body);
    times.push(performance.now() - started);
  }
  database.close();
  times.sort((a, b) => a - b);
  return percentile(times, 0.5);
}
