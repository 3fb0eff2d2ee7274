import { sql } from 'kysely';
import type { ExpressionBuilder } from 'kysely';
import type { Address } from '../../flows/message.ts';
import type { Executor } from '../executor.ts';
import { openText } from '../sealed.ts';
import { statement } from '../statement.ts';
import type { ChatOwner } from '../tables/chats.ts';
import type { MessagesTable, MessageState } from '../tables/messages.ts';
import type { Schema } from '../tables/schema.ts';
import { messageRow } from './message-reads.ts';
import type { MessageRow } from './message-reads.ts';
import { WINDOW_CLOSED, onItsWay } from './on-its-way.ts';

/** A message to send, with its chat as it is now. `always`: leaves even while an operator owns the chat. */
export type OutboxRow = Extract<MessageRow, { direction: 'out' }> & {
  always: boolean;
  account: string;
  address: Address;
  contact: string;
  owner: ChatOwner;
  chatEpoch: number;
};

type Ending = 'sent' | 'delivered' | 'read';

/** States that a receipt may still raise; a receipt never goes backward. */
const BELOW: Record<Ending, MessageState[]> = {
  sent: ['queued', 'sending', 'errored', 'unknown', 'failed'],
  delivered: ['queued', 'sending', 'errored', 'unknown', 'failed', 'sent'],
  read: ['queued', 'sending', 'errored', 'unknown', 'failed', 'sent', 'delivered'],
};

/**
 * No earlier row of the same chat is still on its way. What waits for the person to write holds up nothing: news that
 * leaves as a template would wait behind a file.
 */
const nothingBefore = (eb: ExpressionBuilder<Schema & { m: MessagesTable }, 'm'>) =>
  eb.not(
    eb.exists(
      eb
        .selectFrom('messages as e')
        .select('e.id')
        .where(onItsWay('e'))
        .whereRef('e.chat', '=', 'm.chat')
        .whereRef('e.id', '<', 'm.id')
        .where(sql<boolean>`not (e.state = 'errored' and coalesce(e.error, '') = ${sql.lit(WINDOW_CLOSED)})`),
    ),
  );

// `|| ''` keeps SQLite from going through every chat of the account: the rows that wait are the few.
const claim = statement<{ account: string; owner: string; now: number; until: number; limit: number }>()((
  db,
  p,
  dialect,
) => {
  const due = db
    .selectFrom('messages as m')
    .innerJoin('chats as h', 'h.id', 'm.chat')
    .select('m.id')
    .where(onItsWay('m'))
    .where(sql<boolean>`m.state in ('queued', 'errored')`)
    .where('m.not_before', '<=', p.now)
    .where(sql<boolean>`${sql.ref('h.account')} || '' = ${p.account}`)
    .where(nothingBefore)
    .orderBy('m.id')
    .limit(p.limit);
  return db
    .updateTable('messages')
    .set((eb) => ({
      state: 'sending',
      lease_owner: p.owner,
      lease_until: p.until,
      attempts: eb('attempts', '+', 1),
    }))
    .where('id', 'in', dialect === 'postgres' ? due.forUpdate('m').skipLocked() : due)
    .returning('id')
    .compile();
});
const claimed = statement<{ ids: string[] }>()((db, p) =>
  db
    .selectFrom('messages as m')
    .innerJoin('chats as h', 'h.id', 'm.chat')
    .innerJoin('contacts as seen', 'seen.id', 'h.contact')
    .where('m.id', 'in', p.ids)
    .selectAll('m')
    .select([
      'h.account',
      'h.address',
      'h.address_kind',
      'h.owner',
      'h.epoch as chat_epoch',
      'h.contact as keyed',
    ])
    .select((eb) => eb.fn.coalesce('seen.merged_into', 'seen.id').as('contact'))
    .orderBy('m.id')
    .compile(),
);
const release = { lease_owner: null, lease_until: null };
/** A receipt may have come first. The id is written only where it is another one: its index is then left alone. */
const sent = (renamed: boolean) =>
  statement<{ id: string; externalId: string | null; at: number }>()((db, p) =>
    db
      .updateTable('messages')
      .set((eb) => ({
        state: eb
          .case()
          .when(sql<boolean>`state in ('delivered', 'read')`)
          .then(eb.ref('state'))
          .else('sent')
          .end() as never,
        ...(renamed ? { external_id: p.externalId } : {}),
        sent_at: eb.fn.coalesce('sent_at', eb.val(p.at)),
        error: null,
        ...release,
      }))
      .where('id', '=', p.id)
      .compile(),
  );
