import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileKeeper } from '../../../bot/runtime/file-keeper.ts';
import { openFiles } from '../../../storage/files/files.ts';
import { pdf } from '../../support/pdf.ts';
import { storages, testCipher } from '../../support/storage.ts';
import type { TestStorage } from '../../support/storage.ts';

let db: TestStorage;
const dir = mkdtempSync(join(tmpdir(), 'files-'));
beforeAll(async () => {
  db = await storages()[0]!.open();
});
afterAll(async () => {
  await db.drop();
  rmSync(dir, { recursive: true });
});

test('what a file is its bytes say, whatever it is called; a program is refused', async () => {
  const keeper = fileKeeper(db.storage, openFiles({ dir, cipher: testCipher, ids: db.ids }));
  const { id } = await db.storage.write(({ contacts }) =>
    contacts.resolve([{ kind: 'lid', value: '100' }], db.clock.now()),
  );
  expect(await keeper.put(id, pdf({ lines: ['NIB'] }), 'foto.jpg')).toMatchObject({
    mime: 'application/pdf',
    name: 'foto.jpg',
  });
  expect(await keeper.put(id, Buffer.from('#!/bin/sh\n'), 'foto.jpg')).toEqual({ fault: 'executable' });
});
