/**
 * The databases a storage test runs on: SQLite in a temporary file always, PostgreSQL where a server is at hand.
 *
 *     for (const { name, available, open } of storages()) describeWith(name, available, () => { … });
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { createCipher } from '../../storage/cipher.ts';
import { openStorage } from '../../storage/database.ts';
import type { Storage, Where } from '../../storage/database.ts';
import type { Cipher, Clock, Ids, Log } from '../../storage/ports.ts';
import { postgresUrl } from './services.ts';

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** The same master key in every test, so that a file can be opened again. */
export const testCipher: Cipher = createCipher(Buffer.alloc(32, 7));

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 26 characters, rising; `start` keeps the ids of several makers in one database apart. */
export function countingIds(start = 0): Ids {
  let count = start;
  return {
    next: () => {
      let rest = (count += 1);
      let tail = '';
      for (let place = 0; place < 16; place += 1) {
        tail = DIGITS.charAt(rest % 32) + tail;
        rest = Math.floor(rest / 32);
      }
      return `01TESTTEST${tail}`;
    },
    secret: (bytes) => randomBytes(bytes),
  };
}

/** A clock that stands until it is moved. */
export function standingClock(start = 1_767_225_600_000): Clock & { advance(ms: number): void } {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
  };
}

export type TestStorage = {
  storage: Storage;
  where: Where;
  ids: Ids;
  clock: ReturnType<typeof standingClock>;
  /** Closes it and removes the database. */
  drop: () => Promise<void>;
};

export type StorageKind = { name: string; available: string | undefined; open: () => Promise<TestStorage> };

async function opened(where: Where, remove: () => Promise<void>): Promise<TestStorage> {
  const ids = countingIds();
  const clock = standingClock();
  const storage = await openStorage({ where, cipher: testCipher, ids, clock, log: silentLog });
  const drop = async (): Promise<void> => {
    await storage.close();
    await remove();
  };
  return { storage, where, ids, clock, drop };
}

async function openSqliteForTest(): Promise<TestStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'lantunan-storage-'));
  return opened({ file: join(folder, 'test.db') }, () => rm(folder, { recursive: true, force: true }));
}

async function openPostgresForTest(server: string): Promise<TestStorage> {
  const name = `lantunan_${randomBytes(8).toString('hex')}`;
  const onServer = (sql: string): Promise<void> => execute({ url: server }, sql);
  await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return opened({ url: url.href }, () => onServer(`drop database ${name} with (force)`));
}

/** What an admin does to the database by hand. */
export async function execute(where: Where, sql: string): Promise<void> {
  if ('file' in where) {
    const database = new Sqlite(where.file);
    database.exec(sql);
    return void database.close();
  }
  const client = new pg.Client({ connectionString: where.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

export function storages(): StorageKind[] {
  return [
    { name: 'SQLite', available: 'always', open: openSqliteForTest },
    {
      name: 'PostgreSQL',
      available: postgresUrl,
      open: () => openPostgresForTest(postgresUrl ?? ''),
    },
  ];
}

/** A chat on account `sim` with a person behind it, to hang messages on. */
export async function chatOf(storage: Storage, phone: string, account = 'sim') {
  return storage.write(async (stores) => {
    const address = { kind: 'phone', value: phone } as const;
    const contact = await stores.contacts.resolve([address], 1_000);
    return stores.chats.open(account, address, contact.id, 1_000);
  });
}
