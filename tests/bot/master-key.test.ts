import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildApp } from '../../bot/app.ts';
import { loadConfig } from '../../bot/config.ts';
import { masterKey } from '../../bot/master-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantunan-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('made at first start, private, whole, and the same ever after', () => {
  const file = join(folder, 'keys', 'master.key');
  const key = masterKey(file, false);
  expect(key).toHaveLength(32);
  expect(Buffer.compare(masterKey(file, false), key)).toBe(0);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readdirSync(join(folder, 'keys'))).toEqual(['master.key']);
});

test('a file that is not a key, or that others may read, is refused and left alone', () => {
  const short = join(folder, 'short.key');
  writeFileSync(short, 'abcd', { mode: 0o600 });
  expect(() => masterKey(short, false)).toThrow('bukan kunci');
  const open = join(folder, 'open.key');
  writeFileSync(open, 'ab'.repeat(32), { mode: 0o644 });
  expect(() => masterKey(open, false)).toThrow('chmod 600');
});

test('beside data that need the old key none is made, and another key is refused before it writes', async () => {
  const file = join(folder, 'master.key');
  const config = loadConfig(
    { MASTER_KEY_FILE: file, LOG_LEVEL: 'silent', WHATSAPP: 'off' },
    join(folder, 'l.db'),
  );
  await (await buildApp(config)).close();
  const key = readFileSync(file);
  rmSync(file);
  await expect(buildApp(config)).rejects.toThrow('tidak ada, padahal datanya ada');
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, 'ab'.repeat(32), { mode: 0o600 });
  await expect(buildApp(config)).rejects.toThrow('bukan kunci data ini');
  writeFileSync(file, key, { mode: 0o600 });
  await (await buildApp(config)).close();
});
