/** Several cards on a photo, PDFs with text and without, pictures turned and in other formats. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { makePdf } from '../../bot/pdf.ts';
import { openReader } from '../../documents/reader.ts';
import { loadRegions } from '../../licensing/regions/regions.ts';
import { pdf } from '../support/pdf.ts';
import { drawKtp } from '../../proofs/documents/ktp-card.ts';
import { drawNpwp, drawScene } from '../../proofs/documents/other-cards.ts';
import { inventPerson } from '../../proofs/documents/people.ts';
import { photograph } from '../../proofs/documents/photo.ts';
import { drawSample } from '../../proofs/documents/samples.ts';
import { seeded } from '../../proofs/random.ts';

const folder = join(import.meta.dirname, '../support/files/cards');
const good = readFileSync(join(folder, 'ktp_20_good.jpg'));
const typical = readFileSync(join(folder, 'ktp_21_typical.jpg'));
const today = '2026-11-22';
const regions = loadRegions(join(import.meta.dirname, '../../licensing/regions/data'));
const reader = openReader();

afterAll(() => reader.stop());

test('of two cards on one photo one is read, and asked about', async () => {
  const [one, other] = await Promise.all([good, typical].map((file) => sharp(file).resize(1_000).toBuffer()));
  const bytes = await sharp({ create: { width: 1_000, height: 1_510, channels: 3, background: '#777' } })
    .composite([
      { input: one!, top: 0, left: 0 },
      { input: other!, top: 755, left: 0 },
    ])
    .jpeg()
    .toBuffer();
  const { type, decision, reasons } = await reader.read({ bytes, mime: 'image/jpeg', today });
  expect({ type, decision }).toEqual({ type: 'ktp', decision: 'confirm' });
  expect(reasons).toContainEqual({ rule: 'several-cards' });
});

test('two copies of one card on a sheet are one card, and the names of two cards are told apart', async () => {
  const sheet = async (...cards: Buffer[]): Promise<Buffer> => {
    const small = await Promise.all(cards.map((file) => sharp(file).resize(1_000).toBuffer()));
    return await sharp({ create: { width: 1_000, height: 1_510, channels: 3, background: '#777' } })
      .composite(small.map((input, at) => ({ input, top: at * 755, left: 0 })))
      .jpeg()
      .toBuffer();
  };
  const copies = await reader.read({ bytes: await sheet(good, good), mime: 'image/jpeg', today });
  expect(copies.reasons).not.toContainEqual({ rule: 'several-cards' });
  expect(copies.others).toBeUndefined();
  const drawn = await drawSample(1, 0, 'tuning', regions);
  const two = await reader.read({ bytes: await sheet(good, drawn.jpeg), mime: 'image/jpeg', today });
  const names = ['SITI NURHALIZA BAGASKARA', drawn.truth['name']].toSorted();
  expect([two.fields['name']?.value, ...(two.others ?? [])].toSorted()).toEqual(names);
  expect([two.fields, two.second?.fields].map((fields) => fields?.['nik']?.value).toSorted()).toEqual(
    ['7371015210959308', drawn.truth['nik']].toSorted(),
  );
  expect(two.second?.reasons).toContainEqual({ rule: 'several-cards' });
  expect(Object.keys(two.views?.crops ?? {})).toEqual(expect.arrayContaining(['nik', 'second.nik']));
});

describe('a KTP and an NPWP card of one person', () => {
  const sheet = async (cards: readonly Buffer[], side: number): Promise<Buffer> => {
    const small = await Promise.all(cards.map((file) => sharp(file).resize(side).toBuffer()));
    return await sharp({ create: { width: 1_200, height: 1_700, channels: 3, background: '#6b5c4a' } })
      .composite(small.map((input, at) => ({ input, top: 60 + at * 800, left: 40 + at * 60 })))
      .jpeg()
      .toBuffer();
  };
  /** The old printing of the NPWP card has a number of its own, the new one bears the NIK once more. */
  const drawn = async (modern: boolean) => {
    for (let index = 0; ; index += 1) {
      const person = inventPerson(seeded(index), 'tuning', regions);
      const { svg, truth } = drawNpwp(seeded(index), 'tuning', person);
      if ((truth.npwp === person.nik) !== modern) continue;
      const cards = [drawKtp(seeded(index), 'tuning', person), svg];
      return {
        person,
        truth,
        cards: await Promise.all(cards.map((card) => sharp(Buffer.from(card)).png().toBuffer())),
      };
    }
  };

  test.each([false, true])(
    'on one photo are both read, each for what it is (new printing: %s)',
    async (modern) => {
      const { person, truth, cards } = await drawn(modern);
      const reading = await reader.read({
        bytes: await sheet(cards.toReversed(), 1_000),
        mime: 'image/jpeg',
        today,
      });
      expect(reading).toMatchObject({ type: 'ktp', decision: 'accept', reasons: [] });
      expect(reading.fields['nik']?.value).toBe(person.nik);
      expect(reading.otherKind).toMatchObject({ type: 'npwp', decision: 'accept' });
      expect(reading.otherKind?.fields['npwp']?.value).toBe(truth.npwp);
      expect(Object.keys(reading.views?.crops ?? {})).toEqual(
        expect.arrayContaining(['nik', 'other_kind.npwp']),
      );
    },
  );

  test('on two pages of a scan as well', async () => {
    const { person, truth, cards } = await drawn(false);
    const pages = await Promise.all(
      cards.map(async (card) => ({ jpeg: await sheet([card], 1_000), width: 1_200, height: 1_700 })),
    );
    const reading = await reader.read({ bytes: pdf(...pages), mime: 'application/pdf', today });
    expect(reading.fields['nik']?.value).toBe(person.nik);
    expect(reading.otherKind?.fields['npwp']?.value).toBe(truth.npwp);
  });
});

