import { sql } from 'kysely';
import type { Executor } from '../executor.ts';
import { openText, sealText } from '../sealed.ts';
import { statement } from '../statement.ts';
import type { PromisesTable } from '../tables/promises.ts';

export type PromiseRow = {
  id: string;
  contact: string;
  chat: string;
  application: string | null;
  ticket: string | null;
  dueAt: number;
  text: string | null;
  state: 'open' | 'kept' | 'missed';
  by: string;
  at: number;
  /** Code of the permit whose paper is promised; null: news. */
  permit: string | null;
};

export type NewPromise = {
  contact: string;
  chat: string;
  application?: string;
  ticket?: string;
  dueAt: number;
  text?: string;
  by: string;
  at: number;
  permit?: string;
};

/** Whatever is left out does not narrow. Soonest due first. */
export type PromiseFilter = {
  contact?: string;
  chat?: string;
  application?: string;
  ticket?: string;
};

// Written out as in the partial indexes: SQLite uses one only if it finds the same words.
const OPEN = sql<boolean>`state = 'open'`;

const allDue = statement<{ application: string }>()((db, p) =>
  db
    .selectFrom('promises')
    .select(['due_at', 'by', 'permit'])
    .where(OPEN)
    .where('application', '=', p.application)
    .orderBy('due_at')
    .compile(),
);
const insert = statement<PromisesTable>()((db, p) => db.insertInto('promises').values(p).compile());

async function promiseRow(tx: Executor, row: PromisesTable): Promise<PromiseRow> {
  const key = row.text === null ? undefined : await tx.keys.find(tx, row.contact);
  return {
    id: row.id,
    contact: row.contact,
    chat: row.chat,
    application: row.application,
    ticket: row.ticket,
    dueAt: row.due_at,
    text: row.text === null || key === undefined ? null : openText(tx.cipher, key, row.text),
    state: row.state,
    by: row.by,
    at: row.at,
    permit: row.permit,
  };
}

export function promiseReads(tx: Executor) {
  const all = () => tx.db.selectFrom('promises').selectAll().orderBy('due_at').orderBy('id');
  const rows = (found: readonly PromisesTable[]) => Promise.all(found.map((row) => promiseRow(tx, row)));
  return {
    async get(id: string): Promise<PromiseRow | undefined> {
      return (await rows(await all().where('id', '=', id).execute()))[0];
    },
    async open(filter: PromiseFilter): Promise<PromiseRow[]> {
      let query = all().where(OPEN);
      if (filter.contact !== undefined) query = query.where('contact', '=', filter.contact);
      if (filter.chat !== undefined) query = query.where('chat', '=', filter.chat);
      if (filter.application !== undefined) query = query.where('application', '=', filter.application);
      if (filter.ticket !== undefined) query = query.where('ticket', '=', filter.ticket);
      return rows(await query.execute());
    },
    /** When the open promises about it fall due (UTC ms), soonest first; `late`: it makes good for a missed one. */
    async dueOf(application: string): Promise<{ dueAt: number; late: boolean; permit: string | null }[]> {
      const rows = await allDue.all(tx, { application });
      return rows.map((row) => ({ dueAt: row.due_at, late: row.by === 'late', permit: row.permit }));
    },
    /** Open, kept and missed. */
    ofApplication: async (application: string): Promise<PromiseRow[]> =>
      rows(await all().where('application', '=', application).execute()),
    /** Open and due before `before` (UTC ms). */
    due: async (before: number): Promise<PromiseRow[]> =>
      rows(await all().where(OPEN).where('due_at', '<', before).execute()),
    /** Open, kept and missed ones that fell due in a span of time (UTC ms). */
    between: async (from: number, to: number): Promise<PromiseRow[]> =>
      rows(await all().where('due_at', '>=', from).where('due_at', '<', to).execute()),
  };
}

export function promisesStore(tx: Executor) {
  const settle = async (id: string, state: 'kept' | 'missed'): Promise<boolean> => {
    const row = await tx.db
      .updateTable('promises')
      .set({ state })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .returning('chat')
      .executeTakeFirst();
    if (row !== undefined) tx.hint('chat', row.chat);
    return row !== undefined;
  };
  return {
    ...promiseReads(tx),
    async add(promise: NewPromise): Promise<string> {
      const id = tx.ids.next();
      const text =
        promise.text === undefined
          ? null
          : sealText(tx.cipher, await tx.keys.of(tx, promise.contact), promise.text);
      await insert.run(tx, {
        id,
        contact: promise.contact,
        chat: promise.chat,
        application: promise.application ?? null,
        ticket: promise.ticket ?? null,
        due_at: promise.dueAt,
        text,
        state: 'open',
        by: promise.by,
        at: promise.at,
        permit: promise.permit ?? null,
      });
      tx.hint('chat', promise.chat);
      return id;
    },
    /** False if it was settled before. */
    keep: (id: string): Promise<boolean> => settle(id, 'kept'),
    miss: (id: string): Promise<boolean> => settle(id, 'missed'),
  };
}
