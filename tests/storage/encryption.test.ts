import { readFile } from 'node:fs/promises';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Where } from '../../storage/database.ts';
import { describeWith } from '../support/services.ts';
import { storages } from '../support/storage.ts';
import type { TestStorage } from '../support/storage.ts';

const NIK = '6301011234560001';
const SECRETS = [
  NIK,
  '+6281234567890',
  '081234567890123@lid',
  'Warung Berkah',
  'warung berkah',
  'Siti Rahmah',
  'fotonya buram sekali',
  'besok pagi dikirim',
  'perlu surat tanah',
  'menanyakan ibunya',
  'kredensial-rahasia',
  'qr-rahasia',
  'ditolak-mentah',
  'mengancam petugas',
];

/** Everything that lies in the database, as raw bytes in one buffer. */
async function everything(where: Where): Promise<Buffer> {
  if ('file' in where) {
    const parts = await Promise.all([where.file, `${where.file}-wal`].map((path) => readFile(path)));
    return Buffer.concat(parts);
  }
  const client = new pg.Client({ connectionString: where.url });
  await client.connect();
  const tables = await client.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const parts: Buffer[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`);
    for (const row of rows) {
      for (const value of Object.values(row)) {
        parts.push(Buffer.isBuffer(value) ? value : Buffer.from(String(value)));
      }
    }
  }
  await client.end();
  return Buffer.concat(parts);
}

for (const { name, available, open } of storages()) {
  describeWith(`encryption on ${name}`, available, () => {
    let db: TestStorage;
    beforeAll(async () => {
      db = await open();
      await db.storage.write(async (stores) => {
        const phone = { kind: 'phone', value: '+6281234567890' } as const;
        const contact = await stores.contacts.resolve(
          [phone, { kind: 'lid', value: '081234567890123@lid' }],
          1,
        );
        await stores.contacts.setName(contact.id, 'Siti Rahmah');
        const chat = await stores.chats.open('sim', phone, contact.id, 1);
        const asked = {
          key: 'nik',
          asks: 'nik',
          revision: 'r',
          at: 1,
          attempts: 1,
          refused: 'ditolak-mentah',
        } as const;
        const session = { v: 1 as const, frames: [{ flow: 'apply', subject: 'S', asked }] };
        await stores.chats.save({ ...chat, session, lastInAt: 1, lastOutAt: 1 });
        const text = `Warung Berkah, NIK saya ${NIK}`;
        const id = await stores.messages.insertIn({
          chat: chat.id,
          externalId: 'E',
          senderHash: 'h',
          body: { kind: 'text', text },
          author: 'contact',
          at: 1,
          receivedAt: 1,
        });
        await stores.search.index(id ?? '', contact.id, text);
        await stores.messages.insertOut({
          chat: chat.id,
          body: { kind: 'text', text },
          author: 'bot',
          epoch: 1,
          at: 1,
        });
        await stores.answers.put('S', contact.id, 'nik', {
          value: NIK,
          raw: `nik ${NIK}`,
          source: 'applicant',
          at: 1,
        });
        await stores.applications.create({
          id: 'S',
          contact: contact.id,
          chat: chat.id,
          permits: ['NIB-UMK'],
          at: 1,
        });
        await stores.applications.setStage('S', 1, {
          to: 'returned',
          by: 'operator:a',
          at: 2,
          note: 'perlu surat tanah',
        });
        await stores.checklist.set('S', 'ktp', 'rejected', {
          at: 2,
          by: 'operator:a',
          reason: 'fotonya buram sekali',
        });
        await stores.tickets.open({
          chat: chat.id,
          contact: contact.id,
          topic: 'help',
          priority: 1,
          reason: 'menanyakan ibunya',
          createdAt: 1,
        });
        await stores.promises.add({
          contact: contact.id,
          chat: chat.id,
          dueAt: 9,
          text: 'besok pagi dikirim',
          by: 'operator:a',
          at: 1,
        });
        await stores.audit.add({
          at: 1,
          who: 'operator:a',
          action: 'contact_blocked',
          subjectKind: 'contact',
          subject: contact.id,
          detail: { via: 'desk' },
          reason: 'mengancam petugas',
        });
        await stores.channelKeys.set('wa1', [{ type: 'creds', id: '', value: 'kredensial-rahasia' }]);
        await stores.accounts.upsert('wa1', 'baileys', { qr: 'qr-rahasia' }, 1);
      });
    });
    afterAll(() => db.drop());

    test('nothing a person wrote, and no secret of the office, lies there in clear', async () => {
      const bytes = await everything(db.where);
      expect(bytes.includes('NIB-UMK')).toBe(true);
      expect(SECRETS.filter((secret) => bytes.includes(secret))).toEqual([]);
    });

    test('and all of it is read back', async () => {
      const read = await db.storage.read(async (stores) => {
        const chatId = (await stores.chats.list({ limit: 1 }))[0]?.id ?? '';
        const chat = await stores.chats.get(chatId);
        return {
          chat,
          name: (await stores.contacts.get(chat?.contact ?? ''))?.name,
          nik: (await stores.answers.of(['S'])).get('S')?.get('nik'),
          note: (await stores.applications.stageChanges('S'))[0]?.note,
          reason: (await stores.checklist.of(['S'])).get('S')?.get('ktp')?.reason,
          ticket: (await stores.tickets.waiting())[0]?.reason,
          promise: (await stores.promises.due(10))[0]?.text,
          audit: (await stores.audit.list({ limit: 1 }))[0],
          creds: await stores.channelKeys.get('wa1', 'creds', ['', 'other']),
          qr: (await stores.accounts.get('wa1'))?.qr,
        };
      });
      expect(read).toMatchObject({
        chat: {
          address: { value: '+6281234567890' },
          session: { frames: [{ asked: { refused: 'ditolak-mentah' } }] },
        },
        name: 'Siti Rahmah',
        nik: { value: NIK, raw: `nik ${NIK}` },
        note: 'perlu surat tanah',
        reason: 'fotonya buram sekali',
        ticket: 'menanyakan ibunya',
        promise: 'besok pagi dikirim',
        audit: { detail: { via: 'desk' }, reason: 'mengancam petugas' },
        creds: new Map([['', 'kredensial-rahasia']]),
        qr: 'qr-rahasia',
      });
    });
  });
}

test('the search for plain text would find it: an unsealed file shows its texts', async () => {
  const [sqlite] = storages();
  if (sqlite === undefined) throw new Error('there is always SQLite');
  const db = await sqlite.open();
  await db.storage.write((stores) => stores.settings.set('plain', 'Warung Berkah'));
  const bytes = await everything(db.where);
  expect(bytes.includes('Warung Berkah')).toBe(true);
  if ('file' in db.where)
    expect(new Sqlite(db.where.file, { readonly: true }).pragma('integrity_check', { simple: true })).toBe(
      'ok',
    );
  await db.drop();
});
