import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
test('a folder that takes none is said, and does not spin', () => {
  const module = join(import.meta.dirname, '../../storage/make-folder.ts');
  const script = `import(${JSON.stringify(module)}).then(({ makeFolder }) => makeFolder('/proc/lantunan/data'))`;
  const options = { encoding: 'utf8', timeout: 20_000, killSignal: 'SIGKILL' } as const;
  const { stderr, status } = spawnSync(process.execPath, ['-e', script], options);
  expect({ stderr, status }).toEqual({
    stderr: expect.stringMatching(/ENOENT.*mkdir '\/proc\/lantunan'/),
    status: 1,
  });
});
