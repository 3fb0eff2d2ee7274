import { sql } from 'kysely';
import { statement } from '../statement.ts';
import type { Author, Direction, MessageState } from '../tables/messages.ts';
import { onItsWay } from './on-its-way.ts';

/** One insert for all three directions; it changes nothing where a unique key says that the row is there already. */
export const insertMessage = statement<{
  id: string;
  chat: string;
  direction: Direction;
  state: MessageState;
  externalId: string | null;
  senderHash: string | null;
  quotes: string | null;
  kind: string;
  body: Uint8Array;
  file: string | null;
  cause: string | null;
  epoch: number | null;
  author: Author;
  at: number;
  receivedAt: number;
  notBefore: number;
  attempts: number;
  leaseOwner: string | null;
  leaseUntil: number | null;
  always: number;
}>()((db, p) =>
  db
    .insertInto('messages')
    .values({
      id: p.id,
      chat: p.chat,
      direction: p.direction,
      state: p.state,
      external_id: p.externalId,
      sender_hash: p.senderHash,
      quotes: p.quotes,
      kind: p.kind,
      body: p.body,
      file: p.file,
      cause: p.cause,
      epoch: p.epoch,
      author: p.author,
      at: p.at,
      received_at: p.receivedAt,
      sent_at: null,
      not_before: p.notBefore,
      attempts: p.attempts,
      resends: 0,
      lease_owner: p.leaseOwner,
      lease_until: p.leaseUntil,
      error: null,
      always: p.always,
    })
    .onConflict((c) => c.doNothing())
    .compile(),
);

/** Whether something of the chat is still on its way out. */
export const waitingOut = statement<{ chat: string }>()((db, p) =>
  db.selectFrom('messages').select('id').where('chat', '=', p.chat).where(onItsWay()).limit(1).compile(),
);

/** What a turn handles, without the columns it never looks at. */
export const toHandle = statement<{ chat: string; limit: number }>()((db, p) =>
  db
    .selectFrom('messages')
    .select(['id', 'direction', 'body', 'quotes', 'author', 'at', 'received_at'])
    .where('chat', '=', p.chat)
    .where(sql<boolean>`state = 'received'`)
    .orderBy('id')
    .limit(p.limit)
    .compile(),
);
/** Not `returning`: SQLite makes a table in memory for it, which costs more than a second statement. */
export const handled = statement<{ ids: string[] }>()((db, p) =>
  db.updateTable('messages').set({ state: 'handled' }).where('id', 'in', p.ids).compile(),
);

export const blankBody = statement<{ id: string; kind: string; body: Uint8Array }>()((db, p) =>
  db
    .updateTable('messages')
    .set({ kind: p.kind, body: p.body, file: null, quotes: null })
    .where('id', '=', p.id)
    .compile(),
);

export function setFields(fields: { error?: string | null; sentAt?: number; notBefore?: number }) {
  return {
    ...(fields.error === undefined ? {} : { error: fields.error }),
    ...(fields.sentAt === undefined ? {} : { sent_at: fields.sentAt }),
    ...(fields.notBefore === undefined ? {} : { not_before: fields.notBefore }),
  };
}