test('each value comes with the piece of the photo it was read from, and the photo with a small one of itself', async () => {
  const { fields, views } = await reader.read({ bytes: good, mime: 'image/jpeg', today });
  const cropped = Object.keys(views?.crops ?? {});
  expect(Object.keys(fields).filter((field) => field !== 'blood_type' && !cropped.includes(field))).toEqual(
    [],
  );
  expect(await sharp(views?.thumbnail).metadata()).toMatchObject({ format: 'jpeg', width: 200 });
  const number = await reader.read({ bytes: Buffer.from(views!.crops['nik']!), mime: 'image/jpeg', today });
  expect(number.quality.lineHeight).toBeGreaterThan(15);
});

test('a letter is read by the text of its PDF', async () => {
  const lines = [
    'PERIZINAN BERUSAHA BERBASIS RISIKO',
    'NOMOR INDUK BERUSAHA: 1234567890123',
    'Nama Pelaku Usaha : RAUDAH',
  ];
  const reading = await reader.read({ bytes: pdf({ lines }), mime: 'application/pdf', today });
  expect(reading.type).toBe('nib');
  expect(reading.fields['nib']).toEqual({ value: '1234567890123', confidence: 1 });
  expect(reading.fields['name']?.value).toBe('RAUDAH');
});

test.each(['1.3', '1.7ext3'] as const)(
  'a letter protected against changes is read, one that asks for a password is told from a broken file (PDF %s)',
  async (version) => {
    const content = [
      'PERIZINAN BERUSAHA BERBASIS RISIKO',
      'NOMOR INDUK BERUSAHA: 1234567890123',
      'Nama Pelaku Usaha : RAUDAH BINTI CONTOH',
    ];
    const read = async (passwords: { userPassword?: string; ownerPassword: string }) =>
      reader.read({
        bytes: await makePdf({ content, version, ...passwords }),
        mime: 'application/pdf',
        today,
      });
    const kept = await read({ ownerPassword: 'kantor' });
    expect([kept.type, kept.fields['nib']?.value]).toEqual(['nib', '1234567890123']);
    const { type, decision, reasons } = await read({ ownerPassword: 'kantor', userPassword: 'rahasia' });
    expect({ type, decision, reasons }).toEqual({
      type: 'not_a_document',
      decision: 'retake',
      reasons: [{ rule: 'locked' }],
    });
  },
);

test('a letter is drawn for staff: a small picture of it, and the piece of the page each value stands on', async () => {
  const lines = [
    'PERIZINAN BERUSAHA BERBASIS RISIKO',
    'NOMOR INDUK BERUSAHA: 1234567890123',
    'Nama Pelaku Usaha : RAUDAH',
  ];
  const { views } = await reader.read({ bytes: pdf({ lines }), mime: 'application/pdf', today });
  expect(await sharp(views?.thumbnail).metadata()).toMatchObject({ format: 'jpeg', height: 200 });
  const crop = await reader.read({ bytes: await larger(views!.crops['nib']!), mime: 'image/jpeg', today });
  expect(crop.quality.lineHeight).toBeGreaterThan(10);
  expect(Object.keys(views!.crops)).toEqual(expect.arrayContaining(['nib', 'name']));
});

/** A line alone is lower than a picture may be; on white it can be looked at. */
const larger = (line: Uint8Array): Promise<Buffer> =>
  sharp(line).extend({ top: 60, bottom: 60, left: 60, right: 60, background: '#fff' }).jpeg().toBuffer();

