import { sql } from 'kysely';
import type { Executor } from '../executor.ts';
import { openText } from '../sealed.ts';
import type { ChatOwner } from '../tables/chats.ts';

/** `from` and `to` bound the last activity (UTC ms); `served` is an officer who has or had a ticket of the chat; with `outcome`, who ended it so. */
export type ChatFilter = {
  ids?: readonly string[];
  account?: string;
  owner?: ChatOwner;
  operator?: string;
  /** Served from the office phone itself. */
  byPhone?: true;
  served?: string;
  outcome?: string;
  from?: number;
  to?: number;
  limit: number;
  offset?: number;
};

export type ChatListRow = {
  id: string;
  account: string;
  contact: string;
  name: string | null;
  owner: ChatOwner;
  operator: string | null;
  byPhone: boolean;
  lastInAt: number | null;
  lastOutAt: number | null;
  createdAt: number;
};

export async function listChats(tx: Executor, filter: ChatFilter): Promise<ChatListRow[]> {
  const active = sql<number>`case when coalesce(h.last_out_at, 0) > coalesce(h.last_in_at, h.created_at)
    then h.last_out_at else coalesce(h.last_in_at, h.created_at) end`;
  let query = tx.db
    .selectFrom('chats as h')
    .innerJoin('contacts as seen', 'seen.id', 'h.contact')
    .innerJoin('contacts as c', (join) =>
      join.on((eb) => eb('c.id', '=', eb.fn.coalesce('seen.merged_into', 'seen.id'))),
    )
    .select(['h.id', 'h.account', 'c.id as contact', 'c.name', 'h.owner', 'h.operator', 'h.by_phone'])
    .select(['h.last_in_at', 'h.last_out_at', 'h.created_at']);
  if (filter.ids !== undefined) query = query.where('h.id', 'in', filter.ids);
  if (filter.account !== undefined) query = query.where('h.account', '=', filter.account);
  if (filter.owner !== undefined) query = query.where('h.owner', '=', filter.owner);
  if (filter.operator !== undefined) query = query.where('h.operator', '=', filter.operator);
  if (filter.byPhone) query = query.where('h.by_phone', '=', 1);
  if (filter.from !== undefined) query = query.where(active, '>=', filter.from);
  if (filter.to !== undefined) query = query.where(active, '<', filter.to);
  const { served, outcome } = filter;
  if (served !== undefined || outcome !== undefined) {
    query = query.where((eb) => {
      let tickets = eb.selectFrom('tickets as t').select('t.id').whereRef('t.chat', '=', 'h.id');
      if (served !== undefined)
        tickets = tickets.where((t) => {
          const had = t
            .selectFrom('audit as a')
            .select('a.id')
            .whereRef('a.subject', '=', 't.id')
            .where('a.action', '=', 'ticket_claimed')
            .where('a.who', '=', `operator:${served}`);
          const has = t('t.operator', '=', served);
          return outcome === undefined ? t.or([has, t.exists(had)]) : has;
        });
      if (outcome !== undefined) tickets = tickets.where('t.outcome', '=', outcome);
      return eb.exists(tickets);
    });
  }
  const rows = await query
    .orderBy(active, 'desc')
    .orderBy('h.id', 'desc')
    .limit(filter.limit)
    .offset(filter.offset ?? 0)
    .execute();
  const listed: ChatListRow[] = [];
  for (const row of rows) {
    const name = row.name === null ? null : openText(tx.cipher, await tx.keys.of(tx, row.contact), row.name);
    listed.push({
      id: row.id,
      account: row.account,
      contact: row.contact,
      name,
      owner: row.owner,
      operator: row.operator,
      byPhone: row.by_phone === 1,
      lastInAt: row.last_in_at,
      lastOutAt: row.last_out_at,
      createdAt: row.created_at,
    });
  }
  return listed;
}
