import { sql } from 'kysely';
import type { CreateTableBuilder, Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Dialect } from '../executor.ts';

const WAITING_OUT = sql`state in ('queued', 'errored', 'sending', 'unknown')`;

/** Every table of the first release. `bigint` is an INTEGER on SQLite; times are epoch milliseconds. */
export function first(dialect: Dialect): Migration {
  const bytes = dialect === 'postgres' ? sql`bytea` : sql`blob`;
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await people(db, bytes);
      await conversations(db, bytes);
      await applications(db, bytes);
      await staff(db, bytes);
      await house(db);
      await (dialect === 'postgres' ? wordsOnPostgres(db) : wordsOnSqlite(db));
    },
  };
}

type Bytes = ReturnType<typeof sql>;
type Table = CreateTableBuilder<string, string>;

const table = (db: Kysely<unknown>, name: string): Table => db.schema.createTable(name);
const keyed = (db: Kysely<unknown>, name: string): Table =>
  table(db, name).addColumn('id', 'text', (c) => c.primaryKey().notNull());
const index = (db: Kysely<unknown>, on: string, ...columns: string[]) =>
  db.schema
    .createIndex(`${on}_by_${columns.join('_')}`)
    .on(on)
    .columns(columns);

async function people(db: Kysely<unknown>, bytes: Bytes): Promise<void> {
  await table(db, 'contact_keys')
    .addColumn('contact', 'text', (c) => c.primaryKey().notNull())
    .addColumn('wrapped', bytes, (c) => c.notNull())
    .execute();
  await keyed(db, 'contacts')
    .addColumn('name', bytes)
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('language_chosen', 'integer', (c) => c.notNull())
    .addColumn('blocked', 'integer', (c) => c.notNull())
    .addColumn('merged_into', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await index(db, 'contacts', 'merged_into').where('merged_into', 'is not', null).execute();
  await table(db, 'addresses')
    .addColumn('hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('value', bytes, (c) => c.notNull())
    .addColumn('contact', 'text', (c) => c.notNull().references('contact_keys.contact'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await index(db, 'addresses', 'contact').execute();
  await table(db, 'erasures')
    .addColumn('hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
}

async function conversations(db: Kysely<unknown>, bytes: Bytes): Promise<void> {
  await keyed(db, 'accounts')
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('detail', 'text')
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('wanted', 'text')
    .addColumn('qr', bytes)
    .addColumn('updated_at', 'bigint', (c) => c.notNull())
    .execute();
  await table(db, 'channel_keys')
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('value', bytes, (c) => c.notNull())
    .addPrimaryKeyConstraint('channel_keys_pk', ['account', 'type', 'id'])
    .execute();
  await keyed(db, 'chats')
    .addColumn('account', 'text', (c) => c.notNull())
    .addColumn('address_hash', 'text', (c) => c.notNull())
    .addColumn('address_kind', 'text', (c) => c.notNull())
    .addColumn('address', bytes, (c) => c.notNull())
    .addColumn('contact', 'text', (c) => c.notNull().references('contact_keys.contact'))
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('operator', 'text')
    .addColumn('by_phone', 'integer', (c) => c.notNull())
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('session', bytes)
    .addColumn('last_in_at', 'bigint')
    .addColumn('last_out_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addUniqueConstraint('chats_address', ['account', 'address_hash'])
    .execute();
  await index(db, 'chats', 'contact').execute();
  await keyed(db, 'messages')
    .addColumn('chat', 'text', (c) => c.notNull().references('chats.id'))
    .addColumn('direction', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('external_id', 'text')
    .addColumn('sender_hash', 'text')
    .addColumn('quotes', 'text')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('body', bytes, (c) => c.notNull())
    .addColumn('file', 'text')
    .addColumn('cause', 'text')
    .addColumn('epoch', 'integer')
    .addColumn('author', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('sent_at', 'bigint')
    .addColumn('not_before', 'bigint', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('resends', 'integer', (c) => c.notNull())
    .addColumn('lease_owner', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('error', 'text')
    .addColumn('always', 'integer', (c) => c.notNull())
    .execute();
  await index(db, 'messages', 'chat', 'id').execute();
  const partial = (name: string, ...columns: string[]) =>
    db.schema.createIndex(`messages_${name}`).on('messages').columns(columns);
  await partial('inbound', 'chat', 'external_id', 'sender_hash')
    .unique()
    .where(sql`direction`, '=', sql.lit('in'))
    .execute();
  await partial('cause', 'cause')
    .unique()
    .where(sql`cause`, 'is not', null)
    .execute();
  await partial('outbound', 'external_id')
    .where(sql<boolean>`direction = 'out' and external_id is not null`)
    .execute();
  await partial('unhandled', 'chat', 'id')
    .where(sql<boolean>`state = 'received'`)
    .execute();
  await partial('outbox', 'id')
    .where(sql<boolean>`${WAITING_OUT}`)
    .execute();
  await partial('outbox_of_chat', 'chat', 'id')
    .where(sql<boolean>`${WAITING_OUT}`)
    .execute();
  await partial('file', 'file')
    .where(sql<boolean>`file is not null`)
    .execute();
  await keyed(db, 'timers')
    .addColumn('chat', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('payload', 'text')
    .addUniqueConstraint('timers_key', ['chat', 'kind', 'key'])
    .execute();
  await index(db, 'timers', 'due_at').execute();
}

async function applications(db: Kysely<unknown>, bytes: Bytes): Promise<void> {
  await table(db, 'answers')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('contact', 'text', (c) => c.notNull().references('contact_keys.contact'))
    .addColumn('value', bytes, (c) => c.notNull())
    .addColumn('raw', bytes)
    .addColumn('mark', 'text')
    .addColumn('problems', 'text')
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('message', 'text')
    .addPrimaryKeyConstraint('answers_pk', ['subject', 'key'])
    .execute();
  await index(db, 'answers', 'contact').execute();
  await keyed(db, 'applications')
    .addColumn('number', 'text', (c) => c.unique())
    .addColumn('contact', 'text', (c) => c.notNull())
    .addColumn('chat', 'text', (c) => c.notNull())
    .addColumn('permits', 'text', (c) => c.notNull())
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('stage_since', 'bigint', (c) => c.notNull())
    .addColumn('waiting_for', 'text')
    .addColumn('revision', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('submitted_at', 'bigint')
    .execute();
  await index(db, 'applications', 'contact', 'id').execute();
  await index(db, 'applications', 'stage', 'stage_since').execute();
  await table(db, 'permit_lines')
    .addColumn('application', 'text', (c) => c.notNull().references('applications.id'))
    .addColumn('permit', 'text', (c) => c.notNull())
    .addColumn('stage', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('waiting_for', 'text')
    .addPrimaryKeyConstraint('permit_lines_pk', ['application', 'permit'])
    .execute();
  await keyed(db, 'stage_changes')
    .addColumn('application', 'text', (c) => c.notNull().references('applications.id'))
    .addColumn('permit', 'text')
    .addColumn('from_stage', 'text', (c) => c.notNull())
    .addColumn('to_stage', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('note', bytes)
    .execute();
  await index(db, 'stage_changes', 'application').execute();
  await table(db, 'checklist')
    .addColumn('application', 'text', (c) => c.notNull().references('applications.id'))
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('reason', bytes)
    .addColumn('by', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('checklist_pk', ['application', 'code'])
    .execute();
  await keyed(db, 'documents')
    .addColumn('application', 'text')
    .addColumn('contact', 'text', (c) => c.notNull().references('contact_keys.contact'))
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('mime', 'text', (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('digest', 'text', (c) => c.notNull())
    .addColumn('message', 'text')
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await index(db, 'documents', 'application', 'code').execute();
  await index(db, 'documents', 'contact').execute();
}

async function staff(db: Kysely<unknown>, bytes: Bytes): Promise<void> {
  await keyed(db, 'tickets')
    .addColumn('number', 'integer', (c) => c.notNull().unique())
    .addColumn('chat', 'text', (c) => c.notNull())
    .addColumn('contact', 'text', (c) => c.notNull())
    .addColumn('application', 'text')
    .addColumn('topic', 'text', (c) => c.notNull())
    .addColumn('priority', 'integer', (c) => c.notNull())
    .addColumn('reason', bytes)
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('operator', 'text')
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('due_at', 'bigint')
    .addColumn('claimed_at', 'bigint')
    .addColumn('answered_at', 'bigint')
    .addColumn('closed_at', 'bigint')
    .addColumn('outcome', 'text')
    .execute();
  await index(db, 'tickets', 'state', 'priority', 'created_at').execute();
  await index(db, 'tickets', 'chat', 'state').execute();
  await index(db, 'tickets', 'contact').execute();
  await index(db, 'tickets', 'operator', 'state').execute();
  await keyed(db, 'promises')
    .addColumn('contact', 'text', (c) => c.notNull())
    .addColumn('chat', 'text', (c) => c.notNull())
    .addColumn('application', 'text')
    .addColumn('ticket', 'text')
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('text', bytes)
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await index(db, 'promises', 'state', 'due_at').execute();
  await index(db, 'promises', 'contact').execute();
  await keyed(db, 'operators')
    .addColumn('username', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('contact', 'text', (c) => c.unique())
    .addColumn('chat', 'text')
    .addColumn('office_device', 'integer', (c) => c.notNull())
    .addColumn('on_duty', 'integer', (c) => c.notNull())
    .addColumn('disabled_at', 'bigint')
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();
  await table(db, 'operator_codes')
    .addColumn('hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('operator', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute();
  await table(db, 'logins')
    .addColumn('hash', 'text', (c) => c.primaryKey().notNull())
    .addColumn('operator', 'text', (c) => c.notNull())
    .addColumn('csrf', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('seen_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await table(db, 'login_attempts')
    .addColumn('key', 'text', (c) => c.primaryKey().notNull())
    .addColumn('count', 'integer', (c) => c.notNull())
    .addColumn('until', 'bigint', (c) => c.notNull())
    .execute();
  await keyed(db, 'audit')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('who', 'text', (c) => c.notNull())
    .addColumn('action', 'text', (c) => c.notNull())
    .addColumn('subject_kind', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('detail', 'text')
    .execute();
  await index(db, 'audit', 'subject').execute();
}

async function house(db: Kysely<unknown>): Promise<void> {
  await table(db, 'counters')
    .addColumn('name', 'text', (c) => c.primaryKey().notNull())
    .addColumn('value', 'integer', (c) => c.notNull())
    .execute();
  await table(db, 'settings')
    .addColumn('key', 'text', (c) => c.primaryKey().notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  await table(db, 'catalogue_revisions')
    .addColumn('revision', 'text', (c) => c.primaryKey().notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .execute();
}

/** `detail=none` keeps no positions, `secure-delete` leaves no erased word behind in the index. */
async function wordsOnSqlite(db: Kysely<unknown>): Promise<void> {
  await table(db, 'message_words')
    .addColumn('rowid', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('message', 'text', (c) => c.notNull().unique())
    .addColumn('contact', 'text', (c) => c.notNull())
    .execute();
  await index(db, 'message_words', 'contact').execute();
  await sql`create virtual table message_terms using fts5(words, detail=none)`.execute(db);
  await sql`insert into message_terms (message_terms, rank) values ('secure-delete', 1)`.execute(db);
}

async function wordsOnPostgres(db: Kysely<unknown>): Promise<void> {
  await table(db, 'message_words')
    .addColumn('rowid', 'bigint', (c) => c.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('message', 'text', (c) => c.notNull().unique())
    .addColumn('contact', 'text', (c) => c.notNull())
    .addColumn('words', sql`tsvector`, (c) => c.notNull())
    .execute();
  await index(db, 'message_words', 'contact').execute();
  await db.schema
    .createIndex('message_words_by_words')
    .on('message_words')
    .using('gin')
    .column('words')
    .execute();
}