test('the QR code of a PDF is read where it is drawn, and on its last page too', async () => {
  const code = 'https://oss.go.id/nib/1234567890123';
  const page = {
    lines: ['Lembaga OSS menerbitkan NIB kepada pelaku usaha yang disebut di dalam lampiran ini.'],
  };
  const read = (...pages: Parameters<typeof pdf>) =>
    reader.read({ bytes: pdf(...pages), mime: 'application/pdf', today });
  expect((await read({ ...page, code })).codes).toEqual([code]);
  expect((await read(page, page, { ...page, code })).codes).toEqual([code]);
});

test('where its words leave it open, a paper is what the office of its code gives out', async () => {
  const lines = [
    'Lembaga OSS menerbitkan NIB 1234567890123 kepada pelaku usaha RAUDAH, berlaku sejak tanggal terbit.',
  ];
  const read = async (code?: string) => {
    const bytes = pdf({ lines, ...(code ? { code } : {}) });
    return (await reader.read({ bytes, mime: 'application/pdf', today })).type;
  };
  expect(await read()).toBe('other_document');
  expect(await read('https://oss.go.id/x')).toBe('nib');
  expect(await read('https://oss.go.id.example.com/x')).toBe('other_document');
  expect(await read('https://ui.ahu.go.id/x')).toBe('akta');
});

test('a scan in a PDF is read like a photo', async () => {
  const bytes = pdf({ jpeg: good, width: 1_600, height: 1_200 });
  const reading = await reader.read({ bytes, mime: 'application/pdf', today });
  expect(reading).toMatchObject({ type: 'ktp', decision: 'accept' });
  expect(reading.fields['nik']?.value).toBe('7371015210959308');
});

test('a PDF so damaged that its library loses track of it takes no other file with it', async () => {
  const damaged = readFileSync(join(folder, '../damaged.pdf'));
  await reader.read({ bytes: damaged, mime: 'application/pdf', today });
  const alive = reader.pid();
  const dull = sharp({ create: { width: 400, height: 300, channels: 3, background: '#999' } });
  const next = await reader.read({ bytes: await dull.png().toBuffer(), mime: 'image/png', today });
  expect(next.type).toBe('not_a_document');
  expect(reader.pid()).toBe(alive);
});

test.each([
  ['a PNG', 'image/png', () => sharp(good).png().toBuffer()],
  ['a WebP', 'image/webp', () => sharp(good).webp().toBuffer()],
  [
    'a HEIC, as an iPhone keeps its photos',
    'image/heic',
    () => Promise.resolve(readFileSync(join(folder, 'ktp_20_good.heic'))),
  ],
  [
    'a photo turned by its EXIF',
    'image/jpeg',
    () => sharp(good).rotate(90).withMetadata({ orientation: 8 }).toBuffer(),
  ],
  [
    'a photo taken with the selfie camera, as in a mirror,',
    'image/jpeg',
    () => sharp(good).flop().toBuffer(),
  ],
])('%s is read', async (_, mime, make) => {
  const reading = await reader.read({ bytes: await make(), mime, today });
  expect(reading.fields['nik']?.value).toBe('7371015210959308');
});

test('a grey picture, a black one and one of noise end in a word, not in an error', async () => {
  const plain = (background: string): Promise<Buffer> =>
    sharp({ create: { width: 900, height: 600, channels: 3, background } })
      .jpeg()
      .toBuffer();
  const read = async (bytes: Buffer) => (await reader.read({ bytes, mime: 'image/jpeg', today })).type;
  expect(await read(await plain('#999'))).toBe('not_a_document');
  expect(await read(await plain('#000'))).toBe('other_document');
  expect(
    await read(
      await sharp(await plain('#999'))
        .greyscale()
        .jpeg()
        .toBuffer(),
    ),
  ).toBe('not_a_document');
});

test.each([
  ['selfie', 'turned', 2],
  ['selfie', 'glare', 4],
  ['landscape', 'small', 3],
] as const)('on a %s (%s) edges are no writing', async (kind, condition, seed) => {
  const bytes = await photograph(drawScene(kind, seeded(seed), 'tuning'), condition, seeded(seed + 40));
  const { type, quality } = await reader.read({ bytes, mime: 'image/jpeg', today });
  expect([type, quality.lineHeight]).toEqual(['not_a_document', 0]);
});

test('a card photographed from too far away is told so; one out of focus is called blurred', async () => {
  const reasonsOf = async (index: number): Promise<string[]> => {
    const { jpeg } = await drawSample(5, index, 'tuning', regions);
    const { reasons } = await reader.read({ bytes: jpeg, mime: 'image/jpeg', today });
    return reasons.map(({ rule }) => rule);
  };
  const [blurred, tiny] = [5, 6];
  expect(await reasonsOf(tiny)).toEqual(['too-far', 'blurred']);
  expect(await reasonsOf(blurred)).toEqual(['blurred']);
});
