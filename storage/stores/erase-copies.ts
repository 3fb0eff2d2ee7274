import { sql } from 'kysely';
import type { Executor } from '../executor.ts';
import { openText, sealJson } from '../sealed.ts';
import { removeWords } from './search.ts';

const BLANK = { kind: 'text', text: '' };

type Window = { from: number; to: number };

/**
 * What other chats hold of a person: officers who work from their own WhatsApp were shown the person's lines and
 * tickets, and wrote their answers there. Lines that came while the person was served go whole, of the others
 * those that name a ticket or case, and files that an officer sent them. `chats`, `family` and `own` files are the
 * person's. Returns files that go with them.
 */
export async function eraseCopies(
  tx: Executor,
  family: readonly string[],
  chats: readonly string[],
  own: ReadonlySet<string>,
  now: number,
): Promise<string[]> {
  const { db } = tx;
  const tickets = await db
    .selectFrom('tickets')
    .select(['number', 'created_at', 'claimed_at', 'closed_at'])
    .where('contact', 'in', family)
    .execute();
  if (tickets.length === 0 || chats.length === 0) return [];
  const cases = await db
    .selectFrom('applications')
    .select('number')
    .where('contact', 'in', family)
    .where('number', 'is not', null)
    .execute();
  const names = new RegExp(
    [`#(${tickets.map(({ number }) => number).join('|')})(?!\\d)`, ...cases.map(({ number }) => number)].join(
      '|',
    ),
  );
  const numbers = new Set(tickets.map(({ number }) => String(number)));
  const served = tickets.flatMap(({ claimed_at: from, closed_at: to }): Window[] =>
    from === null ? [] : [{ from, to: to ?? now }],
  );
  const first = Math.min(...tickets.map((ticket) => ticket.created_at));
  const relayedTo = await chatsRelayedTo(tx, chats);
  const officers = await db.selectFrom('operators').select('chat').where('chat', 'is not', null).execute();
  const files: string[] = [];
  for (const chat of new Set([...relayedTo, ...officers.flatMap((row) => row.chat ?? [])])) {
    if (chats.includes(chat)) continue;
    const windows = relayedTo.has(chat) ? served : [];
    files.push(
      ...(await eraseIn(
        tx,
        chat,
        first,
        (row) => (row.file !== null && own.has(row.file)) || concerns(row, names, numbers, windows),
      )),
    );
  }
  return files;
}

/** The chats in which lines of these chats were shown. */
async function chatsRelayedTo({ db }: Executor, chats: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('messages')
    .select('chat')
    .distinct()
    .where('cause', 'in', (eb) =>
      eb
        .selectFrom('messages')
        .select(sql<string>`'relay:' || id`.as('cause'))
        .where('chat', 'in', chats),
    )
    .execute();
  return new Set(rows.map((row) => row.chat));
}

type Shown = { at: number; body: string; file: string | null };

function concerns(
  { at, body }: Shown,
  names: RegExp,
  numbers: ReadonlySet<string>,
  windows: readonly Window[],
): boolean {
  if (windows.some(({ from, to }) => at >= from && at <= to) || names.test(body)) return true;
  const { ticket } = JSON.parse(body) as { ticket?: number | string };
  return ticket !== undefined && numbers.has(String(ticket));
}

async function eraseIn(
  tx: Executor,
  chat: string,
  since: number,
  isTheirs: (row: Shown) => boolean,
): Promise<string[]> {
  const key = await tx.keys.ofChat(tx, chat);
  const rows = await tx.db
    .selectFrom('messages')
    .select(['id', 'direction', 'at', 'body', 'file'])
    .where('chat', '=', chat)
    .where('received_at', '>=', since)
    .execute();
  const theirs = rows.filter((row) =>
    isTheirs({ at: row.at, file: row.file, body: openText(tx.cipher, key, row.body) }),
  );
  for (const { id, direction } of theirs) {
    await removeWords(tx, id);
    if (direction === 'internal') await tx.db.deleteFrom('messages').where('id', '=', id).execute();
    else {
      await tx.db
        .updateTable('messages')
        .set({ kind: BLANK.kind, body: sealJson(tx.cipher, key, BLANK), file: null, quotes: null })
        .where('id', '=', id)
        .execute();
    }
  }
  if (theirs.length > 0) tx.hint('chat', chat);
  return theirs.flatMap(({ file }) => file ?? []);
}

/**
 * The keys a channel keeps under somebody's number: sessions, and messages on their way to the inbox. Whoever
 * writes again gets new ones.
 */
export async function eraseChannelKeys(tx: Executor, values: readonly string[]): Promise<void> {
  for (const value of values) {
    const digits = value.replace(/@.*$|\D/g, '');
    if (digits.length < 8) continue;
    const rows = await tx.db
      .selectFrom('channel_keys')
      .select(['account', 'type', 'id'])
      .where('id', 'like', `%${digits}%`)
      .execute();
    const own = new RegExp(`(^|\\D)${digits}(\\D|$)`);
    for (const { account, type, id } of rows.filter((row) => own.test(row.id))) {
      await tx.db
        .deleteFrom('channel_keys')
        .where('account', '=', account)
        .where('type', '=', type)
        .where('id', '=', id)
        .execute();
    }
  }
}
