import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TestStorage } from '../support/storage.ts';
import { chatOf, storages } from '../support/storage.ts';

/** What a turn asks of the database must cost the same after years: an index finds it, nothing is gone through. */
const [sqlite] = storages();
let db: TestStorage;
const seen = new Set<string>();
const { prototype } = Sqlite as unknown as { prototype: Sqlite.Database };
const { prepare } = prototype;

beforeAll(async () => {
  prototype.prepare = function noted(this: Sqlite.Database, sql: string) {
    seen.add(sql);
    return prepare.call(this, sql);
  } as typeof prepare;
  db = await sqlite!.open();
});
afterAll(async () => {
  prototype.prepare = prepare;
  await db.drop();
});

/** How SQLite goes about the statements that `work` runs for the first time. */
async function planOf(work: () => Promise<unknown>): Promise<string[]> {
  seen.clear();
  await work();
  if (!('file' in db.where)) throw new Error('no file');
  const file = new Sqlite(db.where.file, { readonly: true });
  const plans = [...seen].flatMap((sql) =>
    file
      .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
      .all(Array(sql.split('?').length - 1).fill(1))
      .map(({ detail }) => detail),
  );
  file.close();
  return plans;
}

/** What SQLite does to carry out one statement. */
function stepsOf(sql: string): string[] {
  if (!('file' in db.where)) throw new Error('no file');
  const file = new Sqlite(db.where.file, { readonly: true });
  const steps = file
    .prepare<unknown[], { opcode: string }>(`explain ${sql}`)
    .all(Array(sql.split('?').length - 1).fill(1));
  file.close();
  return steps.map(({ opcode }) => opcode);
}

const ids = ['01KDV4GH000000000000000001'];
const [id] = ids as [string];

test.each([
  ['the chat of a turn', () => db.storage.write(({ chats }) => chats.lock(id))],
  ['what it has to handle', () => db.storage.write(({ messages }) => messages.take(id, 100))],
  ['officers and tickets', () => db.storage.read(({ chats }) => chats.glance(ids, id))],
  ['cases of a person', () => db.storage.read(({ applications }) => applications.ofPeople(ids, 20))],
  ['answers', () => db.storage.read(({ answers }) => answers.of(ids))],
  ['what was judged', () => db.storage.read(({ checklist }) => checklist.of(ids))],
  ['stages', () => db.storage.read(({ histories }) => histories.of(ids))],
  ['the next promise', () => db.storage.read(({ promises }) => promises.dueOf(id))],
])('%s: found by an index', async (_what, work) => {
  const plans = await planOf(work);
  expect(plans.length).toBeGreaterThan(0);
  expect(plans.filter((step) => /^SCAN (?!CONSTANT ROW|\d+ CONSTANT)/.test(step))).toEqual([]);
  // Of everybody's open rows an index by state alone finds all.
  expect(plans.filter((step) => /\(state=\?\)/.test(step))).toEqual([]);
});

test('a message is written, handled and sent without a table in memory beside it', async () => {
  const chat = await chatOf(db.storage, '+6281200000001', 'plans');
  seen.clear();
  await db.storage.write(async ({ messages, outbox }) => {
    await messages.insertIn({
      chat: chat.id,
      externalId: 'one',
      senderHash: 'sender',
      body: { kind: 'text', text: 'halo' },
      author: 'contact',
      at: 1,
      receivedAt: 1,
    });
    await messages.take(chat.id, 100);
    messages.offerLease(chat, { owner: 'me', until: 100 });
    const body = { kind: 'text', text: 'Halo, ada yang bisa dibantu?' } as const;
    await messages.insertOut({ chat: chat.id, author: 'bot', epoch: 1, at: 2, body });
    for (const row of messages.leased()) await outbox.sent(row, null, 3);
  });
  const written = [...seen].filter((sql) => /^(insert into|update) "messages"/.test(sql));
  expect(written).toHaveLength(3);
  for (const sql of written) expect(stepsOf(sql)).not.toContain('OpenEphemeral');
});
