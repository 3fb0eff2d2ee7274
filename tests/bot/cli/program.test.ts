/** Commands as they are called: what goes in, what comes out, and how they end. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const ENTRY = join(import.meta.dirname, '../../../bin/lantunan.mjs');
const RAHMAH = '+6281234567890';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lantunan-program-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(
  args: string[],
  input: string,
  settings: Record<string, string> = {},
): { out: string; err: string; code: number | null } {
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    DATA_DIR: join(folder, 'data'),
    MASTER_KEY_FILE: join(folder, 'keys', 'master.key'),
    ...settings,
  };
  const { stdout, stderr, status } = spawnSync(process.execPath, [ENTRY, ...args], {
    input,
    env,
    encoding: 'utf8',
  });
  return { out: stdout, err: stderr, code: status };
}

type Said = { id: string; to: string; text?: string };

type End = {
  result?: { error?: { code: string; message: string } };
  chat: object | null;
  application: object | null;
};

/** The end of each line that `chat --json` was given. */
function ends(...lines: (object | string)[]): End[] {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const { out } = run(['chat', '--json'], `${input}\n`);
  return out
    .split('\n')
    .filter((line) => line.includes('"end":true'))
    .map((line) => JSON.parse(line) as End);
}

test('chat --json refuses what cannot be, in a sentence, and goes on', () => {
  const found = ends(
    { from: RAHMAH, text: 'halo' },
    { advance: '-PT1H' },
    { advance: 'besok' },
    'halo',
    { from: RAHMAH },
    { from: RAHMAH, location: { lat: -95, lon: 115 } },
    { as: 'siti', do: 'reply', ticket: 7, text: 'halo' },
    '',
    { from: RAHMAH, text: 'menu' },
  );
  expect(found.map(({ result }) => result?.error?.code ?? 'ok')).toEqual([
    'ok',
    'bad_duration',
    'bad_duration',
    'bad_line',
    'bad_line',
    'bad_location',
    'not_found',
    'ok',
  ]);
  for (const { result } of found) if (result?.error) expect(result.error.message).toMatch(/^[A-Z].+ .+/s);
  expect(found[5]?.chat).not.toBeNull();
}, 20_000);

test('chat --json quotes: an officer who quotes a relayed line answers the person who wrote it', () => {
  const db = ['--db', join(folder, 'data', 'lantunan.db')];
  expect(run(['user', 'add', 'siti', '--password-stdin'], 'kopi-dan-gula-77\n').code).toBe(0);
  const code = /PETUGAS-\S+/.exec(run(['user', 'code', 'siti'], '').out)?.[0] ?? '';
  const [SITI, JOKO] = ['+6283333333333', '+6282222222222'];
  const play = (...lines: object[]): Said[] =>
    run(['chat', '--json', ...db], lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      .out.split('\n')
      .filter((line) => line.includes('"to"'))
      .map((line) => JSON.parse(line) as Said);
  play({ from: SITI, text: code }, { from: RAHMAH, text: 'petugas' }, { from: JOKO, text: 'petugas' });
  const shown = play(
    { from: SITI, text: 'ambil 1' },
    { from: RAHMAH, text: 'saya Rahmah, Bu' },
    { from: SITI, text: 'ambil 2' },
  );
  const relayed = shown.find(({ to, text }) => to === SITI && text?.includes('saya Rahmah'));
  const answered = play({ from: SITI, text: 'Baik, Bu Rahmah', quote: relayed?.id });
  expect(answered.filter(({ text }) => text === 'Baik, Bu Rahmah').map(({ to }) => to)).toEqual([RAHMAH]);
}, 90_000);

test('start says in one line that the port is taken, and ends', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { err, code } = run(['start'], '', { PORT: String(port), WHATSAPP: 'off', LOG_LEVEL: 'silent' });
  server.close();
  expect({ err, code }).toEqual({ err: expect.stringContaining(`PORT: ${port} sedang dipakai`), code: 1 });
  expect(err.trim().split('\n')).toHaveLength(2);
});

test('a draft left alone is gone after the days that were said with the consent, also on the clock of chat --json', () => {
  const [begun, , late] = ends(
    { from: RAHMAH, text: 'mau buat nib perorangan, jual gorengan' },
    { advance: 'P31D' },
    { from: RAHMAH, text: 'data saya' },
  );
  expect(begun?.application).not.toBeNull();
  expect(late?.application).toBeNull();
}, 20_000);

test('user add needs a password, and says so where the input has ended', () => {
  const add = ['user', 'add', 'siti', '--password-stdin'];
  expect(run(add, '')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^Kata sandi belum/) });
  expect(run(add, 'kopi-dan-gula-77\n')).toMatchObject({ code: 0, err: '' });
}, 20_000);

test('kbli answers a blank line with an empty list', () => {
  const { out } = run(['kbli'], 'kopi\n\nkopi\n');
  const lists = out.trimEnd().split('\n');
  expect(lists.map((line) => (JSON.parse(line) as unknown[]).length > 0)).toEqual([true, false, true]);
}, 20_000);

test('chat --json whose reader has enough after the first line ends without a word', () => {
  const lines = Array.from({ length: 5 }, (_, at) =>
    JSON.stringify({ from: `${RAHMAH}${at}`, text: 'halo' }),
  );
  const command = `"${process.execPath}" "${ENTRY}" chat --json | head -1`;
  const { stdout, stderr } = spawnSync('bash', ['-c', command], {
    input: lines.join('\n'),
    env: { ...process.env, NODE_ENV: 'test', DATA_DIR: join(folder, 'data') },
    encoding: 'utf8',
  });
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).toBe('');
});

test('what was compiled is kept for the next start, beside the installed packages', () => {
  const cache = join(import.meta.dirname, '../../../node_modules/.cache/lantunan');
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  rmSync(cache, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [ENTRY, 'identity', 'email', 'rahmah@gmail.com'], { env });
  expect(status).toBe(0);
  expect(readdirSync(cache, { recursive: true }).length).toBeGreaterThan(5);
}, 20_000);

test('help is the way each command is called, and no fault; an unknown command shows it too', () => {
  for (const args of [['--help'], ['-h'], ['help']]) {
    const { out, err, code } = run(args, '');
    expect([code, err]).toEqual([0, '']);
    for (const command of ['chat --json', 'user add', 'backup', 'doctor']) expect(out).toContain(command);
  }
  const user = run(['user', '--help'], '');
  expect([user.code, user.err]).toEqual([0, '']);
  expect(user.out).toMatch(/^user add .*\nuser list/);
  expect(user.out).not.toContain('backup');
  expect(run(['pulang'], '')).toMatchObject({ code: 2, err: expect.stringContaining('user add') });
  expect(run(['user', 'list', '--nama'], '')).toMatchObject({
    code: 1,
    err: expect.stringContaining('lihat --help'),
  });
});

test('what nobody has set up yet is called neither well nor a fault', () => {
  run(['user', 'list'], '');
  const { out, code } = run(['doctor'], '');
  expect(out).toMatch(/^catat {2}Belum ada yang diberi tahu/m);
  expect(out).toMatch(/^baik {3}Basis data/m);
  expect(out).not.toMatch(/^baik .*[Bb]elum/m);
  expect(code).toBe(out.includes('PERLU') ? 1 : 0);
});
