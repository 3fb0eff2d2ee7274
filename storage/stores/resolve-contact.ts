import { sql } from 'kysely';
import type { Address } from '../../flows/message.ts';
import type { Executor } from '../executor.ts';
import { sealText } from '../sealed.ts';
import { statement } from '../statement.ts';

/** What a contact speaks until they choose. */
const FIRST_LANGUAGE = 'id';

/** What a provider calls a person, whatever their number is. */
const OWN: ReadonlySet<Address['kind']> = new Set(['lid', 'cloud']);

const known = statement<{ hashes: string[] }>()((db, p) =>
  db
    .selectFrom('addresses as a')
    .innerJoin('contacts as c', 'c.id', 'a.contact')
    .innerJoin('contacts as s', (join) =>
      join.on((eb) => eb('s.id', '=', eb.fn.coalesce('c.merged_into', 'c.id'))),
    )
    .where('a.hash', 'in', p.hashes)
    .select(['a.hash', 's.id', 's.created_at'])
    .compile(),
);
/** The same with the chat at each address, and whether the person's name is known. */
const knownAt = statement<{ hashes: string[]; account: string }>()((db, p) =>
  db
    .selectFrom('addresses as a')
    .innerJoin('contacts as c', 'c.id', 'a.contact')
    .innerJoin('contacts as s', (join) =>
      join.on((eb) => eb('s.id', '=', eb.fn.coalesce('c.merged_into', 'c.id'))),
    )
    .leftJoin('chats as h', (join) =>
      join.onRef('h.address_hash', '=', 'a.hash').on('h.account', '=', p.account),
    )
    .where('a.hash', 'in', p.hashes)
    .select(['a.hash', 's.id as contact', 'h.id as chat', 's.name'])
    .compile(),
);
/** The latest chat of this person on the account that is kept under what its provider calls them. */
const ownChatOf = statement<{ hash: string; account: string }>()((db, p) =>
  db
    .selectFrom('addresses as a')
    .innerJoin('contacts as c', 'c.id', 'a.contact')
    .innerJoin('contacts as s', (join) =>
      join.on((eb) =>
        eb.or([
          eb('s.id', '=', eb.fn.coalesce('c.merged_into', 'c.id')),
          eb('s.merged_into', '=', eb.fn.coalesce('c.merged_into', 'c.id')),
        ]),
      ),
    )
    .innerJoin('chats as h', 'h.contact', 's.id')
    .where('a.hash', '=', p.hash)
    .where('h.account', '=', p.account)
    .where('h.address_kind', 'in', [...OWN])
    .select('h.id')
    .orderBy('h.created_at', 'desc')
    .limit(1)
    .compile(),
);
const addKey = statement<{ contact: string; wrapped: Uint8Array }>()((db, p) =>
  db.insertInto('contact_keys').values(p).compile(),
);
const addContact = statement<{ id: string; language: string; at: number }>()((db, p) =>
  db
    .insertInto('contacts')
    .values({
      id: p.id,
      name: null,
      language: p.language,
      language_chosen: 0,
      blocked: 0,
      merged_into: null,
      version: 1,
      created_at: p.at,
    })
    .compile(),
);
const addAddress = statement<{
  hash: string;
  kind: Address['kind'];
  value: Uint8Array;
  contact: string;
  at: number;
}>()((db, p) =>
  db
    .insertInto('addresses')
    .values({ hash: p.hash, kind: p.kind, value: p.value, contact: p.contact, created_at: p.at })
    .compile(),
);

const moveAddress = statement<{ hash: string; value: Uint8Array; contact: string; at: number }>()((db, p) =>
  db
    .updateTable('addresses')
    .set({ value: p.value, contact: p.contact, created_at: p.at })
    .where('hash', '=', p.hash)
    .compile(),
);

/** The keyed hash an address is looked up by. */
export function addressHash(tx: Executor, address: Address): string {
  return tx.cipher.hash('address', `${address.kind}:${address.value}`);
}

async function create(tx: Executor, now: number): Promise<string> {
  const id = tx.ids.next();
  const key = tx.cipher.newKey();
  await addKey.run(tx, { contact: id, wrapped: tx.cipher.wrap(key) });
  await addContact.run(tx, { id, language: FIRST_LANGUAGE, at: now });
  return id;
}

