/** What was erased is not in the file either: not in pages that nobody uses any more, not in the journal. */
import { readFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect, test } from '@jest/globals';
import { storages } from '../support/storage.ts';

const MANY = 400;

test('of somebody who wrote much, no word of the index and no key is left in the files of SQLite', async () => {
  const db = await storages()[0]!.open();
  if (!('file' in db.where)) throw new Error('the first is SQLite');
  const { file } = db.where;
  const bytes = () => Buffer.concat([file, `${file}-wal`].map((path) => readFileSync(path)));
  const contacts: string[] = [];
  for (let person = 0; person < 60; person += 1) {
    contacts.push(
      await db.storage.write(async ({ contacts: store }) => {
        const row = await store.resolve([{ kind: 'phone', value: `+6281100${1_000 + person}` }], 1);
        return row.id;
      }),
    );
  }
  const gone = contacts[30]!;
  for (let round = 0; round < MANY; round += 1) {
    await db.storage.write(async ({ search }) => {
      for (const [at, contact] of [gone, contacts[round % 60 === 30 ? 0 : round % 60]!].entries()) {
        const words = Array.from({ length: 40 }, (_, n) => `${at === 0 ? 'hilang' : 'tinggal'}${round}x${n}`);
        await search.index(`m${round}-${at}`, contact, words.join(' '));
      }
    });
  }
  const reader = new Sqlite(file, { readonly: true });
  const wrapped = reader
    .prepare('select wrapped from contact_keys where contact = ?')
    .pluck()
    .get(gone) as Buffer;
  reader.close();
  expect([bytes().includes('hilang'), bytes().includes(wrapped)]).toEqual([true, true]);
  await db.storage.write(({ contacts: store }) => store.erase(gone, 2));
  await db.storage.forgetErased();
  expect([bytes().includes('hilang'), bytes().includes(wrapped)]).toEqual([false, false]);
  expect(bytes().includes('tinggal')).toBe(true);
  await db.drop();
});
