import type { CompiledQuery, Kysely } from 'kysely';
import type { Awaitable, Dialect, Executor } from './executor.ts';
import type { Schema } from './tables/schema.ts';

type Params = Record<string, unknown>;

/** Stands for a parameter while the query is built; the value takes its place when the query runs. */
class Marker {
  readonly name: string;
  readonly index: number;

  constructor(name: string, index: number) {
    this.name = name;
    this.index = index;
  }
}

type Plan = { sql: string; name: string; parameters: readonly unknown[] };

export type Statement<P extends Params, R> = {
  all(tx: Executor, params: P): Awaitable<R[]>;
  first(tx: Executor, params: P): Awaitable<R | undefined>;
  /** Rows inserted, updated or deleted. */
  run(tx: Executor, params: P): Awaitable<number>;
};

/** Lists are padded to the next power of two, so that `in (…)` of any length needs few plans. */
const padded = (length: number): number => (length <= 1 ? 1 : 2 ** Math.ceil(Math.log2(length)));

function markersFor(params: Params): Params {
  const markers: Params = {};
  for (const [name, value] of Object.entries(params)) {
    markers[name] = Array.isArray(value)
      ? Array.from({ length: padded(value.length) }, (_, index) => new Marker(name, index))
      : new Marker(name, -1);
  }
  return markers;
}

function fill(plan: Plan, params: Params): unknown[] {
  return plan.parameters.map((parameter) => {
    if (!(parameter instanceof Marker)) return parameter;
    const value = params[parameter.name];
    if (!Array.isArray(value)) return value;
    const list: readonly unknown[] = value;
    return list[Math.min(parameter.index, list.length - 1)];
  });
}

/**
 * SQLite plans a statement anew each time a bare parameter of a join or an ordered query gets another value
 * (it may look at the value while planning), which costs more than running it. `+?` means the same as `?`
 * and is not looked at.
 */
const plannedOnce = (sql: string): string => (sql.startsWith('insert') ? sql : sql.replaceAll('?', '+?'));

function after<A, B>(value: Awaitable<A>, next: (value: A) => B): Awaitable<B> {
  return value instanceof Promise ? value.then(next) : next(value);
}

let plansMade = 0;

/**
 * A query that is compiled once per dialect and then only filled in: Kysely's compiler costs five times
 * as much CPU as SQLite itself. `build` is called with markers in place of the parameters, so it must not
 * look at them; a list may only stand in an `in (…)` and must not be empty.
 */
export function statement<P extends Params>(): <R>(
  build: (db: Kysely<Schema>, params: P, dialect: Dialect) => CompiledQuery<R>,
) => Statement<P, R> {
  return <R>(build: (db: Kysely<Schema>, params: P, dialect: Dialect) => CompiledQuery<R>) => {
    const plans = new Map<string, Plan>();
    let lists: string[] | undefined;

    const planFor = (tx: Executor, params: P): Plan => {
      lists ??= Object.keys(params).filter((name) => Array.isArray(params[name]));
      let shape: string = tx.dialect;
      for (const name of lists) shape += `:${padded((params[name] as unknown[]).length)}`;
      const known = plans.get(shape);
      if (known !== undefined) return known;
      const { sql, parameters } = build(tx.db, markersFor(params) as P, tx.dialect);
      plansMade += 1;
      const text = tx.dialect === 'sqlite' ? plannedOnce(sql) : sql;
      const plan = { sql: text, parameters, name: `s${plansMade}` };
      plans.set(shape, plan);
      return plan;
    };

    const execute = (tx: Executor, params: P) => {
      const plan = planFor(tx, params);
      return tx.run<R>(plan.sql, fill(plan, params), plan.name);
    };

    return {
      all: (tx, params) => after(execute(tx, params), ({ rows }) => rows),
      first: (tx, params) => after(execute(tx, params), ({ rows }) => rows[0]),
      run: (tx, params) => after(execute(tx, params), ({ changed }) => changed),
    };
  };
}
