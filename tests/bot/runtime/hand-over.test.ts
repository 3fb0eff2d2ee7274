/** A file that an officer sends from their own WhatsApp belongs to the person it is for: it is kept under their key. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { hashOperatorCode, makeOperatorCode, shownOperatorCode } from '../../../handlers/operator-code.ts';
import { PDF } from '../../desk/server/case.ts';
import { openTestApp } from '../../support/test-app.ts';
import type { TestApp } from '../../support/test-app.ts';

const RAHMAH = '+6281234567890';
const SITI = '+6281234567899';

let house: TestApp;
beforeEach(async () => {
  house = await openTestApp();
  const { storage, ids, cipher } = house.app.house;
  const code = makeOperatorCode(ids);
  await storage.write(async ({ operators }) => {
    const id = await operators.create({ username: 'siti', name: 'Siti', role: 'operator', at: 1 });
    await operators.update(id, { onDuty: true });
    await operators.createCode(
      id,
      hashOperatorCode({ hash: cipher.hash }, code),
      house.app.clock.now() + 60_000,
    );
  });
  await house.write(SITI, shownOperatorCode(code));
  await house.write(RAHMAH, 'petugas');
  await house.write(SITI, 'ambil');
  house.taken();
});
afterEach(() => house.close());

const contactOf = async (phone: string): Promise<string> =>
  (await house.app.house.storage.read(({ chats }) => chats.find('sim', { kind: 'sim', value: phone })))!
    .contact;

const kept = (): string[] =>
  readdirSync(house.app.config.filesDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(house.app.config.filesDir, name)).isFile(),
  );

/** The files that rows of this phone's chat speak of, with whose they are. */
async function filesOf(phone: string): Promise<{ id: string; owner: string }[]> {
  const rows = await house.app.house.storage.read(async ({ chats, messages }) => {
    const chat = await chats.find('sim', { kind: 'sim', value: phone });
    return messages.ofChat(chat!.id, 100);
  });
  return rows.flatMap(({ body }) =>
    'file' in body && body.file && 'owner' in body.file ? [{ id: body.file.id, owner: body.file.owner }] : [],
  );
}

async function sendPdf(...texts: string[]): Promise<string[]> {
  await house.receive(SITI, {
    kind: 'document',
    file: { bytes: PDF, mime: 'application/pdf', name: 'izin.pdf' },
  });
  for (const text of texts) await house.receive(SITI, { kind: 'text', text });
  await house.settle();
  return house
    .taken()
    .filter(({ to }) => to === RAHMAH)
    .map(({ message }) => (message.kind === 'text' ? message.text : message.kind));
}

test('it lies once, under the key of the person, in both chats; what is written after it comes after it', async () => {
  expect(await sendPdf('Ini izinnya ya, Bu', 'Simpan baik-baik')).toEqual([
    'document',
    'Ini izinnya ya, Bu',
    'Simpan baik-baik',
  ]);
  const rahmah = await contactOf(RAHMAH);
  const [sent] = await filesOf(RAHMAH);
  expect(sent?.owner).toBe(rahmah);
  expect(await filesOf(SITI)).toEqual([sent]);
  expect(kept()).toHaveLength(1);
});

test('whoever erases the person erases it, the officer’s own copy too', async () => {
  await sendPdf();
  await house.app.erasing.erase(await contactOf(RAHMAH), 'cli');
  expect(kept()).toEqual([]);
  expect(await filesOf(SITI)).toEqual([]);
});
