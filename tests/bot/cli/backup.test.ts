/** A backup for which the disk is too small: the program may not make a file longer (RLIMIT_FSIZE), so the write really fails. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { describeWith } from '../../support/services.ts';

const ENTRY = join(import.meta.dirname, '../../../bin/lantunan.mjs');
const linux = process.platform === 'linux' ? 'prlimit' : undefined;
const MB = 1_000_000;

describeWith('a full disk', linux, (prlimit) => {
  test('is said in a sentence; the half file goes, the backup before stays, the next one works', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lantunan-full-'));
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      DATA_DIR: join(folder, 'data'),
      MASTER_KEY_FILE: join(folder, 'keys', 'master.key'),
      WHATSAPP: 'off',
    };
    const run = (limit: number | 'unlimited') =>
      spawnSync(prlimit, [`--fsize=${limit}`, process.execPath, ENTRY, 'backup'], { env, encoding: 'utf8' });
    try {
      expect(run('unlimited').status).toBe(0);
      const [first = ''] = readdirSync(join(folder, 'backups'));
      mkdirSync(join(folder, 'data', 'files', '0a'), { recursive: true });
      writeFileSync(join(folder, 'data', 'files', '0a', '01TESTTEST000000000000000A'), randomBytes(8 * MB));
      const full = run(6 * MB);
      expect({ status: full.status, out: full.stdout }).toEqual({ status: 1, out: '' });
      expect(full.stderr).toMatch(
        /^Cadangan gagal: ruang disk tidak cukup .*Cadangan sebelumnya tetap ada\.\n$/,
      );
      expect(readdirSync(join(folder, 'backups'))).toEqual([first]);
      expect(run('unlimited').status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
