import { sql } from 'kysely';
import type { Address } from '../../flows/message.ts';
import type { Session } from '../../flows/session.ts';
import type { Executor } from '../executor.ts';
import { openJson, openText, sealJson, sealText } from '../sealed.ts';
import { statement } from '../statement.ts';
import type { ChatOwner } from '../tables/chats.ts';
import { VersionConflict } from '../version-conflict.ts';
import { listChats } from './chat-list.ts';
import { moveMatters, moveUnsent } from './move-matters.ts';
import type { ChatFilter, ChatListRow } from './chat-list.ts';
import { addressHash, findOwnChat, findPlace } from './resolve-contact.ts';
import type { Place } from './resolve-contact.ts';
import { glance } from './glance.ts';
import type { Glance } from './glance.ts';

/** A chat with what a turn needs of its contact. `contact` is the one that stands for the person, after merges. */
export type ChatRow = {
  id: string;
  account: string;
  contact: string;
  /** Every contact of the person: `contact`, then those merged into it. */
  people: readonly string[];
  address: Address;
  owner: ChatOwner;
  operator: string | null;
  byPhone: boolean;
  epoch: number;
  version: number;
  session: Session | null;
  lastInAt: number | null;
  lastOutAt: number | null;
  createdAt: number;
  language: string;
  languageChosen: boolean;
  blocked: boolean;
  contactVersion: number;
};

/** `version` is the one that was read. */
export type ChatChange = {
  id: string;
  version: number;
  owner: ChatOwner;
  operator: string | null;
  byPhone: boolean;
  epoch: number;
  session: Session | null;
  lastInAt?: number;
  lastOutAt?: number;
};

const byId = statement<{ id: string }>()((db, p, dialect) => {
  const joined =
    dialect === 'postgres' ? sql<string>`string_agg(m.id, ',')` : sql<string>`group_concat(m.id)`;
  return db
    .selectFrom('chats as h')
    .innerJoin('contacts as seen', 'seen.id', 'h.contact')
    .innerJoin('contacts as c', (join) =>
      join.on((eb) => eb('c.id', '=', eb.fn.coalesce('seen.merged_into', 'seen.id'))),
    )
    .where('h.id', '=', p.id)
    .selectAll('h')
    .select([
      'c.id as person',
      'c.language',
      'c.language_chosen',
      'c.blocked',
      'c.version as contact_version',
    ])
    .select((eb) =>
      eb
        .selectFrom('contacts as m')
        .whereRef('m.merged_into', '=', 'c.id')
        .select(joined.as('ids'))
        .as('merged'),
    )
    .compile();
});
/** On PostgreSQL alone, and before the chat is read: what is read after it is as the last holder left it. */
const lockRow = statement<{ id: string }>()((db, p) =>
  db.selectFrom('chats').select('id').where('id', '=', p.id).forUpdate().compile(),
);

