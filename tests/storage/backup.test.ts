import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { backupName, backupTime, outdated } from '../../storage/backup/backup-name.ts';
import { dumpOf } from '../../storage/backup/dump.ts';
import { isKnownSchema, unpack } from '../../storage/backup/load.ts';
import { occupants } from '../../storage/backup/occupants.ts';
import { stagingUrl, withClient } from '../../storage/backup/postgres-schemas.ts';
import { verifyBackup } from '../../storage/backup/read-backup.ts';
import { runBackup } from '../../storage/backup/run-backup.ts';
import { postgresSnapshot } from '../../storage/backup/snapshot-postgres.ts';
import { sqliteSnapshot } from '../../storage/backup/snapshot-sqlite.ts';
import { isHalfRestored, stage, takePlace } from '../../storage/backup/take-place.ts';
import { BrokenArchive } from '../../storage/backup/tar.ts';
import { NoRoom, writeBackup } from '../../storage/backup/write-backup.ts';
import { openStorage } from '../../storage/database.ts';
import type { Storage, Where } from '../../storage/database.ts';
import { openFiles } from '../../storage/files/files.ts';
import type { Ids } from '../../storage/ports.ts';
import { memoryLog } from '../support/memory-log.ts';
import { describeWith } from '../support/services.ts';
import { standingClock, storages, testCipher } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';

const AT = Date.UTC(2026, 10, 17, 2, 30);
const NAME = 'lantunan-20261117-023000Z.tar';
const log = memoryLog();
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantunan-backup-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Something in every kind of column: sealed bytes, null, text, numbers above 2³¹, words, a file. */
async function fill(storage: Storage, ids: Ids, filesDir: string, people = [1, 2, 3]): Promise<void> {
  const files = openFiles({ dir: filesDir, cipher: testCipher, ids });
  for (const person of people) {
    const phone = { kind: 'phone', value: `+62811000${1000 + person}` } as const;
    const { contact, key } = await storage.write(async (stores) => {
      const row = await stores.contacts.resolve([phone], AT);
      return { contact: row.id, key: await stores.contacts.key(row.id) };
    });
    const { id: file, size } = await files.put(key, Buffer.from(`picture ${person}`));
    await storage.write(async (stores) => {
      const chat = await stores.chats.open('sim', phone, contact, AT);
      const id = await stores.messages.insertIn({
        chat: chat.id,
        externalId: `E${person}`,
        senderHash: 'h',
        body: { kind: 'image', file: { id: file, owner: contact, mime: 'image/jpeg', size, sha256: 'ab' } },
        author: 'contact',
        at: AT,
        receivedAt: AT,
      });
      await stores.search.index(id ?? '', contact, `warung kopi nomor${person}`);
      const application = `app${person}`;
      await stores.applications.create({ id: application, contact, chat: chat.id, permits: ['NIB'], at: AT });
      await stores.answers.put(application, contact, 'name', { value: 'Siti', source: 'applicant', at: AT });
    });
  }
}

async function dumped(where: Where): Promise<Record<string, string[]>> {
  const snapshot = 'file' in where ? await sqliteSnapshot(where.file) : await postgresSnapshot(where.url);
  try {
    const found: Record<string, string[]> = {};
    for (const { name, columns, rows } of snapshot.tables) {
      const lines: string[] = [];
      for await (const row of rows())
        lines.push(
          JSON.stringify(row.map((v) => (v instanceof Uint8Array ? Buffer.from(v).toString('hex') : v))),
        );
      found[`${name} ${columns.join(',')}`] = lines.sort();
    }
    return found;
  } finally {
    await snapshot.close();
  }
}

const orderOf = (where: Where, filesDir = join(folder, 'files'), to = join(folder, 'out')) => ({
  where,
  filesDir,
  to,
  at: AT,
  key: 'proof',
  reserve: 0,
});

