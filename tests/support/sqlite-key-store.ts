import Database from 'better-sqlite3';
import type { KeyStore } from '../../bot/channels/baileys/key-store.ts';

type Row = { id: string; value: Buffer };

/** A key store in a file, durable at each `set`, for tests that kill the process. */
export function sqliteKeyStore(file: string): KeyStore {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table if not exists keys (type text, id text, value blob, primary key (type, id)) strict');
  const read = db.prepare<[string, string], Row>('select id, value from keys where type = ? and id = ?');
  const put = db.prepare('insert or replace into keys values (?, ?, ?)');
  const drop = db.prepare('delete from keys where type = ? and id = ?');
  const save = db.transaction((entries: Parameters<KeyStore['set']>[0]) => {
    for (const { type, id, value } of entries) {
      if (value) put.run(type, id, value);
      else drop.run(type, id);
    }
  });

  return {
    async get(type, ids) {
      return Object.fromEntries(ids.map((id) => [id, read.get(type, id)?.value ?? null]));
    },
    async set(entries) {
      save(entries);
    },
    async all(type) {
      return db.prepare<[string], Row>('select id, value from keys where type = ?').all(type);
    },
    async clear() {
      db.exec('delete from keys');
    },
  };
}
