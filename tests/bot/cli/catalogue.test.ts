/** What the office's IT person types on the server: read, change, compare, sign, put into own words. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const ENTRY = join(import.meta.dirname, '../../../bin/lantunan.mjs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantunan-catalogue-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { out: string; err: string; code: number | null } {
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    DATA_DIR: join(folder, 'data'),
    MASTER_KEY_FILE: join(folder, 'keys', 'master.key'),
  };
  const { stdout, stderr, status } = spawnSync(process.execPath, [ENTRY, ...args], { env, encoding: 'utf8' });
  return { out: stdout, err: stderr, code: status };
}

test('a permit is shown, edited, signed and compared; a fault names its line', () => {
  const file = join(folder, 'reklame.json');
  const shown = run('catalogue', 'show', 'reklame');
  expect(shown).toMatchObject({ code: 0, err: '' });
  writeFileSync(file, shown.out.replace('"max": 5', '"max": "lima"'));
  const line = shown.out.slice(0, shown.out.indexOf('"max": 5')).split('\n').length;
  expect(run('catalogue', 'edit', 'REKLAME', file)).toMatchObject({
    code: 1,
    out: '',
    err: `reklame.json, baris ${line}: sla.max: harus berupa angka tanpa tanda petik\n`,
  });
  writeFileSync(file, readFileSync(file, 'utf8').replace('"max": "lima"', '"max": 4'));
  expect(run('catalogue', 'edit', 'REKLAME', file, '--by', 'Rina').out).toBe(
    'REKLAME: revisi 2 berlaku sekarang.\n  • lama pelayanan, paling lama: dari 5 menjadi 4\n',
  );
  const sign = [
    'catalogue',
    'sign',
    'REKLAME',
    '--days',
    '4',
    '--signed-by',
    'Kepala Dinas',
    '--on',
    '2026-11-23',
  ];
  expect(run(...sign).out).toContain('REKLAME: revisi 3 berlaku sekarang.');
  const diff = run('catalogue', 'diff', 'REKLAME', '1', '2').out;
  expect(diff).toMatch(/^REKLAME, dari revisi 1 ke 2 \(revisi 2, diubah Rina, .+\):\n {2}• lama/);
});

test('a sentence is put into own words, listed and shown', () => {
  expect(run('texts', 'set', 'id', 'thanks.welcome', 'Sama-sama {{x}}')).toMatchObject({
    code: 1,
    err: 'Isian ini tidak dikenal di kalimat ini: {{x}}\n',
  });
  expect(run('texts', 'set', 'id', 'thanks.welcome', 'Sama-sama, Pian.').code).toBe(0);
  expect(run('texts', 'list').out).toBe('id\tthanks.welcome\tkantor\n  Sama-sama, Pian.\n');
  expect(run('texts', 'show', 'id', 'thanks.welcome').out).toContain(
    'Kalimat kantor (kantor):\nSama-sama, Pian.',
  );
});
