/** "hapus data" and "data saya", as a person meets them, and what is left in database and files afterwards. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { hashOperatorCode, makeOperatorCode, shownOperatorCode } from '../../handlers/operator-code.ts';
import { runCommand } from '../../handlers/run-command.ts';
import { openTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

const RAHMAH = '+6281234567890';
const BUDI = '+6281234567891';
const SITI = '+6281234567899';
const KTP = join(import.meta.dirname, '../support/files/foto-ktp.jpg');
const MINUTE = 60_000;

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp('2026-11-17T10:00+08:00');
});
afterEach(() => house.close());

const contactOf = async (phone: string) =>
  (await house.app.house.storage.read(({ chats }) => chats.find('sim', { kind: 'sim', value: phone })))
    ?.contact;
const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile())
    : [];
const picture = (from: string) =>
  house.receive(from, { kind: 'image', file: { bytes: readFileSync(KTP), mime: 'image/jpeg' } });

async function supervisor() {
  return house.app.house.storage.write(async ({ operators }) => {
    const id = await operators.create({ username: 'kabid', name: 'Kabid', role: 'supervisor', at: 1 });
    return { id, name: 'Kabid', role: 'supervisor', via: 'desk' } as const;
  });
}

/** An officer who works from their own WhatsApp. */
async function officer(phone: string): Promise<void> {
  const { storage, ids, cipher } = house.app.house;
  const code = makeOperatorCode(ids);
  await storage.write(async ({ operators }) => {
    const id = await operators.create({ username: 'siti', name: 'Siti', role: 'operator', at: 1 });
    await operators.update(id, { onDuty: true });
    await operators.createCode(
      id,
      hashOperatorCode({ hash: cipher.hash }, code),
      house.app.clock.now() + 60 * MINUTE,
    );
  });
  await house.write(phone, shownOperatorCode(code));
}

/** Everything on the disk of this house, in clear where a key that is still held opens it. */
async function readable(): Promise<string> {
  const { config, house: inner } = house.app;
  const file = 'file' in config.where ? config.where.file : '';
  const parts: Buffer[] = [file, `${file}-wal`]
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path));
  const database = new Sqlite(file, { readonly: true });
  const keys = (database.prepare('select wrapped from contact_keys').pluck().all() as Buffer[]).map(
    (wrapped) => inner.cipher.unwrap(wrapped),
  );
  const open = (sealed: Uint8Array): void => {
    for (const key of keys) {
      try {
        parts.push(Buffer.from(inner.cipher.open(key, sealed)));
      } catch {
        // Another's.
      }
    }
    try {
      parts.push(Buffer.from(inner.cipher.openOwn(sealed)));
    } catch {
      // Not the office's own.
    }
  };
  const tables = database
    .prepare(`select name from sqlite_master where type = 'table'`)
    .pluck()
    .all() as string[];
  for (const table of tables) {
    for (const row of database.prepare(`select * from "${table}"`).raw().iterate() as Iterable<unknown[]>) {
      for (const value of row) {
        if (value instanceof Uint8Array) open(value);
        parts.push(Buffer.from(String(value)));
      }
    }
  }
  database.close();
  for (const path of filesIn(config.filesDir)) open(readFileSync(path));
  return Buffer.concat(parts).toString('latin1');
}