for (const { name, available, open } of storages()) {
  describeWith(`backup on ${name}`, available, () => {
    let db: TestStorage;
    beforeAll(async () => {
      db = await open();
    });
    afterAll(() => db.drop());

    test('while others write: what is restored is one moment, table by table and file by file', async () => {
      const filesDir = join(folder, 'files');
      await fill(db.storage, db.ids, filesDir);
      const before = await dumped(db.where);
      const { report } = runBackup(orderOf(db.where));
      let writing = true;
      const others = (async () => {
        for (let n = 0; writing; n += 1) {
          await db.storage.write(({ settings }) => settings.set(`busy.${n}`, 'x'));
          await new Promise((resolve) => setImmediate(resolve));
        }
      })();
      const done = await report;
      writing = false;
      await others;
      if (!('done' in done)) throw new Error(JSON.stringify(done));
      expect(done.done.path).toBe(join(folder, 'out', NAME));
      expect(await readdir(join(folder, 'out'))).toEqual([NAME]);
      expect((await stat(done.done.path)).mode & 0o777).toBe(0o600);
      const manifest = await verifyBackup(done.done.path);
      expect(manifest).toMatchObject({ at: AT, key: 'proof', tables: { contacts: 3, message_words: 3 } });
      expect(isKnownSchema(manifest.schema)).toBe(true);

      for (const other of storages().filter((kind) => kind.available !== undefined)) {
        const fresh = await other.open();
        await fresh.storage.close();
        const place = {
          where: fresh.where,
          filesDir: join(folder, 'new-files', other.name),
          dataDir: folder,
        };
        const staged = await stage(place);
        await unpack(done.done.path, manifest, staged, log);
        await takePlace(place, 'x');
        const after = await dumped(fresh.where);
        const settings = Object.keys(before).find((head) => head.startsWith('settings '))!;
        expect({ ...after, [settings]: [] }).toEqual({ ...before, [settings]: [] });
        const restored = await openStorage({
          where: fresh.where,
          cipher: testCipher,
          ids: db.ids,
          clock: standingClock(),
          log,
        });
        expect(await restored.read(({ search }) => search.find('kopi nomor2', 5))).toHaveLength(1);
        const files = openFiles({ dir: place.filesDir, cipher: testCipher, ids: db.ids });
        const read = await restored.read(async ({ messages, contacts }) => {
          const [message] = await messages.since('', 1);
          const body = message?.body as { file: { id: string; owner: string } };
          return { id: body.file.id, key: await contacts.key(body.file.owner) };
        });
        expect(Buffer.from((await files.get(read.key, read.id)) ?? []).toString()).toBe('picture 1');
        await restored.close();
        await fresh.drop();
      }
    });

    test('every table of the schema is in it', async () => {
      const done = await writeBackup(orderOf(db.where));
      const kept = Object.keys(done.manifest.tables).sort();
      const dump = await readFile(join(import.meta.dirname, 'schema.sqlite.sql'), 'utf8');
      const tables = [...dump.matchAll(/create table "?(\w+)"?/gi)].map(([, table]) => table!);
      expect(kept).toEqual(tables.filter((table) => !/^(kysely|sqlite|message_terms)/.test(table)).sort());
    });

    test('a process that holds a number is seen, and one that let go is not', async () => {
      const now = db.clock.now();
      await db.storage.write(async ({ accounts }) => {
        await accounts.upsert('wa1', 'whatsapp', {}, now);
        await accounts.lease('wa1', 'p', now, 30_000);
      });
      expect((await occupants(db.where, now)).numbers).toEqual(['wa1']);
      expect((await occupants(db.where, now + 30_001)).numbers).toEqual([]);
      // Our own storage is such another connection on PostgreSQL.
      expect((await occupants(db.where, now)).connections > 0).toBe('url' in db.where);
    });

    test('unpacked again after it was cut off at any point, it ends as if nothing had happened', async () => {
      const filesDir = join(folder, 'files');
      await fill(db.storage, db.ids, filesDir, [9]);
      const { path, manifest } = await writeBackup(orderOf(db.where));
      const fresh = await (storages().find((kind) => kind.name === name) ?? storages()[0]!).open();
      await fresh.storage.write(({ settings }) => settings.set('old', 'data'));
      await fresh.storage.close();
      const place = { where: fresh.where, filesDir: join(folder, 'new'), dataDir: join(folder, 'home') };
      await mkdir(place.filesDir);
      await writeFile(join(place.filesDir, 'old'), '');
      // Cut off while unpacking, and again while the data changed places.
      await unpack(path, manifest, await stage(place), log);
      expect(isHalfRestored(place)).toBe(false);
      await unpack(path, manifest, await stage(place), log);
      const mark = join(
        'file' in place.where ? `${place.where.file}.restoring` : join(place.dataDir, 'restoring'),
      );
      await writeFile(join(mark, 'taking-place'), '');
      expect(isHalfRestored(place)).toBe(true);
      await unpack(path, manifest, await stage(place), log);
      expect(isHalfRestored(place)).toBe(true);
      const { folder: aside = '', schema } = await takePlace(place, '20261117');
      expect(isHalfRestored(place)).toBe(false);
      expect(await dumped(fresh.where)).toEqual(await dumped(db.where));
      expect(existsSync(join(aside, 'new', 'old'))).toBe(true);
      expect(schema).toBe('url' in fresh.where ? 'before_restore_20261117' : undefined);
      const old =
        'file' in fresh.where
          ? await dumped({ file: join(aside, 'test.db') })
          : await withClient(fresh.where.url, async (client) => {
              const { rows } = await client.query<object>('select * from before_restore_20261117.settings');
              return rows;
            });
      expect(JSON.stringify(old)).toContain('old');
      await fresh.drop();
    });
  });
}

