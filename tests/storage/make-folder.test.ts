import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { makeFolder } from '../../storage/make-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantunan-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('makes what is missing above, for the owner only, and is content with what is there', () => {
  const deep = join(folder, 'a', 'b');
  makeFolder(deep);
  makeFolder(deep);
  expect(statSync(deep).isDirectory()).toBe(true);
  expect(statSync(join(folder, 'a')).mode & 0o777).toBe(0o700);
});

test('a file that stands in the way is named', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow(expect.objectContaining({ code: 'EEXIST', path: file }));
  expect(() => makeFolder(join(file, 'a'))).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
});

// In a process of its own: what does not end here would not end the test either.
(existsSync('/proc/self') ? test : test.skip)(
  'start with DATA_DIR where no folder can be made says so and ends',
  () => {
    const entry = join(import.meta.dirname, '../../bin/lantunan.mjs');
    const env = {
      PATH: process.env['PATH'],
      MASTER_KEY_FILE: join(folder, 'master.key'),
      DATA_DIR: '/proc/lantunan/data',
      WHATSAPP: 'off',
      PORT: '0',
    };
    const options = { env, encoding: 'utf8', timeout: 20_000, killSignal: 'SIGKILL' } as const;
    const { stderr, status } = spawnSync(process.execPath, [entry, 'start'], options);
    expect({ stderr, status }).toEqual({
      stderr: expect.stringContaining('DATA_DIR: /proc/lantunan tidak bisa dibuka atau dibuat (ENOENT)'),
      status: 1,
    });
  },
  30_000,
);
