/** `pair`: what it refuses before anything happens to a number. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { pairingPhone } from '../../../bot/cli/pairing-phone.ts';
import { createCipher } from '../../../storage/cipher.ts';
import { openStorage } from '../../../storage/database.ts';
import { countingIds, silentLog, standingClock } from '../../support/storage.ts';

const ENTRY = join(import.meta.dirname, '../../../bin/lantunan.mjs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantunan-pair-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['081234567890', '+6281234567890'],
  ['62 812-3456-7890', '+6281234567890'],
  ['+62 812 3456 7890', '+6281234567890'],
  ['+62 526 21 234', '+6252621234'],
  ['+1 (415) 555-2671', '+14155552671'],
])('%s is asked for as %s', (typed, phone) => {
  expect(pairingPhone(typed)).toBe(phone);
});

test.each(['', 'wa1', '0526 21234', '12345', '+0812345678'])('"%s" is no phone', (typed) => {
  expect(() => pairingPhone(typed)).toThrow('081234567890');
});

function pair(...args: string[]): { err: string; code: number | null } {
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    DATA_DIR: join(folder, 'data'),
    MASTER_KEY_FILE: join(folder, 'keys', 'master.key'),
    // Nobody answers there.
    WHATSAPP_WEB_URL: 'ws://127.0.0.1:9/',
  };
  const { stderr, status } = spawnSync(process.execPath, [ENTRY, 'pair', ...args], { env, encoding: 'utf8' });
  return { err: stderr, code: status };
}

const open = () =>
  openStorage({
    where: { file: join(folder, 'data', 'lantunan.db') },
    cipher: createCipher(Buffer.alloc(32, 7)),
    ids: countingIds(),
    clock: standingClock(),
    log: silentLog,
  });

test('a number that is linked is not let go by a command that was meant to look', async () => {
  for (const name of ['data', 'keys']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'keys', 'master.key'), '07'.repeat(32), { mode: 0o600 });
  const storage = await open();
  await storage.write(({ accounts }) => accounts.upsert('wa1', 'whatsapp', { state: 'ready' }, 1));
  await storage.close();
  const { err, code } = pair('wa1');
  expect([err, code]).toEqual([expect.stringContaining('--again'), 1]);
  const after = await open();
  expect((await after.read(({ accounts }) => accounts.get('wa1')))?.wanted).toBeNull();
  await after.close();
});

test('a phone that cannot be one is told before anything is opened', () => {
  const { err, code } = pair('wa1', '--phone', '12345');
  expect([err, code]).toEqual([expect.stringContaining('tidak terbaca'), 1]);
});