describe('a backup', () => {
  let db: TestStorage;
  let path: string;
  beforeEach(async () => {
    db = await storages()[0]!.open();
    await fill(db.storage, db.ids, join(folder, 'files'));
    ({ path } = await writeBackup(orderOf(db.where)));
  });
  afterEach(() => db.drop());

  test('that was changed by one byte, cut off, or is no backup is not taken for one', async () => {
    const whole = await readFile(path);
    const at = [600, whole.indexOf('files/') + 520, whole.indexOf('"format"') + 9];
    for (const position of at) {
      const changed = Buffer.from(whole);
      changed[position] = changed[position]! ^ 1;
      await writeFile(path, changed);
      await expect(verifyBackup(path)).rejects.toBeInstanceOf(BrokenArchive);
    }
    for (const length of [whole.length - 2_000, 700, 10, 0]) {
      await writeFile(path, whole);
      await truncate(path, length);
      await expect(verifyBackup(path)).rejects.toBeInstanceOf(BrokenArchive);
    }
    await writeFile(path, createHash('sha256').update('x').digest());
    await expect(verifyBackup(path)).rejects.toBeInstanceOf(BrokenArchive);
  });

  test('that could not be written leaves nothing behind, and the one before stays', async () => {
    const out = join(folder, 'out');
    await rm(join(folder, 'files'), { recursive: true });
    const order = { ...orderOf({ file: join(folder, 'no-such.db') }), at: AT + 60_000 };
    expect(await runBackup(order).report).toMatchObject({ failed: { code: 'SQLITE_CANTOPEN' } });
    expect(await readdir(out)).toEqual([NAME]);
  });

  test('is not begun where it would take the last of the disk', async () => {
    const order = { ...orderOf(db.where), at: AT + 60_000, reserve: 1e18 };
    await expect(writeBackup(order)).rejects.toBeInstanceOf(NoRoom);
    expect(await runBackup(order).report).toMatchObject({
      noRoom: { needed: expect.any(Number) as unknown },
    });
    expect(await readdir(join(folder, 'out'))).toEqual([NAME]);
  });

  test('that is stopped half-way never bears the name of a whole one', async () => {
    const order = { ...orderOf(db.where), at: AT + 60_000 };
    const running = runBackup(order);
    await running.stop();
    expect(await running.report).toHaveProperty('failed');
    expect((await readdir(join(folder, 'out'))).filter((file) => file.endsWith('.tar'))).toEqual([NAME]);
  });

  test('can be listed by any tar, and what is in the dump reads as lines', async () => {
    const snapshot = await sqliteSnapshot('file' in db.where ? db.where.file : '');
    const chunks: Uint8Array[] = [];
    for await (const chunk of dumpOf(snapshot, () => {})) chunks.push(chunk);
    await snapshot.close();
    expect(Buffer.concat(chunks).subarray(0, 2).toString('hex')).toBe('1f8b');
    expect((await readFile(path)).toString('latin1', 257, 262)).toBe('ustar');
  });
});

test('the address of the staging schema keeps the options given', () => {
  const url = stagingUrl('postgres://a:b@host/db?options=-c%20statement_timeout%3D0');
  expect(new URL(url).searchParams.get('options')).toBe(
    '-c statement_timeout=0 -c search_path=lantunan_restoring',
  );
});

describe('which backups stay', () => {
  const day = 24 * 60 * 60_000;

  test('names tell the moment', () => {
    expect(backupName(AT)).toBe(NAME);
    expect(backupTime(NAME)).toBe(AT);
    expect(backupTime('lantunan-20261117-023000Z.tar.part')).toBeUndefined();
  });

  test('one a day for a week, one a week for a month, one a month for half a year; nothing else is touched', () => {
    const daily = Array.from({ length: 400 }, (_, ago) => backupName(AT - ago * day));
    const gone = new Set(outdated([...daily, 'foto.jpg', `${NAME}.part`]));
    const kept = daily.filter((file) => !gone.has(file)).map((file) => (AT - backupTime(file)!) / day);
    expect(kept).toEqual([0, 1, 2, 3, 4, 5, 6, 9, 16, 17, 48, 78, 109, 140]);
    expect([...gone].every((file) => daily.includes(file))).toBe(true);
  });

  test('of one day the newest stays', () => {
    expect(outdated([backupName(AT), backupName(AT + 1_000)])).toEqual([backupName(AT)]);
    expect(outdated([backupName(AT - 900 * day)])).toEqual([]);
  });
});
