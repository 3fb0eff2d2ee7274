/** What leaves the house, and a person who leaves it, as the commands are called. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const ENTRY = join(import.meta.dirname, '../../../bin/lantunan.mjs');
const RAHMAH = '+6281234567890';
const BUDI = '+6281234567891';
const NIK = '6311064101900001';

let folder: string;
const at = (name: string): string => join(folder, name);

function run(args: string[], input = ''): { out: string; err: string; code: number | null } {
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    DATA_DIR: at('data'),
    MASTER_KEY_FILE: at('keys/master.key'),
    WHATSAPP: 'off',
  };
  const { stdout, stderr, status } = spawnSync(process.execPath, [ENTRY, ...args, '--db', at('t.db')], {
    input,
    env,
    encoding: 'utf8',
  });
  return { out: stdout, err: stderr, code: status };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantunan-export-'));
  const lines = [
    { from: RAHMAH, text: 'mau urus nib perorangan' },
    { from: RAHMAH, text: '=HYPERLINK("http://x";"klik")' },
    { from: RAHMAH, text: `nik saya ${NIK}; "asli"` },
    { from: BUDI, text: 'halo' },
  ];
  run(['chat', '--json'], lines.map((line) => JSON.stringify(line)).join('\n'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('messages as a table: numbers masked, no formulas, one’s own file; that it was taken is recorded', () => {
  const done = run(['export', 'messages', '--out', at('m.csv')]);
  expect(done).toMatchObject({ code: 0, err: '' });
  const text = readFileSync(at('m.csv'), 'utf8');
  expect(statSync(at('m.csv')).mode & 0o777).toBe(0o600);
  expect(text).toMatch(/^\uFEFFwaktu;percakapan;nama;arah;oleh;jenis;isi;status\r\n/);
  expect(text).toContain('"nik saya 6311••••••••0001; ""asli"""');
  expect(text).toContain(`"'=HYPERLINK(""http://x"";""klik"")"`);
  expect(text).not.toContain(NIK);
  expect(text).not.toContain(RAHMAH.slice(1));
  expect(text).toContain(';masuk;contact;text;halo;handled');

  run(['export', 'audit', '--out', at('a.csv'), '--outcome', 'exported']);
  expect(readFileSync(at('a.csv'), 'utf8').split('\r\n')[1]).toMatch(/;cli;exported;export messages;/);
});

test('by day, in the office’s own time; a date that is none is said', () => {
  run(['export', 'messages', '--to', '2020-01-01', '--out', at('none.csv')]);
  expect(readFileSync(at('none.csv'), 'utf8').trim().split('\r\n')).toHaveLength(1);
  expect(run(['export', 'messages', '--from', '1 Mei'])).toMatchObject({ code: 1, out: '' });
  expect(run(['export', 'messages', '--officer', 'nobody']).err).toContain('Akun nobody tidak ada');
  const unknown = run(['export', 'messages', '--outcome', 'ngawur']);
  expect(unknown).toMatchObject({ code: 1, out: '' });
  expect(unknown.err).toMatch(/Tidak ada --outcome ngawur\. Yang ada: closed, .*left/);
  expect(run(['export', 'applications', '--outcome', 'closed']).err).toContain('Yang ada: draft, submitted');
  expect(run(['export', 'audit', '--outcome', 'draft']).err).toContain('contact_blocked');
  expect(run(['export', 'everything']).err).toContain('export sign-off');
  run(['export', 'applications', '--out', at('p.csv')]);
  expect(readFileSync(at('p.csv'), 'utf8').split('\r\n')[1]).toMatch(/NIB-UMK;draft;/);
});

test('one person: as JSON with the conversation, as PDF to be read; then erased, and nobody else', () => {
  run(['export', 'person', '081234567890', '--format', 'json', '--out', at('p.json')]);
  const text = readFileSync(at('p.json'), 'utf8');
  const data = JSON.parse(text) as { addresses: string[]; messages: unknown[]; cases: { stage: string }[] };
  expect(data.addresses).toEqual(['+6281••••••890']);
  expect(data.messages.length).toBeGreaterThan(3);
  expect(data.cases).toHaveLength(1);
  expect(text).not.toContain(NIK);
  run(['export', 'person', RAHMAH, '--out', at('p.pdf')]);
  expect(readFileSync(at('p.pdf')).subarray(0, 5).toString()).toBe('%PDF-');

  expect(run(['erase', RAHMAH])).toMatchObject({ code: 1 });
  const done = run(['erase', RAHMAH, '--yes']);
  expect(done).toMatchObject({ code: 0, err: '' });
  expect(done.out).toContain('Sudah dihapus');
  expect(run(['erase', RAHMAH, '--yes']).err).toContain('Tidak ada orang');
  expect(run(['erase', BUDI]).out).toContain('Dihapus: 2 pesan');
  expect(readFileSync(at('t.db.erased'), 'utf8')).toMatch(/^[0-9a-f]{64} \d+$/m);
});
