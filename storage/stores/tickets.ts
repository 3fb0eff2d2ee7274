import type { NotNull } from 'kysely';
import type { Executor } from '../executor.ts';
import { openText, sealText } from '../sealed.ts';
import { statement } from '../statement.ts';
import type { TicketsTable } from '../tables/tickets.ts';
import { nextNumber } from './counters.ts';

export type TicketState = TicketsTable['state'];

export type TicketRow = {
  id: string;
  number: number;
  chat: string;
  contact: string;
  application: string | null;
  topic: string;
  /** Lower is served first. */
  priority: number;
  reason: string | null;
  state: TicketState;
  operator: string | null;
  active: boolean;
  createdAt: number;
  dueAt: number | null;
  claimedAt: number | null;
  answeredAt: number | null;
  closedAt: number | null;
  outcome: string | null;
};

export type NewTicket = {
  chat: string;
  contact: string;
  application?: string;
  topic: string;
  priority: number;
  reason?: string;
  createdAt: number;
  dueAt?: number;
};

/** `from` and `to` bound the opening (UTC ms). Newest first. */
export type TicketFilter = {
  state?: TicketState;
  operator?: string;
  outcome?: string;
  chat?: string;
  from?: number;
  to?: number;
  limit: number;
};

const openOfChat = statement<{ chat: string }>()((db, p) =>
  db
    .selectFrom('tickets')
    .selectAll()
    .where('chat', '=', p.chat)
    .where('state', 'in', ['waiting', 'claimed'])
    // Of several, the one an officer speaks under, then those in hand, then the most urgent.
    .orderBy('active', 'desc')
    .orderBy('state')
    .orderBy('priority')
    .orderBy('id')
    .limit(1)
    .compile(),
);
const openAbout = statement<{ chat: string; topic: string }>()((db, p) =>
  db
    .selectFrom('tickets')
    .selectAll()
    .where('chat', '=', p.chat)
    .where('state', 'in', ['waiting', 'claimed'])
    .where('topic', '=', p.topic)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .compile(),
);
const newestOf = statement<{ people: string[]; topics: string[] }>()((db, p) =>
  db
    .selectFrom('tickets')
    .selectAll()
    .where('contact', 'in', p.people)
    .where('topic', 'in', p.topics)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .compile(),
);
const insert = statement<TicketsTable>()((db, p) => db.insertInto('tickets').values(p).compile());
/** The same for a person who may wait in another chat of theirs; the chat's own ticket comes first. */
const openOf = statement<{ chat: string; people: string[] }>()((db, p) =>
  db
    .selectFrom('tickets')
    .selectAll()
    .where('contact', 'in', p.people)
    .where('state', 'in', ['waiting', 'claimed'])
    .orderBy((eb) => eb.case().when('chat', '=', p.chat).then(0).else(1).end())
    .orderBy('state')
    .orderBy('priority')
    .orderBy('id')
    .limit(1)
    .compile(),
);
const place = statement<{ id: string }>()((db, p) =>
  db
    .selectFrom('tickets as t')
    .innerJoin('tickets as w', (join) =>
      join
        .on('w.state', '=', 'waiting')
        .on((eb) =>
          eb.or([
            eb('w.priority', '<', eb.ref('t.priority')),
            eb.and([
              eb('w.priority', '=', eb.ref('t.priority')),
              eb('w.created_at', '<', eb.ref('t.created_at')),
            ]),
            eb.and([
              eb('w.priority', '=', eb.ref('t.priority')),
              eb('w.created_at', '=', eb.ref('t.created_at')),
              eb('w.id', '<=', eb.ref('t.id')),
            ]),
          ]),
        ),
    )
    .where('t.id', '=', p.id)
    .where('t.state', '=', 'waiting')
    .select((eb) => eb.fn.countAll<number>().as('place'))
    .compile(),
);
const ahead = statement<{ priority: number }>()((db, p) =>
  db
    .selectFrom('tickets')
    .where('state', '=', 'waiting')
    .where('priority', '<=', p.priority)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .compile(),
);
const recent = statement<{ limit: number }>()((db, p) =>
  db
    .selectFrom('tickets')
    .where('state', '=', 'closed')
    .where('claimed_at', 'is not', null)
    .where('closed_at', 'is not', null)
    .orderBy('id', 'desc')
    .limit(p.limit)
    .select(['claimed_at as claimed', 'closed_at as closed'])
    .$narrowType<{ claimed: NotNull; closed: NotNull }>()
    .compile(),
);

