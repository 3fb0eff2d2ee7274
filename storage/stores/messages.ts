import { hash } from 'node:crypto';
import type { Notice } from '../../flows/input.ts';
import type { Content, FileRef, Outgoing } from '../../flows/message.ts';
import type { Executor } from '../executor.ts';
import { openJson, sealJson } from '../sealed.ts';
import type { Author, MessageState } from '../tables/messages.ts';
import { messageReads } from './message-reads.ts';
import type { UnhandledRow } from './message-reads.ts';
import { blankBody, handled, insertMessage, setFields, toHandle, waitingOut } from './message-statements.ts';
import type { ChatRow } from './chats.ts';
import type { OutboxRow } from './outbox.ts';

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

/** Who sends a row, and until when nobody else may (UTC ms). */
export type Lease = { owner: string; until: number };

/** What becomes of a row that this very work writes and claims. */
type Offer = {
  chat: ChatRow;
  lease: Lease;
  taken?: true;
  row?: Omit<OutboxRow, 'chatEpoch' | 'owner'>;
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

const UNSENT = { attempts: 0, leaseOwner: null, leaseUntil: null };
const BLANK: Content = { kind: 'text', text: '' };

export function messagesStore(tx: Executor) {
  const caused = new Set<string>();
  /** What this very transaction has sealed, by row: a turn that shares it need not open it again. */
  const sealedHere = new Map<string, Content | Notice>();
  let offer: Offer | undefined;
  const seal = async (chat: string, body: unknown) =>
    sealJson(tx.cipher, await tx.keys.ofChat(tx, chat), body);

  const hintNew = (chat: string): void => {
    tx.hint('chat', chat);
    tx.waits(chat);
  };

  /** Only the first message after an offer may take it: what comes later waits behind that one. */
  const leaseFor = async ({ chat, notBefore = 0, at }: NewOutbound): Promise<Lease | undefined> => {
    if (offer?.chat.id !== chat || offer.taken) return undefined;
    offer.taken = true;
    if (notBefore > at || (await waitingOut.first(tx, { chat })) !== undefined) return undefined;
    return offer.lease;
  };

  return {
    ...messageReads(tx),
    /** The id of the new row, or null for a message that is stored already. */
    async insertIn(message: NewInbound): Promise<string | null> {
      const id = tx.ids.next();
      const added = await insertMessage.run(tx, {
        id,
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
        ...UNSENT,
        always: 0,
      });
      if (added === 0) return null;
      sealedHere.set(id, message.body);
      hintNew(message.chat);
      return id;
    },
    /** The id of the new row, or null if that cause was written before. */
    async insertInternal(message: NewInternal): Promise<string | null> {
      const id = tx.ids.next();
      const added = await insertMessage.run(tx, {
        id,
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
        ...UNSENT,
        always: 0,
      });
      if (added === 0) return null;
      caused.add(message.chat);
      sealedHere.set(id, message.body);
      hintNew(message.chat);
      return id;
    },
    /** Whether this transaction has written an internal row for the chat. */
    causedIn: (chat: string): boolean => caused.has(chat),
    async insertOut(message: NewOutbound): Promise<string> {
      const id = message.id ?? tx.ids.next();
      const externalId = message.externalId ?? providerId(id);
      const quotes = message.body.kind === 'text' ? (message.body.quotes ?? null) : null;
      const { chat, body, author, epoch, at, always = false } = message;
      const lease = await leaseFor(message);
      await insertMessage.run(tx, {
        id,
        chat,
        direction: 'out',
        state: lease ? 'sending' : 'queued',
        externalId,
        senderHash: null,
        quotes,
        kind: body.kind,
        body: await seal(chat, body),
        file: fileOf(body),
        cause: null,
        epoch,
        author,
        at,
        receivedAt: at,
        notBefore: message.notBefore ?? 0,
        ...(lease ? { attempts: 1, leaseOwner: lease.owner, leaseUntil: lease.until } : UNSENT),
        always: Number(always),
      });
      tx.hint('chat', chat);
      if (offer && lease) {
        const { account, address, contact } = offer.chat;
        const sent = { sentAt: null, attempts: 1, resends: 0, error: null, account, address, contact };
        const own = { id, chat, kind: body.kind, externalId, quotes, author, epoch, at, receivedAt: at };
        offer.row = { ...own, ...sent, direction: 'out', state: 'sending', body, always };
      }
      return id;
    },
    /** The next message this work writes to the chat is claimed as it is written, unless another one waits there. */
    offerLease(chat: ChatRow, lease: Lease): void {
      offer = { chat, lease };
    },
    /** Ends the offer. What was claimed by it: to be sent after COMMIT. */
    leased(): OutboxRow[] {
      const ended = offer;
      offer = undefined;
      if (ended?.row === undefined) return [];
      return [{ ...ended.row, owner: ended.chat.owner, chatEpoch: ended.chat.epoch }];
    },
    /** What the chat's turn has to handle, oldest first: from now on it is handled. */
    async take(chat: string, limit: number): Promise<UnhandledRow[]> {
      const stored = await toHandle.all(tx, { chat, limit });
      if (stored.length === 0) return [];
      await handled.run(tx, { ids: stored.map(({ id }) => id) });
      const key = await tx.keys.ofChat(tx, chat);
      return stored.map(
        ({ id, direction, body, quotes, author, at, received_at: receivedAt }): UnhandledRow => {
          const row = { id, quotes, author, at, receivedAt };
          const said = sealedHere.get(id) ?? openJson(tx.cipher, key, body);
          return direction === 'in'
            ? { ...row, direction, body: said as Content }
            : { ...row, direction: 'internal', body: said as Notice };
        },
      );
    },
    async setState(ids: readonly string[], state: MessageState, fields: StateFields = {}): Promise<void> {
      if (ids.length === 0) return;
      await tx.db
        .updateTable('messages')
        .set({ state, ...setFields(fields) })
        .where('id', 'in', ids)
        .execute();
    },
    /** Of a picture or document that came in: the same file lies elsewhere now. */
    async moveFile(id: string, file: FileRef): Promise<void> {
      const row = await messageReads(tx).get(id);
      if (row?.direction !== 'in' || (row.body.kind !== 'image' && row.body.kind !== 'document')) return;
      sealedHere.delete(id);
      const body = await seal(row.chat, { ...row.body, file });
      await tx.db.updateTable('messages').set({ body, file: file.id }).where('id', '=', id).execute();
    },
    /** Replaces the body by an empty text: what it said is gone. */
    async blank(id: string): Promise<void> {
      const row = await tx.db.selectFrom('messages').select('chat').where('id', '=', id).executeTakeFirst();
      if (row === undefined) return;
      sealedHere.delete(id);
      await blankBody.run(tx, { id, kind: BLANK.kind, body: await seal(row.chat, BLANK) });
      tx.hint('chat', row.chat);
    },
  };
}
