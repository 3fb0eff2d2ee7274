import { sql } from 'kysely';
import type { Answer, Answers } from '../../flows/facts.ts';
import type { Json } from '../../flows/json.ts';
import type { Executor } from '../executor.ts';
import { openJson, openText, sealJson, sealText } from '../sealed.ts';
import { statement } from '../statement.ts';
import type { AnswersTable } from '../tables/answers.ts';

/** Sealed values come as text: making a text of a column costs a tenth of making a buffer, and few are opened. */
const of = statement<{ subjects: string[] }>()((db, p, dialect) => {
  const hex = (column: 'value' | 'raw') => {
    const name = sql.ref(column);
    return dialect === 'postgres' ? sql<string>`encode(${name}, 'hex')` : sql<string>`hex(${name})`;
  };
  return db
    .selectFrom('answers')
    .select(['subject', 'key', 'contact', 'mark', 'problems', 'source', 'at', 'message'])
    .select([
      hex('value').as('value'),
      sql<string | null>`case when raw is not null then ${hex('raw')} end`.as('raw'),
    ])
    .where('subject', 'in', p.subjects)
    .compile();
});
type StoredAnswer = Omit<AnswersTable, 'value' | 'raw'> & { value: string; raw: string | null };
const put = statement<AnswersTable>()((db, p) =>
  db
    .insertInto('answers')
    .values(p)
    .onConflict((c) =>
      c.columns(['subject', 'key']).doUpdateSet((eb) => ({
        contact: eb.ref('excluded.contact'),
        value: eb.ref('excluded.value'),
        raw: eb.ref('excluded.raw'),
        mark: eb.ref('excluded.mark'),
        problems: eb.ref('excluded.problems'),
        source: eb.ref('excluded.source'),
        at: eb.ref('excluded.at'),
        message: eb.ref('excluded.message'),
      })),
    )
    .compile(),
);
const remove = statement<{ subject: string; key: string }>()((db, p) =>
  db.deleteFrom('answers').where('subject', '=', p.subject).where('key', '=', p.key).compile(),
);

/** An empty `raw` says that the value is what was written, as it mostly is: it is sealed once. */
function rawOf({ raw, value }: Answer, seal: (raw: string) => Uint8Array): Uint8Array | null {
  if (raw === undefined) return null;
  return raw === value ? new Uint8Array(0) : seal(raw);
}

/** Opened when it is read: a turn looks at a few of a person's answers, and each costs a decryption. */
function opened(tx: Executor, key: Uint8Array, row: StoredAnswer): Answer {
  let value: { json: Json } | undefined;
  const answer: Answer = {
    get value() {
      value ??= { json: openJson<Json>(tx.cipher, key, Buffer.from(row.value, 'hex')) };
      return value.json;
    },
    source: row.source,
    at: row.at,
    ...(row.mark === null ? {} : { mark: row.mark }),
    ...(row.problems === null ? {} : { problems: JSON.parse(row.problems) as string[] }),
    ...(row.message === null ? {} : { message: row.message }),
  };
  const { raw } = row;
  if (raw === null) return answer;
  const read = (): Json =>
    raw.length === 0 ? answer.value : openText(tx.cipher, key, Buffer.from(raw, 'hex'));
  return Object.defineProperty(answer, 'raw', { enumerable: true, get: read });
}

export function answerReads(tx: Executor) {
  return {
    /** By subject, then by key, the oldest first; every subject asked for is there, if only empty. */
    async of(subjects: readonly string[]): Promise<Map<string, Answers>> {
      const found = new Map<string, Answers>(subjects.map((subject) => [subject, new Map<string, Answer>()]));
      if (subjects.length === 0) return found;
      const rows = await of.all(tx, { subjects: [...found.keys()] });
      for (const row of rows.sort((a, b) => a.at - b.at)) {
        const key = await tx.keys.of(tx, row.contact);
        found.get(row.subject)?.set(row.key, opened(tx, key, row));
      }
      return found;
    },
  };
}

export function answersStore(tx: Executor) {
  return {
    ...answerReads(tx),
    /** `contact` is whom the subject belongs to: the answer is sealed with their key. */
    async put(subject: string, contact: string, key: string, answer: Answer): Promise<void> {
      const secret = await tx.keys.of(tx, contact);
      await put.run(tx, {
        subject,
        key,
        contact,
        value: sealJson(tx.cipher, secret, answer.value),
        raw: rawOf(answer, (raw) => sealText(tx.cipher, secret, raw)),
        mark: answer.mark ?? null,
        problems: answer.problems === undefined ? null : JSON.stringify(answer.problems),
        source: answer.source,
        at: answer.at,
        message: answer.message ?? null,
      });
    },
    /** Everything that was answered about a subject. */
    async clear(subject: string): Promise<void> {
      await tx.db.deleteFrom('answers').where('subject', '=', subject).execute();
    },
    async remove(subject: string, key: string): Promise<void> {
      await remove.run(tx, { subject, key });
    },
  };
}
