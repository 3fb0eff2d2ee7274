import { sql } from 'kysely';
import type { Executor } from '../executor.ts';
import { statement } from '../statement.ts';

/** Letters and figures make words; figures parted by a space, dot or hyphen are one number. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const PARTED = /(?<=\p{Nd})[ .\-/]+(?=\p{Nd})/gu;
const LONG_NUMBER = /\p{Nd}{6,}/gu;

/** The words of a text as the index holds them: lower case, each run of six or more digits as its keyed hash. */
export function indexWords(tx: Pick<Executor, 'cipher'>, text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replace(PARTED, '');
  const hidden = plain.replace(
    LONG_NUMBER,
    (digits) => ` n${tx.cipher.hash('search', digits).slice(0, 24)} `,
  );
  return [...new Set(hidden.match(WORD) ?? [])].sort();
}

export async function removeWordsOf(tx: Executor, contacts: readonly string[]): Promise<void> {
  if (tx.dialect === 'sqlite') {
    await sql`delete from message_terms where rowid in
      (select rowid from message_words where contact in (${sql.join(contacts)}))`.execute(tx.db);
  }
  await tx.db.deleteFrom('message_words').where('contact', 'in', contacts).execute();
}

const termsGone = statement<{ message: string }>()((db, p) =>
  sql`delete from message_terms where rowid in
    (select rowid from message_words where message = ${p.message})`.compile(db),
);
const wordsGone = statement<{ message: string }>()((db, p) =>
  db.deleteFrom('message_words').where('message', '=', p.message).compile(),
);
const wordsOf = statement<{ message: string }>()((db, p) =>
  db.selectFrom('message_words').select('message').where('message', '=', p.message).compile(),
);
const wordsAdded = statement<{ message: string; contact: string }>()((db, p) =>
  db
    .insertInto('message_words')
    .values({ message: p.message, contact: p.contact })
    .returning('rowid')
    .compile(),
);
const termsAdded = statement<{ rowid: number; words: string }>()((db, p) =>
  sql`insert into message_terms (rowid, words) values (${p.rowid}, ${p.words})`.compile(db),
);

export async function removeWords(tx: Executor, message: string): Promise<void> {
  if (tx.dialect === 'sqlite') await termsGone.run(tx, { message });
  await wordsGone.run(tx, { message });
}

async function addWords(
  tx: Executor,
  message: string,
  contact: string,
  words: readonly string[],
): Promise<void> {
  if (tx.dialect === 'postgres') {
    await sql`insert into message_words (message, contact, words)
      values (${message}, ${contact}, array_to_tsvector(${[...words]}::text[]))`.execute(tx.db);
    return;
  }
  const row = await wordsAdded.first(tx, { message, contact });
  await termsAdded.run(tx, { rowid: row!.rowid, words: words.join(' ') });
}

export function searchReads(tx: Executor) {
  return {
    /** Ids of messages that hold every word of `text` (numbers of six or more digits whole), newest first. */
    async find(text: string, limit: number): Promise<string[]> {
      const words = indexWords(tx, text);
      if (words.length === 0) return [];
      const found =
        tx.dialect === 'sqlite'
          ? sql<{
              message: string;
            }>`select w.message from message_terms t join message_words w on w.rowid = t.rowid
              where message_terms match ${words.map((word) => `"${word}"`).join(' ')}
              order by w.message desc limit ${limit}`
          : sql<{ message: string }>`select message from message_words
              where words @@ ${words.map((word) => `'${word}'`).join(' & ')}::tsquery
              order by message desc limit ${limit}`;
      const { rows } = await found.execute(tx.db);
      return rows.map((row) => row.message);
    },
  };
}

export function searchStore(tx: Executor) {
  return {
    ...searchReads(tx),
    /** Puts a message into the index, in place of what was there for it; no words take it out. */
    async index(message: string, contact: string, text: string): Promise<void> {
      // Few messages are ever changed, and looking is cheaper than taking nothing out.
      if ((await wordsOf.first(tx, { message })) !== undefined) await removeWords(tx, message);
      const words = indexWords(tx, text);
      if (words.length > 0) await addWords(tx, message, contact, words);
    },
  };
}
