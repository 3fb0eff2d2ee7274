import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Notice } from '../../flows/input.ts';
import type { Content, Outgoing } from '../../flows/message.ts';
import type { Executor } from '../executor.ts';
import { openJson } from '../sealed.ts';
import { statement } from '../statement.ts';
import type { Author, MessageState, MessagesTable } from '../tables/messages.ts';

type Envelope = {
  id: string;
  chat: string;
  state: MessageState;
  kind: string;
  externalId: string | null;
  quotes: string | null;
  author: Author;
  epoch: number | null;
  /** UTC ms: the provider's time of an inbound message, the moment it was written of any other. */
  at: number;
  receivedAt: number;
  sentAt: number | null;
  attempts: number;
  resends: number;
  error: string | null;
};

/** A stored message, in clear. */
export type MessageRow = Envelope &
  (
    | { direction: 'in'; body: Content }
    | { direction: 'out'; body: Outgoing }
    | { direction: 'internal'; body: Notice }
  );

/** What a turn needs of a row it handles, and no more: each column costs. */
export type UnhandledRow = Pick<Envelope, 'id' | 'quotes' | 'author' | 'at' | 'receivedAt'> &
  ({ direction: 'in'; body: Content } | { direction: 'internal'; body: Notice });

const unhandled = statement<{ chat: string; limit: number }>()((db, p) =>
  db
    .selectFrom('messages')
    .selectAll()
    .where('chat', '=', p.chat)
    .where(sql<boolean>`state = 'received'`)
    .orderBy('id')
    .limit(p.limit)
    .compile(),
);
const byId = statement<{ id: string }>()((db, p) =>
  db.selectFrom('messages').selectAll().where('id', '=', p.id).compile(),
);
const inbound = statement<{ chat: string; externalId: string }>()((db, p) =>
  db
    .selectFrom('messages')
    .selectAll()
    .where('chat', '=', p.chat)
    .where('external_id', '=', p.externalId)
    .where(sql<boolean>`direction = 'in'`)
    .compile(),
);
const outbound = statement<{ externalId: string }>()((db, p) =>
  db
    .selectFrom('messages')
    .innerJoin('chats', 'chats.id', 'messages.chat')
    .selectAll('messages')
    .select('chats.account')
    .where('external_id', '=', p.externalId)
    .where(sql<boolean>`direction = 'out'`)
    .where('external_id', 'is not', null)
    .compile(),
);
const toWake = statement<{ now: number; limit: number }>()((db, p) =>
  db
    .selectFrom('messages')
    .select('chat')
    .distinct()
    .where(sql<boolean>`state = 'received'`)
    .where('not_before', '<=', p.now)
    .orderBy('chat')
    .limit(p.limit)
    .compile(),
);
const state = statement<{ id: string }>()((db, p) =>
  db.selectFrom('messages').select(['state', 'sent_at']).where('id', '=', p.id).compile(),
);

/** The body with the key of the chat it belongs to. */
export async function messageRow(tx: Executor, row: Selectable<MessagesTable>): Promise<MessageRow> {
  const key = await tx.keys.ofChat(tx, row.chat);
  const envelope: Envelope = {
    id: row.id,
    chat: row.chat,
    state: row.state,
    kind: row.kind,
    externalId: row.external_id,
    quotes: row.quotes,
    author: row.author,
    epoch: row.epoch,
    at: row.at,
    receivedAt: row.received_at,
    sentAt: row.sent_at,
    attempts: row.attempts,
    resends: row.resends,
    error: row.error,
  };
  switch (row.direction) {
    case 'in':
      return { ...envelope, direction: 'in', body: openJson<Content>(tx.cipher, key, row.body) };
    case 'out':
      return { ...envelope, direction: 'out', body: openJson<Outgoing>(tx.cipher, key, row.body) };
    case 'internal':
      return { ...envelope, direction: 'internal', body: openJson<Notice>(tx.cipher, key, row.body) };
  }
}