const sentAsIs = sent(false);
const sentUnder = sent(true);
const settle = statement<{
  id: string;
  state: MessageState;
  error: string | null;
  notBefore: number;
  untried: number;
}>()((db, p) =>
  db
    .updateTable('messages')
    .set((eb) => ({
      state: p.state,
      error: p.error,
      not_before: p.notBefore,
      attempts: eb('attempts', '-', p.untried),
      ...release,
    }))
    .where('id', '=', p.id)
    .where(onItsWay())
    .returning('chat')
    .compile(),
);
const receive = statement<{
  account: string;
  externalId: string;
  state: Ending;
  below: MessageState[];
  at: number;
}>()((db, p) =>
  db
    .updateTable('messages')
    .set((eb) => ({
      state: p.state,
      sent_at: eb.fn.coalesce('sent_at', eb.val(p.at)),
      error: null,
      ...release,
    }))
    .where('external_id', '=', p.externalId)
    .where(sql<boolean>`direction = 'out'`)
    .where('external_id', 'is not', null)
    .where('state', 'in', p.below)
    .where('chat', 'in', (eb) => eb.selectFrom('chats').select('id').where('account', '=', p.account))
    .returning(['id', 'chat'])
    .compile(),
);

export function outboxReads(tx: Executor) {
  return {
    /** Rows whose outcome is unknown and whose time to wait for news is over at `now`, oldest first. */
    async unknowns(account: string, now: number, limit: number): Promise<OutboxRow[]> {
      const found = await tx.db
        .selectFrom('messages as m')
        .innerJoin('chats as h', 'h.id', 'm.chat')
        .select('m.id')
        .where(onItsWay('m'))
        .where('m.state', '=', 'unknown')
        .where('m.not_before', '<=', now)
        .where('h.account', '=', account)
        .orderBy('m.id')
        .limit(limit)
        .execute();
      return load(
        tx,
        found.map((row) => row.id),
      );
    },
    /** The moment the next row of these accounts may leave (UTC ms, maybe past); null while none can. */
    async nextDue(accounts: readonly string[]): Promise<number | null> {
      if (accounts.length === 0) return null;
      const row = await tx.db
        .selectFrom('messages as m')
        .innerJoin('chats as h', 'h.id', 'm.chat')
        .select((eb) => eb.fn.min('m.not_before').as('due'))
        .where(onItsWay('m'))
        .where('m.state', 'in', ['queued', 'errored'])
        .where('h.account', 'in', accounts)
        .where(nothingBefore)
        .executeTakeFirst();
      return row?.due ?? null;
    },
  };
}

async function load(tx: Executor, ids: string[]): Promise<OutboxRow[]> {
  if (ids.length === 0) return [];
  const rows: OutboxRow[] = [];
  for (const row of await claimed.all(tx, { ids })) {
    const message = await messageRow(tx, row);
    if (message.direction !== 'out') continue;
    const key = await tx.keys.of(tx, row.keyed);
    rows.push({
      ...message,
      always: row.always === 1,
      account: row.account,
      address: { kind: row.address_kind, value: openText(tx.cipher, key, row.address) },
      contact: row.contact,
      owner: row.owner,
      chatEpoch: row.chat_epoch,
    });
  }
  return rows;
}

