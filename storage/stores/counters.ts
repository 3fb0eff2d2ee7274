import type { Executor } from '../executor.ts';
import { statement } from '../statement.ts';

const next = statement<{ name: string }>()((db, p) =>
  db
    .insertInto('counters')
    .values({ name: p.name, value: 1 })
    .onConflict((c) => c.column('name').doUpdateSet((eb) => ({ value: eb('counters.value', '+', 1) })))
    .returning('value')
    .compile(),
);

/** The next number of a series, from 1; one taken in a transaction that is rolled back is given again. */
export async function nextNumber(tx: Executor, name: string): Promise<number> {
  const row = await next.first(tx, { name });
  if (row === undefined) throw new Error(`counter ${name} gave nothing`);
  return row.value;
}

export function countersStore(tx: Executor) {
  return { next: (name: string): Promise<number> => nextNumber(tx, name) };
}
