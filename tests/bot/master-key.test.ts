import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { masterKey } from '../../bot/master-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantunan-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('made at first start, private, whole, and the same ever after', () => {
  const file = join(folder, 'keys', 'master.key');
  const key = masterKey(file);
  expect(key).toHaveLength(32);
  expect(Buffer.compare(masterKey(file), key)).toBe(0);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(readdirSync(join(folder, 'keys'))).toEqual(['master.key']);
});

test('a file that is not a key, or that others may read, is refused and left alone', () => {
  const short = join(folder, 'short.key');
  writeFileSync(short, 'abcd', { mode: 0o600 });
  expect(() => masterKey(short)).toThrow('is not a master key');
  const open = join(folder, 'open.key');
  writeFileSync(open, 'ab'.repeat(32), { mode: 0o644 });
  expect(() => masterKey(open)).toThrow('chmod 600');
});
