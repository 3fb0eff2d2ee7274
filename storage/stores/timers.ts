import type { Json } from '../../flows/json.ts';
import type { Executor } from '../executor.ts';
import { statement } from '../statement.ts';
import type { TimersTable } from '../tables/timers.ts';

export type TimerRow = { id: string; chat: string; kind: string; key: string; dueAt: number; payload: Json };

const set = statement<TimersTable>()((db, p) =>
  db
    .insertInto('timers')
    .values(p)
    .onConflict((c) =>
      c.columns(['chat', 'kind', 'key']).doUpdateSet((eb) => ({
        id: eb.ref('excluded.id'),
        due_at: eb.ref('excluded.due_at'),
        payload: eb.ref('excluded.payload'),
      })),
    )
    .compile(),
);
const cancel = statement<{ chat: string; kind: string; key: string }>()((db, p) =>
  db
    .deleteFrom('timers')
    .where('chat', '=', p.chat)
    .where('kind', '=', p.kind)
    .where('key', '=', p.key)
    .compile(),
);
const due = statement<{ now: number; limit: number }>()((db, p) =>
  db
    .selectFrom('timers')
    .selectAll()
    .where('due_at', '<=', p.now)
    .orderBy('due_at')
    .orderBy('id')
    .limit(p.limit)
    .compile(),
);
const next = statement<Record<string, never>>()((db) =>
  db
    .selectFrom('timers')
    .select((eb) => eb.fn.min('due_at').as('due_at'))
    .compile(),
);

export function timerReads(tx: Executor) {
  return {
    /** Soonest first. */
    async due(now: number, limit: number): Promise<TimerRow[]> {
      return (await due.all(tx, { now, limit })).map((row) => ({
        id: row.id,
        chat: row.chat,
        kind: row.kind,
        key: row.key,
        dueAt: row.due_at,
        payload: row.payload === null ? null : (JSON.parse(row.payload) as Json),
      }));
    },
    /** Whether any of this kind is set. */
    async pending(chat: string, kind: string): Promise<boolean> {
      const ofKind = tx.db
        .selectFrom('timers')
        .select('id')
        .where('chat', '=', chat)
        .where('kind', '=', kind);
      return (await ofKind.limit(1).executeTakeFirst()) !== undefined;
    },
    /** When this one falls due (UTC ms), where it is set. */
    async dueAt(chat: string, kind: string, key: string): Promise<number | undefined> {
      const row = await tx.db
        .selectFrom('timers')
        .select('due_at')
        .where('chat', '=', chat)
        .where('kind', '=', kind)
        .where('key', '=', key)
        .executeTakeFirst();
      return row?.due_at;
    },
    /** When the next one falls due (UTC ms), or null. */
    async next(): Promise<number | null> {
      return (await next.first(tx, {}))?.due_at ?? null;
    },
  };
}

export function timersStore(tx: Executor) {
  return {
    ...timerReads(tx),
    /** One per chat, kind and key: setting it again moves it (and gives it a new id). */
    async set(chat: string, kind: string, key: string, dueAt: number, payload: Json = null): Promise<void> {
      const text = payload === null ? null : JSON.stringify(payload);
      await set.run(tx, { id: tx.ids.next(), chat, kind, key, due_at: dueAt, payload: text });
    },
    async cancel(chat: string, kind: string, key: string): Promise<void> {
      await cancel.run(tx, { chat, kind, key });
    },
    /** True if it was still there: whoever removes a due timer is the one who acts on it. */
    async remove(id: string): Promise<boolean> {
      const row = await tx.db.deleteFrom('timers').where('id', '=', id).returning('id').executeTakeFirst();
      return row !== undefined;
    },
  };
}