async function ticketRow(tx: Executor, row: TicketsTable): Promise<TicketRow> {
  const key = row.reason === null ? undefined : await tx.keys.find(tx, row.contact);
  return {
    id: row.id,
    number: row.number,
    chat: row.chat,
    contact: row.contact,
    application: row.application,
    topic: row.topic,
    priority: row.priority,
    reason: row.reason === null || key === undefined ? null : openText(tx.cipher, key, row.reason),
    state: row.state,
    operator: row.operator,
    active: row.active === 1,
    createdAt: row.created_at,
    dueAt: row.due_at,
    claimedAt: row.claimed_at,
    answeredAt: row.answered_at,
    closedAt: row.closed_at,
    outcome: row.outcome,
  };
}

export function ticketReads(tx: Executor) {
  const all = () => tx.db.selectFrom('tickets').selectAll();
  const queue = () =>
    all().where('state', '=', 'waiting').orderBy('priority').orderBy('created_at').orderBy('id');
  const rows = (found: readonly TicketsTable[]) => Promise.all(found.map((row) => ticketRow(tx, row)));
  const first = async (found: readonly TicketsTable[]) => (await rows(found.slice(0, 1)))[0];

  return {
    get: async (id: string): Promise<TicketRow | undefined> =>
      first(await all().where('id', '=', id).execute()),
    byNumber: async (number: number): Promise<TicketRow | undefined> =>
      first(await all().where('number', '=', number).execute()),
    /** Whose turn it is. */
    head: async (): Promise<TicketRow | undefined> => first(await queue().limit(1).execute()),
    /** The queue in its order; `place` counts from 1. */
    async waiting(): Promise<(TicketRow & { place: number })[]> {
      return (await rows(await queue().execute())).map((row, index) => ({ ...row, place: index + 1 }));
    },
    /** What an operator has claimed, oldest claim first. */
    ofOperator: async (operator: string): Promise<TicketRow[]> =>
      rows(
        await all()
          .where('operator', '=', operator)
          .where('state', '=', 'claimed')
          .orderBy('claimed_at')
          .orderBy('id')
          .execute(),
      ),
    /** The chat's ticket that waits or is claimed. */
    openOfChat: async (chat: string): Promise<TicketRow | undefined> =>
      first(await openOfChat.all(tx, { chat })),
    /** The chat's newest ticket on a topic that is not closed. */
    openAbout: async (chat: string, topic: string): Promise<TicketRow | undefined> =>
      first(await openAbout.all(tx, { chat, topic })),
    /** The person's newest ticket on one of these topics, whatever became of it. */
    newestOf: async (people: readonly string[], topics: readonly string[]): Promise<TicketRow | undefined> =>
      first(await newestOf.all(tx, { people: [...people], topics: [...topics] })),
    /** The person's ticket that waits or is claimed, in this chat or in another of theirs. */
    openOf: async (chat: string, people: readonly string[]): Promise<TicketRow | undefined> =>
      first(await openOf.all(tx, { chat, people: [...people] })),
    /** Place in the queue from 1; null once it is claimed or closed. */
    async place(id: string): Promise<number | null> {
      const row = await place.first(tx, { id });
      return row === undefined || row.place === 0 ? null : row.place;
    },
    /** How many wait whose turn comes before that of a new one of this priority. */
    ahead: async (priority: number): Promise<number> => (await ahead.first(tx, { priority }))?.count ?? 0,
    /** Minutes from claim to close of the newest tickets that are closed. */
    recentMinutes: async (limit: number): Promise<number[]> =>
      (await recent.all(tx, { limit })).map(({ claimed, closed }) => (closed - claimed) / 60_000),
    /** Claimed before `before` (UTC ms) and not answered since. */
    expired: async (before: number): Promise<TicketRow[]> =>
      rows(
        await all()
          .where('state', '=', 'claimed')
          .where('answered_at', 'is', null)
          .where('claimed_at', '<', before)
          .orderBy('claimed_at')
          .execute(),
      ),
    async list(filter: TicketFilter): Promise<TicketRow[]> {
      let query = all();
      if (filter.state !== undefined) query = query.where('state', '=', filter.state);
      if (filter.operator !== undefined) query = query.where('operator', '=', filter.operator);
      if (filter.outcome !== undefined) query = query.where('outcome', '=', filter.outcome);
      if (filter.chat !== undefined) query = query.where('chat', '=', filter.chat);
      if (filter.from !== undefined) query = query.where('created_at', '>=', filter.from);
      if (filter.to !== undefined) query = query.where('created_at', '<', filter.to);
      return rows(
        await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(filter.limit).execute(),
      );
    },
    /** Ids of everybody who took a ticket of a chat, also one that went back to the queue. */
    async claimants(chat: string): Promise<string[]> {
      const found = await tx.db
        .selectFrom('tickets as t')
        .innerJoin('audit as a', 'a.subject', 't.id')
        .select('a.who')
        .distinct()
        .where('t.chat', '=', chat)
        .where('a.action', '=', 'ticket_claimed')
        .execute();
      return found.map(({ who }) => who.replace(/^operator:/, ''));
    },
    /** Ids of everybody who has or had a ticket. */
    async servers(): Promise<string[]> {
      const found = await tx.db
        .selectFrom('tickets')
        .select('operator')
        .distinct()
        .where('operator', 'is not', null)
        .$narrowType<{ operator: NotNull }>()
        .execute();
      return found.map(({ operator }) => operator);
    },
  };
}

