import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openFiles } from '../../storage/files/files.ts';
import type { Files } from '../../storage/files/files.ts';
import { countingIds, testCipher } from '../support/storage.ts';

const key = testCipher.newKey();
const photo = Buffer.from('isi foto KTP yang panjang');
let dir: string;
let files: Files;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'lantunan-files-'));
  files = openFiles({ dir: join(dir, 'files'), cipher: testCipher, ids: countingIds() });
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const everyFile = async (): Promise<string[]> =>
  (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('a file comes back as it was put, and lies on the disk sealed', async () => {
  const { id, size } = await files.put(key, photo);
  expect(size).toBe(photo.length);
  expect(Buffer.from((await files.get(key, id)) ?? [])).toEqual(photo);
  const [path, ...others] = await everyFile();
  expect(others).toEqual([]);
  expect((await readFile(path ?? '')).includes('KTP')).toBe(false);
});

test('another key, a changed byte: refused; a file that is not there: undefined', async () => {
  const { id } = await files.put(key, photo);
  await expect(files.get(testCipher.newKey(), id)).rejects.toThrow();
  const [path = ''] = await everyFile();
  const bytes = await readFile(path);
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  await writeFile(path, bytes);
  await expect(files.get(key, id)).rejects.toThrow();
  await files.remove(id);
  await files.remove(id);
  expect(await files.get(key, id)).toBeUndefined();
});

test('an id is never a path', async () => {
  for (const id of ['../../etc/passwd', '', 'a'.repeat(26), `01TESTTEST${'0'.repeat(14)}/.`]) {
    await expect(files.get(key, id)).rejects.toThrow(/id of a file/);
  }
});

test('the sweep takes what no row knows and what was never finished, once it is old', async () => {
  const [known, orphan, young] = [
    await files.put(key, photo),
    await files.put(key, photo),
    await files.put(key, photo),
  ];
  const pathOf = async (id: string) => (await everyFile()).find((path) => path.endsWith(id)) ?? '';
  const unfinished = `${await pathOf(known.id)}.new`;
  await writeFile(unfinished, 'half');
  const long = new Date(1_000);
  for (const path of [await pathOf(known.id), await pathOf(orphan.id), unfinished])
    await utimes(path, long, long);
  const removed = await files.sweep(new Set([known.id]), 2_000);
  expect(removed.sort()).toEqual([known.id, orphan.id].sort());
  expect(await files.get(key, known.id)).toBeDefined();
  expect(await files.get(key, orphan.id)).toBeUndefined();
  expect(await files.get(key, young.id)).toBeDefined();
  expect(await everyFile()).toHaveLength(2);
});

test('sweeping before anything was put is fine', async () => {
  expect(await files.sweep(new Set(), 1)).toEqual([]);
});
