/** One process on the data of SQLite, and nobody else may read its files. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DataInUse } from '../../storage/alone.ts';
import { openStorage } from '../../storage/database.ts';
import type { Storage } from '../../storage/database.ts';
import { countingIds, silentLog, standingClock, testCipher } from '../support/storage.ts';

let folder: string;
let file: string;
let opened: Storage[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantunan-alone-'));
  file = join(folder, 'data', 'lantunan.db');
  opened = [];
});
afterEach(async () => {
  for (const storage of opened) await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(aloneWithinMs?: number): Promise<Storage> {
  const storage = await openStorage({
    where: { file },
    cipher: testCipher,
    ids: countingIds(),
    clock: standingClock(),
    log: silentLog,
    ...(aloneWithinMs === undefined ? {} : { aloneWithinMs }),
  });
  opened.push(storage);
  return storage;
}

test('a second one that wants the data for itself is refused, a short command is not', async () => {
  const first = await open(0);
  await expect(open(0)).rejects.toThrow(DataInUse);
  const beside = await open();
  await beside.write(({ settings }) => settings.set('beside', 'yes'));
  await expect(open(0)).rejects.toThrow(file);
  expect(await first.read(({ settings }) => settings.get('beside'))).toBe('yes');
  await first.close();
  await expect(open(0)).resolves.toBeDefined();
});

test('a process that was killed holds nothing', async () => {
  await (await open()).close();
  const alone = join(import.meta.dirname, '../../storage/alone.ts');
  const program = `import { holdAlone } from ${JSON.stringify(alone)};
    globalThis.held = holdAlone(${JSON.stringify(file)}, 0); process.stdout.write('held'); setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  await once(child.stdout, 'data');
  await expect(open(0)).rejects.toThrow(DataInUse);
  child.kill('SIGKILL');
  await once(child, 'close');
  await expect(open(0)).resolves.toBeDefined();
});

test('the files are their owner’s, also those that were open to others before', async () => {
  const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
  const storage = await open(0);
  await storage.write(({ settings }) => settings.set('a', 'b'));
  expect(modeOf(dirname(file))).toBe('700');
  const names = [file, `${file}-wal`, `${file}-shm`, `${file}.lock`];
  expect(names.map(modeOf)).toEqual(['600', '600', '600', '600']);
  await storage.close();
  for (const name of names) {
    writeFileSync(name, '', { flag: 'a' });
    chmodSync(name, 0o644);
  }
  await open(0);
  expect(names.map(modeOf)).toEqual(['600', '600', '600', '600']);
});