const byAddress = statement<{ account: string; hash: string }>()((db, p) =>
  db
    .selectFrom('chats')
    .select('id')
    .where('account', '=', p.account)
    .where('address_hash', '=', p.hash)
    .compile(),
);
const insert = statement<{
  id: string;
  account: string;
  hash: string;
  kind: Address['kind'];
  address: Uint8Array;
  contact: string;
  at: number;
}>()((db, p) =>
  db
    .insertInto('chats')
    .values({
      id: p.id,
      account: p.account,
      address_hash: p.hash,
      address_kind: p.kind,
      address: p.address,
      contact: p.contact,
      owner: 'bot',
      operator: null,
      by_phone: 0,
      epoch: 1,
      version: 1,
      session: null,
      last_in_at: null,
      last_out_at: null,
      created_at: p.at,
    })
    .onConflict((c) => c.columns(['account', 'address_hash']).doNothing())
    .compile(),
);
const update = statement<{
  id: string;
  version: number;
  owner: ChatOwner;
  operator: string | null;
  byPhone: number;
  epoch: number;
  session: Uint8Array | null;
  lastInAt: number | null;
  lastOutAt: number | null;
}>()((db, p) =>
  db
    .updateTable('chats')
    .set((eb) => ({
      owner: p.owner,
      operator: p.operator,
      by_phone: p.byPhone,
      epoch: p.epoch,
      session: p.session,
      last_in_at: eb.fn.coalesce(eb.val(p.lastInAt), 'last_in_at'),
      last_out_at: eb.fn.coalesce(eb.val(p.lastOutAt), 'last_out_at'),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', p.id)
    .where('version', '=', p.version)
    .compile(),
);

export function chatReads(tx: Executor) {
  return {
    get: (id: string): Promise<ChatRow | undefined> => one(tx, id),
    /** The chat at this address of the account, if there is one. */
    async find(account: string, address: Address): Promise<ChatRow | undefined> {
      const found = await byAddress.first(tx, { account, hash: addressHash(tx, address) });
      return found === undefined ? undefined : one(tx, found.id);
    },
    glance: (people: readonly string[], message: string | undefined): Promise<Glance> =>
      glance(tx, people, message),
    /** Newest activity first. */
    list: (filter: ChatFilter): Promise<ChatListRow[]> => listChats(tx, filter),
    /** The chats of a person, on every account; those of merged contacts included. */
    async ofContact(contact: string): Promise<string[]> {
      const rows = await tx.db
        .selectFrom('chats as h')
        .innerJoin('contacts as c', 'c.id', 'h.contact')
        .where((eb) => eb.or([eb('c.id', '=', contact), eb('c.merged_into', '=', contact)]))
        .select('h.id')
        .orderBy('h.created_at')
        .execute();
      return rows.map((row) => row.id);
    },
  };
}

async function one(tx: Executor, id: string): Promise<ChatRow | undefined> {
  const row = await byId.first(tx, { id });
  if (row === undefined) return undefined;
  const key = await tx.keys.of(tx, row.contact);
  return {
    id: row.id,
    account: row.account,
    contact: row.person,
    people: row.merged === null ? [row.person] : [row.person, ...row.merged.split(',')],
    address: { kind: row.address_kind, value: openText(tx.cipher, key, row.address) },
    owner: row.owner,
    operator: row.operator,
    byPhone: row.by_phone === 1,
    epoch: row.epoch,
    version: row.version,
    session: row.session === null ? null : openJson<Session>(tx.cipher, key, row.session),
    lastInAt: row.last_in_at,
    lastOutAt: row.last_out_at,
    createdAt: row.created_at,
    language: row.language,
    languageChosen: row.language_chosen === 1,
    blocked: row.blocked === 1,
    contactVersion: row.contact_version,
  };
}

async function idAt(
  tx: Executor,
  account: string,
  address: Address,
  contact: string,
  now: number,
): Promise<string> {
  const hash = addressHash(tx, address);
  let id = (await byAddress.first(tx, { account, hash }))?.id;
  if (id === undefined) {
    const sealed = sealText(tx.cipher, await tx.keys.of(tx, contact), address.value);
    const fresh = tx.ids.next();
    await insert.run(tx, {
      id: fresh,
      account,
      hash,
      kind: address.kind,
      address: sealed,
      contact,
      at: now,
    });
    id = (await byAddress.first(tx, { account, hash }))?.id ?? fresh;
    tx.hint('chat', id);
  }
  return id;
}

export function chatsStore(tx: Executor) {
  return {
    ...chatReads(tx),
    /** Like `get`; on PostgreSQL nobody else changes the chat until this transaction ends. */
    async lock(id: string): Promise<ChatRow | undefined> {
      if (tx.dialect === 'postgres') await lockRow.run(tx, { id });
      return one(tx, id);
    },
    /** The chat at the first address and its person, if nothing about these addresses is new. */
    place: (account: string, addresses: readonly Address[]): Promise<Place | undefined> =>
      findPlace(tx, account, addresses),
    /** Of whoever is at this address, the chat of the account under its provider's own name for them. */
    async ownOf(account: string, address: Address): Promise<ChatRow | undefined> {
      const id = await findOwnChat(tx, account, address);
      return id === undefined ? undefined : one(tx, id);
    },
    /** The id of the chat at this address of the account, opened for `contact` if there was none. */
    idAt: (account: string, address: Address, contact: string, now: number): Promise<string> =>
      idAt(tx, account, address, contact, now),
    /** The same, with the whole chat. */
    async open(account: string, address: Address, contact: string, now: number): Promise<ChatRow> {
      const id = await idAt(tx, account, address, contact, now);
      const row = await one(tx, id);
      if (row === undefined) throw new Error(`chat ${id} is missing`);
      return row;
    },
    /** Open tickets, cases, promises and their timers go on in another chat of the same person. */
    moveMatters: (from: string, to: string): Promise<void> => moveMatters(tx, from, to),
    /** An officer's words and files that cannot leave from one chat leave from another of the same contact. */
    moveUnsent: (from: string, to: string): Promise<void> => moveUnsent(tx, from, to),
    /** Throws VersionConflict if the chat was changed since `change.version` was read. */
    async save(change: ChatChange): Promise<void> {
      const session =
        change.session === null
          ? null
          : sealJson(tx.cipher, await tx.keys.ofChat(tx, change.id), change.session);
      const changed = await update.run(tx, {
        id: change.id,
        version: change.version,
        owner: change.owner,
        operator: change.operator,
        byPhone: Number(change.byPhone),
        epoch: change.epoch,
        session,
        lastInAt: change.lastInAt ?? null,
        lastOutAt: change.lastOutAt ?? null,
      });
      if (changed === 0) throw new VersionConflict('chat', change.id);
      tx.hint('chat', change.id);
    },
  };
}
