/** Five cards of another hand, read by the child process as the program uses it. */
import { afterAll, expect, test } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { openReader, ReaderFailed } from '../../documents/reader.ts';

const folder = join(import.meta.dirname, '../support/files/cards');
const truth = (
  JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as {
    items: { file: string; type: string; expect: string; fields: Record<string, string> }[];
  }
).items;
const reader = openReader();

afterAll(() => reader.stop());

/** What the truth calls a field, and how the reader gives it. */
const NAMES: Readonly<Record<string, string>> = {
  nik: 'nik',
  nama: 'name',
  tempat: 'birth_place',
  tgl: 'birth_date',
  jk: 'sex',
  gol: 'blood_type',
  alamat: 'address',
  rtrw: 'rt_rw',
  kel: 'village',
  kec: 'district',
  agama: 'religion',
  status: 'marital_status',
  pekerjaan: 'occupation',
  wn: 'nationality',
  berlaku: 'valid_until',
  prov: 'province',
  kab: 'regency',
  npwp15: 'npwp',
};
const iso = (text: string): string => text.replace(/^(\d\d)-(\d\d)-(\d{4})$/, '$3-$2-$1');
const read = (file: string) =>
  reader.read({ bytes: readFileSync(join(folder, file)), mime: 'image/jpeg', today: '2026-11-22' });

test.each(truth.filter((item) => item.expect === 'baca'))(
  '$file is read to the last letter',
  async ({ file, type, fields }) => {
    const reading = await read(file);
    expect(reading.type).toBe(type);
    // One digit of this one is so faint that the person is asked.
    expect(reading.decision).toBe(file === 'ktp_21_typical.jpg' ? 'confirm' : 'accept');
    const wanted = Object.entries(fields).filter(([name]) => NAMES[name] !== undefined);
    const got = wanted.map(([name]) => [name, reading.fields[NAMES[name]!]?.value.replaceAll(' ', '')]);
    const missed = wanted.filter(
      ([name, value], at) => name !== 'alamat' && got[at]![1] !== iso(value).replaceAll(' ', ''),
    );
    expect(missed).toEqual([]);
    expect(reading.fields['name']?.value).toBe(fields['nama']);
  },
);

test('a blurred card is asked for again, although its number could be guessed', async () => {
  const reading = await read('ktp_11_blur2.jpg');
  expect(reading.type).toBe('ktp');
  expect(reading.decision).toBe('retake');
  expect(reading.reasons).toEqual([{ rule: 'blurred' }]);
});

test('a card of less than 8 KB is read, if its letters can be seen', async () => {
  const bytes = await sharp(readFileSync(join(folder, 'ktp_20_good.jpg')))
    .resize(480)
    .webp({ quality: 15 })
    .toBuffer();
  expect(bytes.length).toBeLessThan(8_000);
  const { decision, fields } = await reader.read({ bytes, mime: 'image/webp', today: '2026-11-22' });
  expect(decision).toBe('accept');
  expect(fields['nik']?.value).toBe('7371015210959308');
});

test.each([45, 130, 220])('a card photographed aslant, by %s degrees, is read', async (degrees) => {
  const bytes = await sharp(readFileSync(join(folder, 'ktp_20_good.jpg')))
    .rotate(degrees, { background: '#776655' })
    .jpeg()
    .toBuffer();
  const { decision, fields, quality } = await reader.read({
    bytes,
    mime: 'image/jpeg',
    today: '2026-11-22',
  });
  expect(decision).toBe('accept');
  expect(fields['nik']?.value).toBe('7371015210959308');
  expect(Math.abs(quality.turned - (360 - degrees))).toBeLessThan(5);
});

test('an icon is too small for anything, and no network is asked about it', async () => {
  const bytes = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const { type, reasons } = await reader.read({ bytes, mime: 'image/png', today: '2026-11-22' });
  expect({ type, reasons }).toEqual({ type: 'not_a_document', reasons: [{ rule: 'too-small' }] });
});

test('bytes that are no picture are told so, and the next file is read', async () => {
  const broken = await reader.read({ bytes: new Uint8Array(500), mime: 'image/jpeg', today: '2026-11-22' });
  expect(broken).toMatchObject({ type: 'not_a_document', reasons: [{ rule: 'broken-file' }] });
});

test('a child that takes too long is ended; the file behind it is read by a new one', async () => {
  const hasty = openReader({ mostMs: 20 });
  const bytes = readFileSync(join(folder, 'npwp_07_good.jpg'));
  const question = { bytes, mime: 'image/jpeg', today: '2026-11-22' };
  await expect(hasty.read(question)).rejects.toThrow(ReaderFailed);
  expect(hasty.pid()).toBeUndefined();
  await hasty.stop();
  await expect(hasty.read(question)).rejects.toThrow('closed');
});

test('more files than may wait are refused, and its memory is given back when idle', async () => {
  const small = openReader({ mostWaiting: 1, idleMs: 1 });
  const question = { bytes: new Uint8Array(10), mime: 'image/jpeg', today: '2026-11-22' };
  const first = small.read(question);
  const second = small.read(question);
  await expect(small.read(question)).rejects.toThrow('too many files wait');
  await Promise.all([first, second]);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(small.pid()).toBeUndefined();
  await small.stop();
});

test('nothing is sent to the makers of the network, and nothing written beside the reading', async () => {
  const temp = mkdtempSync(join(tmpdir(), 'lantunan-reader-'));
  const alone = openReader({ temp });
  const bytes = readFileSync(join(folder, 'npwp_07_good.jpg'));
  await alone.read({ bytes, mime: 'image/jpeg', today: '2026-11-22' });
  // Its telemetry leaves a session and a log in the folder for temporary files as soon as it is on.
  expect(readdirSync(temp)).toEqual([]);
  await alone.stop();
  rmSync(temp, { recursive: true });
});
