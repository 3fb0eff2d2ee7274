import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, expect, test } from '@jest/globals';
import { openStorage } from '../../storage/database.ts';
import { chatOf, countingIds, execute, silentLog, standingClock, testCipher } from '../support/storage.ts';

const folder = mkdtempSync(join(tmpdir(), 'lantunan-migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const where = { file: join(folder, 'test.db') };
const open = () =>
  openStorage({
    where,
    cipher: testCipher,
    ids: countingIds(),
    clock: standingClock(),
    log: silentLog,
    aloneWithinMs: 0,
  });
const tables = (): string[] => {
  const database = new Sqlite(where.file, { readonly: true });
  const names = database
    .prepare<[], string>(
      `select name from sqlite_schema where type = 'table' and name not like 'kysely%' order by name`,
    )
    .pluck()
    .all();
  database.close();
  return names;
};

test('migrations that fail on the way leave nothing half done, and the next start does them whole', async () => {
  await execute(where, 'create table previews (in_the_way integer)');
  await expect(open()).rejects.toThrow('previews');
  expect(tables()).toEqual(['previews']);

  await execute(where, 'drop table previews');
  // Nobody holds the data any more.
  const storage = await open();
  expect((await chatOf(storage, '+6281234567890')).account).toBe('sim');
  await storage.close();
});