export function outboxStore(tx: Executor) {
  const end = async (
    id: string,
    state: MessageState,
    error: string | null,
    notBefore = 0,
    untried = 0,
  ): Promise<void> => {
    const row = await settle.first(tx, { id, state, error, notBefore, untried });
    if (row !== undefined) tx.hint('chat', row.chat);
  };

  return {
    ...outboxReads(tx),
    /**
     * The oldest due row of each chat, unless an earlier row of that chat is still on its way; marks them
     * `sending` until `now + leaseMs`. `limit` counts per account.
     */
    async claim(
      accounts: readonly string[],
      owner: string,
      now: number,
      leaseMs: number,
      limit: number,
    ): Promise<OutboxRow[]> {
      const ids: string[] = [];
      for (const account of accounts) {
        const rows = await claim.all(tx, { account, owner, now, until: now + leaseMs, limit });
        ids.push(...rows.map((row) => row.id));
      }
      return load(tx, ids);
    },
    /** `externalId`: the provider's, where it is not the one that was fixed before; `at`: UTC ms. */
    async sent(row: { id: string; chat: string }, externalId: string | null, at: number): Promise<void> {
      await (externalId === null ? sentAsIs : sentUnder).run(tx, { id: row.id, externalId, at });
      tx.hint('chat', row.chat);
    },
    /** Will be tried again, not before `notBefore`. */
    errored: (id: string, code: string, notBefore: number) => end(id, 'errored', code, notBefore),
    /** It only waited since it was claimed: as `errored`, and the claim is not counted as a try. */
    held: (id: string, code: string, notBefore: number) => end(id, 'errored', code, notBefore, 1),
    failed: (id: string, code: string) => end(id, 'failed', code),
    /** The owner of the chat changed after it was composed. */
    withhold: (id: string) => end(id, 'withheld', null),
    /** It may have left: nobody knows. News of it is waited for until `until` (UTC ms). */
    markUnknown: (id: string, until: number) => end(id, 'unknown', null, until),
    /** To be sent once more; `resends` counts it. */
    async requeueUnknown(id: string): Promise<void> {
      await tx.db
        .updateTable('messages')
        .set((eb) => ({ state: 'queued', resends: eb('resends', '+', 1), not_before: 0, ...release }))
        .where('id', '=', id)
        .where('state', '=', 'unknown')
        .execute();
    },
    /**
     * Rows of the account that somebody other than `owner` was sending, or whose lease has ended, become
     * `unknown`; news of them is waited for until `until`. Returns their ids.
     */
    async unknown(account: string, owner: string, now: number, until: number): Promise<string[]> {
      const rows = await tx.db
        .updateTable('messages')
        .set({ state: 'unknown', not_before: until, ...release })
        .where('state', '=', 'sending')
        .where(onItsWay())
        .where((eb) => eb.or([eb('lease_owner', '!=', owner), eb('lease_until', '<', now)]))
        .where('chat', 'in', (eb) => eb.selectFrom('chats').select('id').where('account', '=', account))
        .returning('id')
        .execute();
      return rows.map((row) => row.id);
    },
    /** News of every row of the account whose outcome is unknown is waited for until `until`. */
    async awaitReports(account: string, until: number): Promise<void> {
      await tx.db
        .updateTable('messages')
        .set({ not_before: until })
        .where('state', '=', 'unknown')
        .where(onItsWay())
        .where('chat', 'in', chatsOf(tx, account))
        .execute();
    },
    /** What the provider reports; the id of the row it raised, or null. Also settles an `unknown` row. */
    async receipt(account: string, externalId: string, state: Ending, at: number): Promise<string | null> {
      const row = await receive.first(tx, { account, externalId, state, below: BELOW[state], at });
      if (row === undefined) return null;
      tx.hint('chat', row.chat);
      return row.id;
    },
    /**
     * A row that has not come to an end learns the provider's id from a report that names the row. One that was
     * sent keeps the id it was sent under: an old report must not speak for a later send.
     */
    async named(account: string, id: string, externalId: string): Promise<void> {
      await tx.db
        .updateTable('messages')
        .set({ external_id: externalId })
        .where('id', '=', id)
        .where(sql<boolean>`direction = 'out'`)
        .where('state', 'in', BELOW.sent)
        .where('chat', 'in', chatsOf(tx, account))
        .execute();
    },
    /**
     * The provider took it and reports that it did not arrive: `failed`, or tried again from `again` (UTC ms)
     * unless it was tried `most` times. What has been delivered stays so.
     */
    async bounced(
      account: string,
      externalId: string,
      code: string,
      again: number | null,
      most: number,
    ): Promise<void> {
      const tried = sql<boolean>`attempts < ${again === null ? 0 : most}`;
      const row = await tx.db
        .updateTable('messages')
        .set((eb) => ({
          state: eb.case().when(tried).then('errored').else('failed').end() as never,
          error: code,
          not_before: again ?? 0,
          ...release,
        }))
        .where('external_id', '=', externalId)
        .where(sql<boolean>`direction = 'out'`)
        .where('external_id', 'is not', null)
        .where('state', 'in', ['queued', 'sending', 'errored', 'unknown', 'sent'])
        .where('chat', 'in', chatsOf(tx, account))
        .returning('chat')
        .executeTakeFirst();
      if (row !== undefined) tx.hint('chat', row.chat);
    },
    /** The person wrote: what waited for that leaves, in its old order. */
    async release(chat: string): Promise<void> {
      const rows = await tx.db
        .updateTable('messages')
        .set({ state: 'queued', error: null, not_before: 0 })
        .where('chat', '=', chat)
        .where('state', '=', 'errored')
        .where(onItsWay())
        .where('error', '=', WINDOW_CLOSED)
        .returning('id')
        .execute();
      if (rows.length > 0) tx.hint('chat', chat);
    },
  };
}

const chatsOf = (tx: Executor, account: string) =>
  tx.db.selectFrom('chats').select('id').where('account', '=', account);
