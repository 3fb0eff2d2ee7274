/** Files that cannot be taken, sent in a chat: each is answered with what to send instead. */
import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makePdf } from '../../../bot/pdf.ts';

const ENTRY = join(import.meta.dirname, '../../../bin/lantunan.mjs');

/** 900 million pixels in a hundred kilobytes. */
function bomb(): Buffer {
  const side = 30_000;
  const chunk = (type: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.writeUInt8(1, 8);
  const rows = deflateSync(Buffer.alloc(side * (1 + side / 8)), { level: 1 });
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

const zip = Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(2_000)]);
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(2_000)]);

const STORIES = [
  ['a decompression bomb', 'foto.png', 'tidak bisa dibuka', 'Kirim foto biasa dari kamera HP'],
  ['a PDF with a password', 'str.pdf', 'terkunci sandi', 'Kirim yang tanpa kunci, atau foto halamannya'],
  ['an archive', 'berkas.zip', 'zip atau rar', 'Kirim isinya satu per satu, sebagai foto atau PDF'],
  ['a program', 'str.pdf.exe', 'Demi keamanan', 'Kirim sebagai foto atau PDF'],
  ['a video of 50 MB', 'str.mp4', 'terlalu besar', 'kirim sebagai foto biasa, atau PDF yang lebih kecil'],
] as const;

type Line = { to?: string; text?: string; end?: true; application?: { checklist: Item[] } | null };
type Item = { code: string; state: string };
const phone = (at: number): string => `+62812345678${at}0`;

let folder: string;
let said: Line[][];
/** Everybody's chat in one run; nobody's lines stand together, so that each is answered by itself. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lantunan-bad-files-'));
  writeFileSync(join(folder, 'foto.png'), bomb());
  const locked = { content: 'STR', userPassword: 'rahasia', ownerPassword: 'kantor' };
  writeFileSync(join(folder, 'str.pdf'), await makePdf(locked));
  writeFileSync(join(folder, 'berkas.zip'), zip);
  writeFileSync(join(folder, 'str.pdf.exe'), exe);
  const video = openSync(join(folder, 'str.mp4'), 'w');
  writeSync(video, Buffer.from('\0\0\0\x20ftypisom', 'latin1'));
  ftruncateSync(video, 50 * 1024 * 1024);
  closeSync(video);
  const rounds = ['mau urus sip bidan', '1', 'setuju'];
  const lines = [
    ...rounds.flatMap((text) => STORIES.map((_, at) => ({ from: phone(at), text }))),
    ...STORIES.map(([, name], at) => ({ from: phone(at), document: join(folder, name), caption: 'str' })),
  ];
  const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  const env = { ...process.env, NODE_ENV: 'test', DATA_DIR: join(folder, 'data') };
  const { stdout } = spawnSync(process.execPath, [ENTRY, 'chat', '--json'], { input, env, encoding: 'utf8' });
  const out = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  said = [[]];
  for (const line of out) {
    said.at(-1)?.push(line);
    if (line.end) said.push([]);
  }
  said = said.slice(STORIES.length * rounds.length, -1);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(STORIES.map((story, at) => [...story, at] as const))(
  '%s: told what it is and what to send, and the STR is still missing',
  (_, __, what, instead, at) => {
    const words = said[at]?.map(({ text }) => text ?? '').join('\n') ?? '';
    expect(words).toContain(what);
    expect(words).toContain(instead);
    const { application } = said[at]?.at(-1) ?? {};
    expect(application?.checklist.find(({ code }) => code === 'str')?.state).toBe('missing');
  },
);