export function ticketsStore(tx: Executor) {
  const reads = ticketReads(tx);
  const change = async (id: string, states: TicketState[], to: Partial<TicketsTable>): Promise<boolean> => {
    const row = await tx.db
      .updateTable('tickets')
      .set(to)
      .where('id', '=', id)
      .where('state', 'in', states)
      .returning('chat')
      .executeTakeFirst();
    if (row === undefined) return false;
    tx.hint('ticket', id);
    tx.hint('chat', row.chat);
    return true;
  };

  return {
    ...reads,
    async open(ticket: NewTicket): Promise<TicketRow> {
      const id = tx.ids.next();
      const reason =
        ticket.reason === undefined
          ? null
          : sealText(tx.cipher, await tx.keys.of(tx, ticket.contact), ticket.reason);
      const row: TicketsTable = {
        id,
        number: await nextNumber(tx, 'ticket'),
        chat: ticket.chat,
        contact: ticket.contact,
        application: ticket.application ?? null,
        topic: ticket.topic,
        priority: ticket.priority,
        reason,
        state: 'waiting',
        operator: null,
        active: 0,
        created_at: ticket.createdAt,
        due_at: ticket.dueAt ?? null,
        claimed_at: null,
        answered_at: null,
        closed_at: null,
        outcome: null,
      };
      await insert.run(tx, row);
      tx.hint('ticket', id);
      return ticketRow(tx, row);
    },
    /** True for the one who got it; false if it no longer waits. */
    claim: (id: string, operator: string, now: number): Promise<boolean> =>
      change(id, ['waiting'], { state: 'claimed', operator, claimed_at: now, answered_at: null, active: 0 }),
    /** Back to its place in the queue. False if it was not claimed. */
    release: (id: string): Promise<boolean> =>
      change(id, ['claimed'], {
        state: 'waiting',
        operator: null,
        claimed_at: null,
        answered_at: null,
        active: 0,
      }),
    answered: (id: string, now: number): Promise<boolean> => change(id, ['claimed'], { answered_at: now }),
    /** False if it was closed before. */
    close: (id: string, outcome: string, now: number): Promise<boolean> =>
      change(id, ['waiting', 'claimed'], { state: 'closed', outcome, closed_at: now, active: 0 }),
    setDue: (id: string, dueAt: number): Promise<boolean> =>
      change(id, ['waiting', 'claimed'], { due_at: dueAt }),
    /** Why they wait, in their newest words. */
    async setReason(id: string, contact: string, reason: string): Promise<boolean> {
      const sealed = sealText(tx.cipher, await tx.keys.of(tx, contact), reason);
      return change(id, ['waiting', 'claimed'], { reason: sealed });
    },
    /** The one ticket whose person the operator's plain text goes to; null for none. */
    async activate(operator: string, id: string | null): Promise<void> {
      await tx.db
        .updateTable('tickets')
        .set({ active: 0 })
        .where('operator', '=', operator)
        .where('active', '=', 1)
        .execute();
      if (id === null) return;
      await tx.db
        .updateTable('tickets')
        .set({ active: 1 })
        .where('id', '=', id)
        .where('operator', '=', operator)
        .where('state', '=', 'claimed')
        .execute();
      tx.hint('ticket', id);
    },
  };
}