/** Rows stay with the younger contact; whoever pointed at it points at the older one from now on. */
async function merge(tx: Executor, younger: string, older: string): Promise<void> {
  await tx.db
    .updateTable('contacts')
    .set((eb) => ({ merged_into: older, version: eb('version', '+', 1) }))
    .where((eb) => eb.or([eb('id', '=', younger), eb('merged_into', '=', younger)]))
    .execute();
}

/**
 * Of the people known by these addresses, those whom the same provider calls otherwise: the number was theirs, and
 * somebody else has it now. Nothing of theirs is the other's, least of all an officer's chat.
 */
async function strangersIn(
  tx: Executor,
  addresses: readonly Address[],
  found: readonly { hash: string; id: string }[],
): Promise<ReadonlySet<string>> {
  const own = addresses.find(({ kind }) => OWN.has(kind));
  const ownHash = own && addressHash(tx, own);
  const self = found.find(({ hash }) => hash === ownHash)?.id;
  const ids = [...new Set(found.map(({ id }) => id))].filter((id) => id !== self);
  if (!own || ids.length === 0) return new Set();
  const rows = await tx.db
    .selectFrom('addresses as a')
    .innerJoin('contacts as c', 'c.id', 'a.contact')
    .where('a.kind', '=', own.kind)
    .select((eb) => eb.fn.coalesce('c.merged_into', 'c.id').as('id'))
    .where((eb) => eb.or([eb('c.id', 'in', ids), eb('c.merged_into', 'in', ids)]))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Where a message belongs. */
export type Place = { chat: string; contact: string; named: boolean };

/**
 * The chat at the first of these addresses, where it is there already and all of them are known as one person's:
 * then nothing has to be made or merged.
 */
export async function findPlace(
  tx: Executor,
  account: string,
  addresses: readonly Address[],
): Promise<Place | undefined> {
  const hashes = [...new Set(addresses.map((address) => addressHash(tx, address)))];
  const rows = await knownAt.all(tx, { hashes, account });
  const first = rows.find((row) => row.hash === hashes[0]);
  if (first?.chat == null || rows.length < hashes.length) return undefined;
  if (rows.some((row) => row.contact !== first.contact)) return undefined;
  return { chat: first.chat, contact: first.contact, named: first.name !== null };
}

/** The chat of the person at this address under what the account's provider calls them. */
export async function findOwnChat(
  tx: Executor,
  account: string,
  address: Address,
): Promise<string | undefined> {
  return (await ownChatOf.first(tx, { account, hash: addressHash(tx, address) }))?.id;
}

export async function resolveContact(
  tx: Executor,
  addresses: readonly Address[],
  now: number,
): Promise<string> {
  if (addresses.length === 0) throw new Error('a contact has at least one address');
  const byHash = new Map(addresses.map((address) => [addressHash(tx, address), address]));
  const hashes = [...byHash.keys()].sort();
  if (tx.dialect === 'postgres') {
    // Two first messages of one person at the same moment must not make two people.
    for (const hash of hashes) await sql`select pg_advisory_xact_lock(hashtext(${hash}))`.execute(tx.db);
  }
  const found = await known.all(tx, { hashes });
  const strangers = await strangersIn(tx, addresses, found);
  const rows = found.filter(({ id }) => !strangers.has(id));
  const people = [...new Map(rows.map((row) => [row.id, row])).values()];
  people.sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1));
  const [oldest, ...others] = people;
  const contact = oldest?.id ?? (await create(tx, now));
  for (const other of others) await merge(tx, other.id, contact);
  const seen = new Set(rows.map((row) => row.hash));
  const taken = new Set(found.map((row) => row.hash));
  for (const [hash, address] of byHash) {
    if (seen.has(hash)) continue;
    const key = await tx.keys.of(tx, contact);
    const value = sealText(tx.cipher, key, address.value);
    if (taken.has(hash)) await moveAddress.run(tx, { hash, value, contact, at: now });
    else await addAddress.run(tx, { hash, kind: address.kind, value, contact, at: now });
  }
  return contact;
}
