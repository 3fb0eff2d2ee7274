import type { Executor } from './executor.ts';
import { statement } from './statement.ts';

/** As many people as may be writing at once; a prepared key takes some 300 bytes. */
const LIMIT = 20_000;

/** Least recently used entries go first. */
function lru<V>(limit: number) {
  const entries = new Map<string, V>();
  return {
    get(key: string): V | undefined {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key: string, value: V): void {
      entries.set(key, value);
      if (entries.size <= limit) return;
      const oldest = entries.keys().next();
      if (oldest.done !== true) entries.delete(oldest.value);
    },
    delete(key: string): void {
      entries.delete(key);
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
  const keys = lru<Uint8Array>(LIMIT);
  const contacts = lru<string>(LIMIT);

  const find = async (tx: Executor, contact: string): Promise<Uint8Array | undefined> => {
    const known = keys.get(contact);
    if (known !== undefined) return known;
    const row = await wrappedKey.first(tx, { contact });
    if (row === undefined) return undefined;
    const key = tx.cipher.unwrap(row.wrapped);
    keys.set(contact, key);
    return key;
  };
  const of = async (tx: Executor, contact: string): Promise<Uint8Array> => {
    const key = await find(tx, contact);
    if (key === undefined) throw new Error(`contact ${contact} has no key`);
    return key;
  };
  const contactOf = async (tx: Executor, chat: string): Promise<string> => {
    const known = contacts.get(chat);
    if (known !== undefined) return known;
    const row = await contactOfChat.first(tx, { chat });
    if (row === undefined) throw new Error(`there is no chat ${chat}`);
    contacts.set(chat, row.contact);
    return row.contact;
  };

  return {
    find,
    of,
    contactOf,
    ofChat: async (tx: Executor, chat: string) => of(tx, await contactOf(tx, chat)),
    forget: (contact: string) => keys.delete(contact),
  };
}

export type ContactKeys = ReturnType<typeof contactKeys>;