function wordsIn(body: MessageRow['body']): string | undefined {
  if ('text' in body) return body.text;
  return 'caption' in body ? body.caption : undefined;
}

export function messageReads(tx: Executor) {
  const rows = (found: readonly Selectable<MessagesTable>[]) =>
    Promise.all(found.map((row) => messageRow(tx, row)));
  const sentAs = async (externalId: string) => outbound.all(tx, { externalId });

  return {
    async get(id: string): Promise<MessageRow | undefined> {
      const row = await byId.first(tx, { id });
      return row === undefined ? undefined : messageRow(tx, row);
    },
    /** What waits for the chat's turn, oldest first. */
    async unhandled(chat: string, limit: number): Promise<MessageRow[]> {
      return rows(await unhandled.all(tx, { chat, limit }));
    },
    /** Chats with something to handle. */
    async chatsToWake(now: number, limit: number): Promise<string[]> {
      return (await toWake.all(tx, { now, limit })).map((row) => row.chat);
    },
    /** A message of the chat by the provider's id, theirs or ours. */
    async byExternalId(chat: string, externalId: string): Promise<MessageRow | undefined> {
      const row =
        (await inbound.first(tx, { chat, externalId })) ??
        (await sentAs(externalId)).find((sent) => sent.chat === chat);
      return row === undefined ? undefined : messageRow(tx, row);
    },
    /** One of our own messages on an account, whichever chat it is in. */
    async ours(account: string, externalId: string): Promise<MessageRow | undefined> {
      const row = (await sentAs(externalId)).find((sent) => sent.account === account);
      return row === undefined ? undefined : messageRow(tx, row);
    },
    /**
     * When this chat's person last wrote, by the provider's clock (UTC ms), or last before the row `before`;
     * null when they never did.
     */
    async lastInAt(chat: string, before?: string): Promise<number | null> {
      let query = tx.db
        .selectFrom('messages')
        .select('at')
        .where('chat', '=', chat)
        .where(sql<boolean>`direction = 'in'`)
        .where('author', '=', 'contact')
        // A line in some group (bot/channels/baileys/inbound.ts) was not written to us.
        .where('external_id', 'not like', 'group-%');
      if (before !== undefined) query = query.where('id', '<', before);
      const row = await query.orderBy('id', 'desc').limit(1).executeTakeFirst();
      return row?.at ?? null;
    },
    /** When anybody last wrote to this account, by the provider's clock (UTC ms); null when nobody ever did. */
    async lastInOf(account: string): Promise<number | null> {
      const row = await tx.db
        .selectFrom('messages as m')
        .innerJoin('chats as h', 'h.id', 'm.chat')
        .select((eb) => eb.fn.max('m.at').as('at'))
        .where('h.account', '=', account)
        .where(sql<boolean>`m.direction = 'in'`)
        .executeTakeFirst();
      return row?.at ?? null;
    },
    /**
     * When something written to this account last came in here, by our clock (UTC ms); null when nothing ever did. A
     * call, or a line in some group, is none.
     */
    async lastStoredOf(account: string): Promise<number | null> {
      const row = await tx.db
        .selectFrom('messages as m')
        .innerJoin('chats as h', 'h.id', 'm.chat')
        .select('m.received_at as at')
        // From the newest row back, not through every chat of the account.
        .where(sql<boolean>`${sql.ref('h.account')} || '' = ${account}`)
        .where(sql<boolean>`m.direction = 'in'`)
        .where('m.kind', '!=', 'call')
        .where('m.external_id', 'not like', 'group-%')
        .orderBy('m.id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.at ?? null;
    },
    /** When so many last messages of people came in to this account, by our clock (UTC ms), newest first. */
    async inTimesOf(account: string, limit: number): Promise<number[]> {
      const rows = await tx.db
        .selectFrom('messages as m')
        .innerJoin('chats as h', 'h.id', 'm.chat')
        .select('m.received_at as at')
        // As above.
        .where(sql<boolean>`${sql.ref('h.account')} || '' = ${account}`)
        .where(sql<boolean>`m.direction = 'in'`)
        .where('m.author', '=', 'contact')
        .orderBy('m.id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ at }) => at);
    },
    /** When the message that waits longest for its turn came in (UTC ms); null when none waits. */
    async oldestUnhandled(): Promise<number | null> {
      const row = await tx.db
        .selectFrom('messages')
        .select((eb) => eb.fn.min('received_at').as('at'))
        .where(sql<boolean>`state = 'received'`)
        .executeTakeFirst();
      return row?.at ?? null;
    },
    /** Handled and outgoing messages after `id`, oldest first, with their contact: what the search index lacks. */
    async since(id: string, limit: number): Promise<(MessageRow & { contact: string })[]> {
      const found = await tx.db
        .selectFrom('messages as m')
        .innerJoin('chats as h', 'h.id', 'm.chat')
        .selectAll('m')
        .select('h.contact')
        .where('m.id', '>', id)
        .where('m.direction', '!=', 'internal')
        .orderBy('m.id')
        .limit(limit)
        .execute();
      return Promise.all(
        found.map(async (row) => ({ ...(await messageRow(tx, row)), contact: row.contact })),
      );
    },
    async stateOf(id: string): Promise<{ state: MessageState; sentAt: number | null } | undefined> {
      const row = await state.first(tx, { id });
      return row === undefined ? undefined : { state: row.state, sentAt: row.sent_at };
    },
    /** The chat's log, newest first; `before` is the id of the oldest one already seen. Internal rows are left out. */
    async ofChat(
      chat: string,
      limit: number,
      before?: string,
    ): Promise<Exclude<MessageRow, { direction: 'internal' }>[]> {
      let query = tx.db
        .selectFrom('messages')
        .selectAll()
        .where('chat', '=', chat)
        .where('direction', '!=', 'internal');
      if (before !== undefined) query = query.where('id', '<', before);
      const found = await rows(await query.orderBy('id', 'desc').limit(limit).execute());
      return found.filter((row) => row.direction !== 'internal');
    },
    /**
     * What staff wrote in a chat between two moments (UTC ms), oldest first, the last `limit` of it; words only. What
     * never left is no answer.
     */
    async wordsOfStaff(
      chat: string,
      { from, to, limit }: { from: number; to: number; limit: number },
    ): Promise<string[]> {
      const found = await tx.db
        .selectFrom('messages')
        .selectAll()
        .where('chat', '=', chat)
        .where((eb) => eb.or([eb('author', 'like', 'operator:%'), eb('author', '=', 'phone')]))
        .where('state', 'not in', ['failed', 'withheld'])
        .where('at', '>=', from)
        .where('at', '<=', to)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      const words = (await rows(found)).toReversed().map(({ body }) => wordsIn(body));
      return words.filter((text) => text !== undefined);
    },
    /** How many a chat's log holds; internal rows are left out. */
    async countOf(chat: string): Promise<number> {
      const row = await tx.db
        .selectFrom('messages')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('chat', '=', chat)
        .where('direction', '!=', 'internal')
        .executeTakeFirst();
      return row?.count ?? 0;
    },
    /** Ids of every file that a message, a document or a preview refers to. */
    async files(): Promise<string[]> {
      const kept = await tx.db.selectFrom('documents').select('file').distinct().execute();
      const sent = await tx.db
        .selectFrom('messages')
        .select('file')
        .distinct()
        .where('file', 'is not', null)
        .execute();
      const made = await tx.db.selectFrom('previews').select(['thumbnail', 'crops']).execute();
      const ids = [
        ...[...kept, ...sent].map(({ file }) => file),
        ...made.flatMap(({ thumbnail, crops }) => [thumbnail, crops]),
      ];
      return [...new Set(ids.filter((id) => id !== null))];
    },
  };
}
