import type { Awaitable, Executor } from './executor.ts';
import { statement } from './statement.ts';

/** Twice as many people may be writing at once; a prepared key takes some 300 bytes. */
const LIMIT = 10_000;

/** Keeps what was used lately: once `limit` entries are new, those not used since the time before go. */
function recent<V>(limit: number) {
  let fresh = new Map<string, V>();
  let older = new Map<string, V>();
  const set = (key: string, value: V): void => {
    if (fresh.size >= limit) {
      older = fresh;
      fresh = new Map();
    }
    fresh.set(key, value);
  };
  return {
    get(key: string): V | undefined {
      const known = fresh.get(key);
      if (known !== undefined) return known;
      const value = older.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set,
    delete(key: string): void {
      fresh.delete(key);
      older.delete(key);
    },
  };
}

const wrappedKey = statement<{ contact: string }>()((db, p) =>
  db.selectFrom('contact_keys').select('wrapped').where('contact', '=', p.contact).compile(),
);
const contactOfChat = statement<{ chat: string }>()((db, p) =>
  db.selectFrom('chats').select('contact').where('id', '=', p.chat).compile(),
);

/**
 * The keys of contacts in clear, in memory only. What is sealed for a chat is sealed with the key of the
 * contact the chat was opened for: a merge moves no rows. A cached key that was rolled back or erased can
 * do no harm: sealed rows refer to `contact_keys`, so the database refuses them.
 */
export function contactKeys() {
  const keys = recent<Uint8Array>(LIMIT);
  const contacts = recent<string>(LIMIT);

  const look = async (tx: Executor, contact: string): Promise<Uint8Array | undefined> => {
    const row = await wrappedKey.first(tx, { contact });
    if (row === undefined) return undefined;
    const key = tx.cipher.unwrap(row.wrapped);
    keys.set(contact, key);
    return key;
  };
  const need = async (tx: Executor, contact: string): Promise<Uint8Array> => {
    const key = await look(tx, contact);
    if (key === undefined) throw new Error(`contact ${contact} has no key`);
    return key;
  };
  const of = (tx: Executor, contact: string): Awaitable<Uint8Array> => keys.get(contact) ?? need(tx, contact);
  const lookUp = async (tx: Executor, chat: string): Promise<string> => {
    const row = await contactOfChat.first(tx, { chat });
    if (row === undefined) throw new Error(`there is no chat ${chat}`);
    contacts.set(chat, row.contact);
    return row.contact;
  };

  return {
    find: (tx: Executor, contact: string): Awaitable<Uint8Array | undefined> =>
      keys.get(contact) ?? look(tx, contact),
    of,
    ofChat(tx: Executor, chat: string): Awaitable<Uint8Array> {
      const contact = contacts.get(chat);
      return contact === undefined ? lookUp(tx, chat).then((found) => of(tx, found)) : of(tx, contact);
    },
    forget: (contact: string) => keys.delete(contact),
  };
}

export type ContactKeys = ReturnType<typeof contactKeys>;
