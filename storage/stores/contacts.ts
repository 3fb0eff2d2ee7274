import type { Address } from '../../flows/message.ts';
import type { Executor } from '../executor.ts';
import { openText, sealText } from '../sealed.ts';
import { statement } from '../statement.ts';
import { eraseContact } from './erase-contact.ts';
import { addressHash, resolveContact } from './resolve-contact.ts';

/** `id` is the contact that stands for the person, after merges. */
export type ContactRow = {
  id: string;
  name: string | null;
  language: string;
  languageChosen: boolean;
  blocked: boolean;
  version: number;
  createdAt: number;
};

/** Follows a merge; merges never chain. */
const standing = statement<{ id: string }>()((db, p) =>
  db
    .selectFrom('contacts as seen')
    .innerJoin('contacts as c', (join) =>
      join.on((eb) => eb('c.id', '=', eb.fn.coalesce('seen.merged_into', 'seen.id'))),
    )
    .where('seen.id', '=', p.id)
    .selectAll('c')
    .compile(),
);
const name = statement<{ id: string; name: Uint8Array | null }>()((db, p) =>
  db
    .updateTable('contacts')
    .set((eb) => ({ name: p.name, version: eb('version', '+', 1) }))
    .where('id', '=', p.id)
    .compile(),
);
const language = statement<{ id: string; language: string; chosen: number }>()((db, p) =>
  db
    .updateTable('contacts')
    .set((eb) => ({ language: p.language, language_chosen: p.chosen, version: eb('version', '+', 1) }))
    .where('id', '=', p.id)
    .compile(),
);

export function contactReads(tx: Executor) {
  const get = async (id: string): Promise<ContactRow | undefined> => {
    const row = await standing.first(tx, { id });
    if (row === undefined) return undefined;
    const key = row.name === null ? undefined : await tx.keys.find(tx, row.id);
    return {
      id: row.id,
      name: row.name === null || key === undefined ? null : openText(tx.cipher, key, row.name),
      language: row.language,
      languageChosen: row.language_chosen === 1,
      blocked: row.blocked === 1,
      version: row.version,
      createdAt: row.created_at,
    };
  };
  return {
    get,
    /** Every address the person is known by, those of merged contacts included. */
    async addresses(id: string): Promise<Address[]> {
      const rows = await tx.db
        .selectFrom('addresses as a')
        .innerJoin('contacts as c', 'c.id', 'a.contact')
        .where((eb) => eb.or([eb('c.id', '=', id), eb('c.merged_into', '=', id)]))
        .select(['a.kind', 'a.value', 'a.contact'])
        .orderBy('a.created_at')
        .execute();
      const found: Address[] = [];
      for (const row of rows) {
        const key = await tx.keys.of(tx, row.contact);
        found.push({ kind: row.kind, value: openText(tx.cipher, key, row.value) });
      }
      return found;
    },
    /** Who is known by this address: the contact that stands for the person. */
    async at(address: Address): Promise<string | undefined> {
      const row = await tx.db
        .selectFrom('addresses as a')
        .innerJoin('contacts as c', 'c.id', 'a.contact')
        .where('a.hash', '=', addressHash(tx, address))
        .select(['c.id', 'c.merged_into'])
        .executeTakeFirst();
      return row?.merged_into ?? row?.id;
    },
    /** The key that the contact's files are sealed with. */
    key: async (id: string): Promise<Uint8Array> => tx.keys.of(tx, id),
  };
}

export function contactsStore(tx: Executor) {
  const reads = contactReads(tx);
  return {
    ...reads,
    /**
     * The contact behind these addresses, made with a key of its own if none is known; addresses not seen
     * before are added to it. Where they point at two people, the younger contact is merged into the older.
     */
    async resolve(addresses: readonly Address[], now: number): Promise<ContactRow> {
      const id = await resolveContact(tx, addresses, now);
      const row = await reads.get(id);
      if (row === undefined) throw new Error(`contact ${id} is missing`);
      return row;
    },
    async setName(id: string, value: string | null): Promise<void> {
      const sealed = value === null ? null : sealText(tx.cipher, await tx.keys.of(tx, id), value);
      await name.run(tx, { id, name: sealed });
    },
    async setLanguage(id: string, code: string, chosen: boolean): Promise<void> {
      await language.run(tx, { id, language: code, chosen: Number(chosen) });
    },
    async setBlocked(id: string, blocked: boolean): Promise<void> {
      await tx.db
        .updateTable('contacts')
        .set((eb) => ({ blocked: Number(blocked), version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },
    /**
     * Erases the person: messages, chats, answers, documents, index, addresses and key, and what officers
     * wrote about them; numbers, permits and stages of applications stay (archive law). The addresses' hashes
     * go on the erasure list. Returns the ids of the files to remove once this is committed.
     */
    erase: (id: string, now: number): Promise<{ files: string[] }> => eraseContact(tx, id, now),
  };
}
