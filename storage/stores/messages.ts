import { hash } from 'node:crypto';
import type { Notice } from '../../flows/input.ts';
import type { Content, Outgoing } from '../../flows/message.ts';
import type { Executor } from '../executor.ts';
import { sealJson } from '../sealed.ts';
import type { Author, MessageState } from '../tables/messages.ts';
import { messageReads } from './message-reads.ts';
import { blankBody, handled, insertMessage, setFields } from './message-statements.ts';

export type NewInbound = {
  chat: string;
  externalId: string;
  /** Keyed hash of the sender's address. */
  senderHash: string;
  body: Content;
  /** External id of the message it quotes. */
  quotes?: string;
  author: Extract<Author, 'contact' | 'phone'>;
  at: number;
  receivedAt: number;
};

export type NewInternal = {
  chat: string;
  /** Unique among all internal rows: the same cause twice is one row. */
  cause: string;
  body: Notice;
  at: number;
  /** Not handled before this moment. */
  notBefore?: number;
};

export type NewOutbound = {
  id?: string;
  chat: string;
  body: Outgoing;
  author: Exclude<Author, 'contact' | 'phone'>;
  /** The chat's ownership epoch when it was composed; null for an officer's or the system's row. */
  epoch: number | null;
  externalId?: string;
  /** Leaves even while an operator owns the chat. */
  always?: boolean;
  notBefore?: number;
  at: number;
};

export type StateFields = { error?: string | null; sentAt?: number; notBefore?: number };

const fileOf = (body: Content | Outgoing | Notice): string | null => {
  if (!('file' in body) || body.file === undefined || !('id' in body.file)) return null;
  return body.file.id;
};

/**
 * The id a message carries at the provider, fixed before it is sent: in the shape WhatsApp Web gives
 * its own, and the same for the same row, so that a re-send is the same message.
 */
function providerId(row: string): string {
  return `3EB0${hash('sha256', row).slice(0, 18).toUpperCase()}`;
}

const BLANK: Content = { kind: 'text', text: '' };

export function messagesStore(tx: Executor) {
  const caused = new Set<string>();
  const seal = async (chat: string, body: unknown) =>
    sealJson(tx.cipher, await tx.keys.ofChat(tx, chat), body);

  const hintNew = (chat: string): void => {
    tx.hint('chat', chat);
    tx.hint('inbox', chat);
  };

  return {
    ...messageReads(tx),
    /** The id of the new row, or null for a message that is stored already. */
    async insertIn(message: NewInbound): Promise<string | null> {
      const row = await insertMessage.first(tx, {
        id: tx.ids.next(),
        chat: message.chat,
        direction: 'in',
        state: 'received',
        externalId: message.externalId,
        senderHash: message.senderHash,
        quotes: message.quotes ?? null,
        kind: message.body.kind,
        body: await seal(message.chat, message.body),
        file: fileOf(message.body),
        cause: null,
        epoch: null,
        author: message.author,
        at: message.at,
        receivedAt: message.receivedAt,
        notBefore: 0,
        always: 0,
      });
      if (row !== undefined) hintNew(message.chat);
      return row?.id ?? null;
    },
    /** The id of the new row, or null if that cause was written before. */
    async insertInternal(message: NewInternal): Promise<string | null> {
      const row = await insertMessage.first(tx, {
        id: tx.ids.next(),
        chat: message.chat,
        direction: 'internal',
        state: 'received',
        externalId: null,
        senderHash: null,
        quotes: null,
        kind: message.body.notice,
        body: await seal(message.chat, message.body),
        file: fileOf(message.body),
        cause: message.cause,
        epoch: null,
        author: 'system',
        at: message.at,
        receivedAt: message.at,
        notBefore: message.notBefore ?? 0,
        always: 0,
      });
      if (row === undefined) return null;
      caused.add(message.chat);
      hintNew(message.chat);
      return row.id;
    },
    /** Whether this work has written an internal row for the chat. */
    causedIn: (chat: string): boolean => caused.has(chat),
    async insertOut(message: NewOutbound): Promise<string> {
      const id = message.id ?? tx.ids.next();
      await insertMessage.first(tx, {
        id,
        chat: message.chat,
        direction: 'out',
        state: 'queued',
        externalId: message.externalId ?? providerId(id),
        senderHash: null,
        quotes: message.body.kind === 'text' ? (message.body.quotes ?? null) : null,
        kind: message.body.kind,
        body: await seal(message.chat, message.body),
        file: fileOf(message.body),
        cause: null,
        epoch: message.epoch,
        author: message.author,
        at: message.at,
        receivedAt: message.at,
        notBefore: message.notBefore ?? 0,
        always: Number(message.always ?? false),
      });
      tx.hint('chat', message.chat);
      return id;
    },
    async handled(ids: readonly string[]): Promise<void> {
      if (ids.length > 0) await handled.run(tx, { ids: [...ids] });
    },
    async setState(ids: readonly string[], state: MessageState, fields: StateFields = {}): Promise<void> {
      if (ids.length === 0) return;
      await tx.db
        .updateTable('messages')
        .set({ state, ...setFields(fields) })
        .where('id', 'in', ids)
        .execute();
    },
    /** Replaces the body by an empty text: what it said is gone. */
    async blank(id: string): Promise<void> {
      const row = await tx.db.selectFrom('messages').select('chat').where('id', '=', id).executeTakeFirst();
      if (row === undefined) return;
      await blankBody.run(tx, { id, kind: BLANK.kind, body: await seal(row.chat, BLANK) });
      tx.hint('chat', row.chat);
    },
  };
}
