import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

const PER_CHAT = 50;

/** Fills a database that the program has made with `messages` handled and sent messages of other people, by SQL. */
export function seedMessages(folder: string, messages: number): void {
  const database = new Sqlite(join(folder, 'lantunan.db'));
  database.pragma('synchronous = off');
  const chats = Math.ceil(messages / PER_CHAT);
  const serial = (column: string) =>
    `with recursive n(i) as (select 0 union all select i + 1 from n where i < ?) ${column}`;
  const at = Date.UTC(2026, 0, 1);
  const id = (kind: string) => `printf('01KDV4G${kind}%018d', i)`;
  database.transaction(() => {
    database
      .prepare(
        `insert into contacts (id, name, language, language_chosen, blocked, merged_into, version, created_at)
        ${serial(`select ${id('C')}, null, 'id', 0, 0, null, 1, ${at} from n`)}`,
      )
      .run(chats - 1);
    database
      .prepare(
        `insert into contact_keys (contact, wrapped) ${serial(`select ${id('C')}, randomblob(61) from n`)}`,
      )
      .run(chats - 1);
    database
      .prepare(
        `insert into chats (id, account, address_hash, address_kind, address, contact, owner, by_phone, epoch, version, created_at)
        ${serial(`select ${id('H')}, 'sim', printf('seeded-%d', i), 'sim', randomblob(44), ${id('C')}, 'bot', 0, 1, 1, ${at} from n`)}`,
      )
      .run(chats - 1);
    database
      .prepare(
        `insert into messages (id, chat, direction, state, external_id, sender_hash, kind, body, author, epoch,
          at, received_at, sent_at, not_before, attempts, resends, always)
        ${serial(`select ${id('M')}, printf('01KDV4GH%018d', i / ${PER_CHAT}),
          iif(i % 2, 'out', 'in'), iif(i % 2, 'read', 'handled'), printf('seeded-%d', i),
          iif(i % 2, null, hex(randomblob(32))), 'text', randomblob(60 + i % 2 * 250), iif(i % 2, 'bot', 'contact'),
          iif(i % 2, 1, null), ${at} + i, ${at} + i, iif(i % 2, ${at} + i, null), 0, i % 2, 0, 0 from n`)}`,
      )
      .run(messages - 1);
    // They count as indexed: their bodies are noise that no key opens.
    database
      .prepare(
        `insert into settings (key, value) values ('search.cursor', '01KDV4GM999999999999999999') on conflict do update set value = excluded.value`,
      )
      .run();
  })();
  database.exec('analyze');
  database.pragma('wal_checkpoint(truncate)');
  database.close();
}
