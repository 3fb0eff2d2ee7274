/** A backup made while the program works, the data destroyed, and the conversation that goes on after the restore. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildApp } from '../../../bot/app.ts';
import type { App } from '../../../bot/app.ts';
import { loadConfig } from '../../../bot/config.ts';
import { memoryLog } from '../../support/memory-log.ts';
import { describeWith, postgresUrl } from '../../support/services.ts';

const ENTRY = join(import.meta.dirname, '../../../bin/lantunan.mjs');
const KTP = join(import.meta.dirname, '../../support/files/foto-ktp.jpg');
const RAHMAH = '+6281234567890';
const BUDI = '+6281234567891';

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

const kinds = [
  { name: 'SQLite', available: 'always' as string | undefined },
  { name: 'PostgreSQL', available: postgresUrl },
];

for (const { name, available } of kinds) {
  describeWith(`restore on ${name}`, available, () => {
    let folder: string;
    let settings: Record<string, string>;
    let database: string | undefined;
    let app: App | undefined;
    const shown: string[] = [];

    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), 'lantunan-restore-'));
      mkdirSync(join(folder, 'keys'));
      settings = {
        NODE_ENV: 'test',
        DATA_DIR: join(folder, 'data'),
        MASTER_KEY_FILE: join(folder, 'keys', 'master.key'),
        WHATSAPP: 'off',
        ROLES: 'channel,worker,desk',
        BACKUP_AT: 'off',
        READING: 'off',
      };
      writeFileSync(settings['MASTER_KEY_FILE']!, '07'.repeat(32), { mode: 0o600 });
      if (name === 'SQLite') return;
      database = `lantunan_${randomBytes(8).toString('hex')}`;
      await onServer(`create database ${database}`);
      const url = new URL(postgresUrl ?? '');
      url.pathname = `/${database}`;
      settings['DATABASE_URL'] = url.href;
    });
    afterEach(async () => {
      await app?.close();
      app = undefined;
      if (database) await onServer(`drop database ${database} with (force)`);
      database = undefined;
      rmSync(folder, { recursive: true, force: true });
    });

    async function open(): Promise<App> {
      app = await buildApp(loadConfig(settings), { log: memoryLog(), pace: () => 0, aloneWithinMs: 5_000 });
      app.simulator?.onShown(({ to, message }) => {
        if (message.kind === 'text') shown.push(`${to} ${message.text}`);
      });
      await app.start();
      return app;
    }
    async function close(): Promise<void> {
      await app?.close();
      app = undefined;
    }
    async function write(from: string, content: string | Uint8Array): Promise<string> {
      shown.length = 0;
      const house = app!;
      await house.inbox.receive({
        account: 'sim',
        chat: { kind: 'sim', value: from },
        externalId: house.house.ids.next(),
        at: house.clock.now(),
        from: 'contact',
        content:
          typeof content === 'string'
            ? { kind: 'text', text: content }
            : { kind: 'image', file: { bytes: content, mime: 'image/jpeg' } },
      });
      await house.settled();
      return shown.filter((line) => line.startsWith(from)).join('\n');
    }
    /** The command as it is called; the test's own program goes on beside it. */
    function run(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
      const child = spawn(process.execPath, [ENTRY, ...args], { env: { ...process.env, ...settings } });
      const said = { out: '', err: '' };
      child.stdout.on('data', (chunk: Buffer) => void (said.out += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => void (said.err += chunk.toString()));
      return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...said })));
    }
    const backups = () => join(folder, 'backups');
    const newest = () => join(backups(), readdirSync(backups()).sort().at(-1) ?? '');
    /** The disk is new: nothing of the data is left but backups, key and list. */
    async function destroy(): Promise<void> {
      rmSync(settings['DATA_DIR']!, { recursive: true, force: true });
      if (!database) return;
      await onServer(`drop database ${database} with (force)`);
      await onServer(`create database ${database}`);
    }
    const erase = async (phone: string): Promise<void> => {
      const { storage } = app!.house;
      const chat = await storage.read(({ chats }) => chats.find('sim', { kind: 'sim', value: phone }));
      await storage.write(({ contacts }) => contacts.erase(chat!.contact, app!.clock.now()));
    };

    test('destroyed and restored, the conversation goes on at the open question; what came since is told', async () => {
      await open();
      await write(RAHMAH, 'mau urus nib perorangan');
      await write(RAHMAH, readFileSync(KTP));
      const open1 = await write(RAHMAH, 'warung kopi');
      const made = await run('backup');
      expect(made.err).toBe('');
      expect(made.out).toContain('sudah dibuat dan diperiksa');
      await write(BUDI, 'halo');
      await close();
      await destroy();
      const done = await run('restore', newest());
      expect(done).toMatchObject({ code: 0, err: '' });
      expect(done.out).toMatch(/Hilang: semua yang masuk antara .+ dan .+/);
      await open();
      expect(await write(RAHMAH, 'lanjut')).toContain(open1.split('\n').at(-1)!.slice(RAHMAH.length));
      const kept = await app!.house.storage.read(async ({ chats, documents, messages, audit }) => ({
        budi: await chats.find('sim', { kind: 'sim', value: BUDI }),
        files: await messages.files(),
        documents: (
          await documents.ofContact((await chats.find('sim', { kind: 'sim', value: RAHMAH }))!.contact)
        ).length,
        audit: (await audit.list({ action: 'restored', limit: 1 }))[0]?.detail,
      }));
      expect(kept).toMatchObject({ budi: undefined, audit: { erasedAgain: 0 } });
      const [file = ''] = kept.files;
      const contact = (await app!.house.storage.read(({ chats }) =>
        chats.find('sim', { kind: 'sim', value: RAHMAH }),
      ))!.contact;
      const bytes = await app!.files.get({ id: file, owner: contact });
      expect(Buffer.from(bytes).equals(readFileSync(KTP))).toBe(true);
    });

    test('whoever was erased since the backup is erased again before anybody can look; whoever came back stays', async () => {
      await open();
      await write(RAHMAH, 'rahasia rahmah');
      await write(BUDI, 'halo dari budi');
      await erase(BUDI);
      await app!.close();
      await open();
      await write(BUDI, 'halo, saya kembali');
      await run('backup');
      await erase(RAHMAH);
      // The list is followed at the latest by the next start.
      await close();
      await open();
      await close();
      expect(readFileSync(join(folder, 'keys', 'erased.list'), 'utf8')).not.toContain(RAHMAH);
      await destroy();
      const list = join(folder, 'keys', 'erased.list');
      const text = readFileSync(list);
      rmSync(list);
      expect((await run('restore', newest())).err).toContain('hilang atau bukan milik data ini');
      writeFileSync(list, text);
      const done = await run('restore', newest());
      expect(done.out).toContain('Dihapus lagi karena pernah diminta: 1 orang');
      await open();
      const found = await app!.house.storage.read(async ({ chats }) => [
        await chats.find('sim', { kind: 'sim', value: RAHMAH }),
        (await chats.find('sim', { kind: 'sim', value: BUDI })) !== undefined,
      ]);
      expect(found).toEqual([undefined, true]);
    });

    test('refused in a sentence: while the program runs, with another key, without it, from a broken file', async () => {
      await open();
      await write(RAHMAH, 'halo');
      await run('backup', '--to', join(folder, 'usb'));
      const file = join(folder, 'usb', readdirSync(join(folder, 'usb'))[0]!);
      const busy = await run('restore', file);
      expect(busy).toMatchObject({ code: 1, out: '' });
      expect(busy.err).toMatch(/sedang dipakai proses Lantunan lain|Masih ada proses Lantunan/);
      await close();

      const key = settings['MASTER_KEY_FILE']!;
      writeFileSync(key, '08'.repeat(32), { mode: 0o600 });
      expect((await run('restore', file)).err).toContain('bukan kunci cadangan ini');
      rmSync(key);
      expect((await run('restore', file)).err).toContain('tidak ada, padahal datanya ada');
      expect(existsSync(key)).toBe(false);
      writeFileSync(key, '07'.repeat(32), { mode: 0o600 });

      const bytes = readFileSync(file);
      writeFileSync(join(folder, 'cut.tar'), bytes.subarray(0, bytes.length / 2));
      expect((await run('restore', join(folder, 'cut.tar'))).err).toContain('rusak atau tidak utuh');
      expect((await run('restore', join(folder, 'none.tar'))).err).toContain('tidak ditemukan');
      expect(
        readdirSync(folder)
          .filter((one) => one !== 'data')
          .sort(),
      ).toEqual(['cut.tar', 'keys', 'usb']);
      await open();
      expect(await write(RAHMAH, 'menu')).not.toBe('');
    });

    test('cut off while the data change places, nothing opens before it is run again', async () => {
      await open();
      await write(RAHMAH, 'halo');
      await run('backup');
      await close();
      const staging =
        name === 'SQLite'
          ? join(settings['DATA_DIR']!, 'lantunan.db.restoring')
          : join(settings['DATA_DIR']!, 'restoring');
      mkdirSync(staging, { recursive: true });
      writeFileSync(join(staging, 'taking-place'), '');
      expect((await run('doctor')).err).toContain('Jalankan lagi');
      expect((await run('restore', newest())).code).toBe(0);
      expect(existsSync(staging)).toBe(false);
      await open();
      expect(await write(RAHMAH, 'menu')).not.toBe('');
    });
  });
}

test('PostgreSQL that is gone is said in a sentence, and nothing half is left', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lantunan-gone-'));
  try {
    mkdirSync(join(folder, 'keys'));
    writeFileSync(join(folder, 'keys', 'master.key'), '07'.repeat(32), { mode: 0o600 });
    const child = spawn(process.execPath, [ENTRY, 'backup'], {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        DATA_DIR: join(folder, 'data'),
        MASTER_KEY_FILE: join(folder, 'keys', 'master.key'),
        DATABASE_URL: 'postgres://a:b@127.0.0.1:9/x',
      },
    });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => void (err += chunk.toString()));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining('PostgreSQL tidak menjawab') as unknown,
    });
    expect(existsSync(join(folder, 'backups'))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
