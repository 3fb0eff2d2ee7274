import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import pg from 'pg';
import { expect, test } from '@jest/globals';
import { openStorage } from '../../storage/database.ts';
import type { Stores } from '../../storage/stores.ts';
import { asStorageError, StorageUnavailable } from '../../storage/storage-unavailable.ts';
import { describeWith, postgresUrl } from '../support/services.ts';
import { chatOf, countingIds, silentLog, standingClock, storages, testCipher } from '../support/storage.ts';

test('what the database or its disk is at fault for is told apart from everything else', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });
  for (const code of [
    'ECONNREFUSED',
    'ECONNRESET',
    '57P01',
    '08006',
    '53100',
    'SQLITE_FULL',
    'SQLITE_IOERR_WRITE',
    'SQLITE_BUSY',
  ]) {
    expect(asStorageError(coded(code))).toBeInstanceOf(StorageUnavailable);
  }
  for (const error of [
    coded('23505'),
    coded('SQLITE_CONSTRAINT_UNIQUE'),
    new Error('plain'),
    'text',
    undefined,
  ]) {
    expect(asStorageError(error)).toBe(error);
  }
});

/** A way to PostgreSQL that can go dead without a word to either side. */
async function openLine(target: string): Promise<{ url: string; hush(): void; close(): Promise<void> }> {
  const { hostname, port } = new URL(target);
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port || 5432), hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from.on('error', () => undefined));
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  [url.hostname, url.port] = ['127.0.0.1', String((server.address() as AddressInfo).port)];
  return {
    url: url.href,
    // Those that are there now; a new connection is alive.
    hush() {
      for (const end of ends) end.unpipe().pause();
    },
    close() {
      for (const end of ends) end.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

describeWith('PostgreSQL that goes away', postgresUrl, () => {
  const open = () => {
    const kind = storages().find((storage) => storage.name === 'PostgreSQL');
    if (kind === undefined) throw new Error('PostgreSQL is not among the storages');
    return kind.open();
  };

  test('a connection lost in the middle: the write is refused, nothing of it stays, the next one works', async () => {
    const db = await open();
    const url = 'url' in db.where ? db.where.url : '';
    const cutOff = async (): Promise<void> => {
      const admin = new pg.Client({ connectionString: url });
      await admin.connect();
      await admin.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await admin.end();
    };
    const heard: string[] = [];
    db.storage.onHint((hint) => heard.push(hint.id));
    const cut = db.storage.write(async (stores) => {
      await stores.settings.set('first', 'written');
      stores.hint('ticket', 'lost');
      await cutOff();
      await stores.settings.set('second', 'never');
    });
    await expect(cut).rejects.toBeInstanceOf(StorageUnavailable);
    await db.storage.write((stores) => stores.settings.set('third', 'after'));
    const kept = await db.storage.read(async (stores) => [
      await stores.settings.get('first'),
      await stores.settings.get('third'),
    ]);
    expect(kept).toEqual([undefined, 'after']);
    expect(heard).toEqual([]);
    await db.drop();
  });

  test('two works that block each other both succeed: one is run again', async () => {
    const db = await open();
    const [one, two] = [await chatOf(db.storage, '+628801'), await chatOf(db.storage, '+628802')];
    let runs = 0;
    let bothHold: () => void = () => {};
    const meeting = new Promise<void>((resolve) => {
      bothHold = resolve;
    });
    const crossing = (first: string, second: string) => async (stores: Stores) => {
      await stores.chats.lock(first);
      runs += 1;
      if (runs === 2) bothHold();
      if (runs <= 2) await meeting;
      await stores.chats.lock(second);
      return stores.counters.next('crossed');
    };
    const results = await Promise.all([
      db.storage.write(crossing(one.id, two.id)),
      db.storage.write(crossing(two.id, one.id)),
    ]);
    expect(results.sort()).toEqual([1, 2]);
    expect(runs).toBeGreaterThanOrEqual(3);
    await db.drop();
  });

  test('a server that answers nothing any more is not waited for, nor are the locks that it holds for us', async () => {
    const db = await open();
    const { id } = await chatOf(db.storage, '+628803');
    const line = await openLine('url' in db.where ? db.where.url : '');
    const storage = await openStorage({
      where: { url: line.url },
      silentMs: 4_000,
      cipher: testCipher,
      ids: countingIds(1_000),
      clock: standingClock(),
      log: silentLog,
    });
    const cut = storage.write(async (stores) => {
      await stores.chats.lock(id);
      line.hush();
      await stores.settings.set('never', 'written');
    });
    await expect(cut).rejects.toBeInstanceOf(StorageUnavailable);
    const locked = db.storage.write(({ chats }) => chats.lock(id));
    expect((await locked)?.id).toBe(id);
    await storage.write(({ settings }) => settings.set('after', 'written'));
    expect(await db.storage.read(({ settings }) => settings.get('never'))).toBeUndefined();
    await storage.close();
    await line.close();
    await db.drop();
  });

  test('a server that is not there is said to be unavailable', async () => {
    const opening = openStorage({
      where: { url: 'postgres://postgres@127.0.0.1:1/none' },
      cipher: testCipher,
      ids: countingIds(),
      clock: standingClock(),
      log: silentLog,
    });
    await expect(opening).rejects.toBeInstanceOf(StorageUnavailable);
  });
});