test('without a submitted case: told what goes, asked, and a minute later nothing of the person is left', async () => {
  await officer(SITI);
  const traces = ['Kucing Garong', 'garong', 'Rahasia Sekali', 'rahasia', RAHMAH.slice(1)];
  await house.write(BUDI, 'keripik budiman');
  await house.write(RAHMAH, 'petugas');
  await house.write(SITI, 'ambil');
  await house.write(RAHMAH, 'usaha saya Kucing Garong');
  await house.write(SITI, 'baik Bu, Rahasia Sekali ya');
  await picture(RAHMAH);
  await house.settle();
  await house.write(SITI, 'selesai');
  await house.app.house.storage.write(({ channelKeys }) =>
    channelKeys.set('wa1', [
      { type: 'session', id: `${RAHMAH.slice(1)}.0`, value: 'x' },
      { type: 'session', id: `${BUDI.slice(1)}.0`, value: 'x' },
    ]),
  );
  const { indexMessages } = await import('../../handlers/jobs/index-messages.ts');
  for (let round = 0; round < 5; round += 1)
    await indexMessages(house.app.house.storage, house.app.clock.now() + MINUTE);
  const before = await readable();
  expect(traces.filter((trace) => !before.includes(trace))).toEqual([]);
  expect(filesIn(house.app.config.filesDir)).toHaveLength(1);

  const [asked = ''] = await house.write(RAHMAH, 'hapus data');
  expect(asked).toContain('*Dihapus:* semua pesan');
  expect(asked).toContain('tidak bisa dikembalikan');
  const [last = ''] = await house.write(RAHMAH, '1');
  expect(last).toContain('pesan terakhir');
  expect(await contactOf(RAHMAH)).toBeDefined();
  await house.pass(MINUTE);
  expect(await contactOf(RAHMAH)).toBeUndefined();

  const after = await readable();
  expect(traces.filter((trace) => after.includes(trace))).toEqual([]);
  expect(after).toContain('keripik budiman');
  expect(filesIn(house.app.config.filesDir)).toEqual([]);
  const { audit, keys } = await house.app.house.storage.read(async (stores) => ({
    audit: await stores.audit.list({ action: 'person_erased', limit: 5 }),
    keys: await stores.channelKeys.all('wa1', 'session'),
  }));
  expect(audit).toMatchObject([{ who: 'contact', detail: { cases: 0, files: 1 } }]);
  expect([...keys.keys()]).toEqual([`${BUDI.slice(1)}.0`]);
  const list = readFileSync(house.app.config.erasureListFile, 'utf8');
  expect(list.match(/^[0-9a-f]{64} \d+$/gm)).toHaveLength(1);
  expect(list).not.toContain(RAHMAH.slice(1));

  // Whoever writes again is someone new.
  expect((await house.write(RAHMAH, 'menu')).join()).toContain('Urus izin');
});

test('a person who thinks better of it goes on where they were', async () => {
  await house.write(RAHMAH, 'mau urus nib perorangan');
  const question = (await house.write(RAHMAH, 'hapus data')).join();
  expect(question).toContain('Tidak, biarkan saja');
  expect((await house.write(RAHMAH, 'tidak, biarkan saja')).join()).toContain('Usahanya apa');
  await house.pass(5 * MINUTE);
  expect(await contactOf(RAHMAH)).toBeDefined();
});

test('with a submitted case an officer decides; granted by the supervisor, the number stays without the person', async () => {
  const { storage } = house.app.house;
  await house.write(RAHMAH, 'mau urus nib perorangan');
  const contact = (await contactOf(RAHMAH))!;
  const [row] = await storage.read(({ applications }) => applications.ofContact(contact, 1));
  await storage.write(async ({ applications, answers }) => {
    await answers.put(row!.id, contact, 'name', { value: 'Rahmah Sekali', source: 'applicant', at: 1 });
    await applications.submit(row!.id, { number: 'BLG-2026-000001-K', revision: 'r', at: 1 });
    await applications.setStage(row!.id, row!.version, { to: 'submitted', by: 'contact', at: 1 });
  });
  const [asked = ''] = await house.write(RAHMAH, 'hapus data');
  expect(asked).toContain('BLG-2026-000001-K');
  expect(asked).toContain('*Tetap disimpan* untuk arsip kantor');
  expect((await house.write(RAHMAH, '1')).join()).toContain(
    'Permintaan tentang data Bapak/Ibu sudah dicatat',
  );
  await house.pass(30 * MINUTE);
  expect(await contactOf(RAHMAH)).toBe(contact);

  const [ticket] = await storage.read(({ tickets }) => tickets.waiting());
  expect(ticket).toMatchObject({ topic: 'privacy', reason: 'erase' });
  const kabid = await supervisor();
  await expect(
    runCommand(house.app.house, { ...kabid, role: 'operator' }, { verb: 'erase', ticket: ticket!.id }),
  ).rejects.toThrow('not_allowed');
  house.taken();
  await runCommand(house.app.house, kabid, { verb: 'erase', ticket: ticket!.id });
  await house.settle();
  const farewell = house.taken().map(({ message }) => ('text' in message ? message.text : ''));
  expect(farewell.join()).toContain('dikabulkan');
  expect(farewell.join()).toContain('*Tetap disimpan* untuk arsip kantor, tanpa nama');
  await house.pass(MINUTE);

  expect(await contactOf(RAHMAH)).toBeUndefined();
  const left = await storage.read(async ({ applications, answers, audit, tickets }) => ({
    application: await applications.byNumber('BLG-2026-000001-K'),
    answers: (await answers.of([row!.id])).get(row!.id)?.size,
    ticket: await tickets.get(ticket!.id),
    audit: (await audit.list({ subject: contact, limit: 5 })).map(({ who, action }) => ({ who, action })),
  }));
  expect(left).toMatchObject({
    application: { stage: 'withdrawn', permits: ['NIB-UMK'] },
    answers: 0,
    ticket: { state: 'closed', outcome: 'erased', reason: null },
    audit: [
      { who: `operator:${kabid.id}`, action: 'person_erased' },
      { who: `operator:${kabid.id}`, action: 'erasure_granted' },
    ],
  });
  expect(await readable()).not.toContain('Rahmah Sekali');
});

test('an officer’s own WhatsApp is not erased', async () => {
  await officer(SITI);
  const contact = (await contactOf(SITI))!;
  expect(await house.app.erasing.erase(contact, 'cli')).toBeUndefined();
  expect(await contactOf(SITI)).toBe(contact);
});

test('the last words leave first; after ten minutes the person goes all the same', async () => {
  await house.write(RAHMAH, 'halo');
  await house.write(RAHMAH, 'hapus data');
  await house.write(RAHMAH, '1');
  const chat = await house.app.house.storage.read(({ chats }) =>
    chats.find('sim', { kind: 'sim', value: RAHMAH }),
  );
  await house.app.house.storage.write(({ messages }) =>
    messages.insertOut({
      chat: chat!.id,
      body: { kind: 'text', text: 'x' },
      author: 'bot',
      epoch: chat!.epoch,
      at: 1,
      notBefore: Number.MAX_SAFE_INTEGER,
    }),
  );
  await house.app.timers.run();
  await house.pass(5 * MINUTE);
  expect(await contactOf(RAHMAH)).toBeDefined();
  await house.pass(7 * MINUTE);
  expect(await contactOf(RAHMAH)).toBeUndefined();
});

test('data saya: masked on the phone, and a copy as PDF that holds no number in full', async () => {
  await house.write(RAHMAH, 'mau urus nib perorangan');
  await house.write(RAHMAH, 'warung kopi');
  const [shown = ''] = await house.write(RAHMAH, 'data saya');
  expect(shown).toContain('Mau dikirimi salinannya');
  await house.write(RAHMAH, '1');
  await house.pass(1_000);
  await house.settle();
  const sent = house.taken().find(({ message }) => message.kind === 'document');
  if (sent?.message.kind !== 'document') throw new Error('no document was sent');
  expect(sent.to).toBe(RAHMAH);
  const { file } = sent.message;
  expect(file).toMatchObject({ mime: 'application/pdf', name: 'data-saya.pdf' });
  const bytes = Buffer.from(await house.app.files.get(file));
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(filesIn(dirname(house.app.config.filesDir)).filter((path) => path.endsWith('.pdf'))).toEqual([]);
});
