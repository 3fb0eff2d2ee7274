/** Two cards on one photo, of which one lies otherwise than the other: both are read. */
import { afterAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import sharp from 'sharp';
import { openReader } from '../../documents/reader.ts';
import { loadRegions } from '../../licensing/regions/regions.ts';
import { drawKtp } from '../../proofs/documents/ktp-card.ts';
import { drawLookAlike, drawNpwp } from '../../proofs/documents/other-cards.ts';
import { inventPerson } from '../../proofs/documents/people.ts';
import { seeded } from '../../proofs/random.ts';

const regions = loadRegions(join(import.meta.dirname, '../../licensing/regions/data'));
const reader = openReader();

afterAll(() => reader.stop());

function drawn(kind: 'ktp' | 'npwp', seed: number) {
  const [random, person] = [seeded(seed), inventPerson(seeded(seed), 'tuning', regions)];
  if (kind === 'ktp') return { svg: drawKtp(random, 'tuning', person), number: person.nik };
  const { svg, truth } = drawNpwp(random, 'tuning', person);
  return { svg, number: truth.npwp };
}

/** The first card stands upright in the upper left, the other lies in the lower right. */
async function table(first: string, other: string, angle: number): Promise<Buffer> {
  const [upright, turned] = await Promise.all(
    [first, other].map((svg, at) =>
      sharp(Buffer.from(svg))
        .resize(780)
        .rotate(at * angle, { background: '#0000' })
        .png()
        .toBuffer(),
    ),
  );
  const { width, height } = await sharp(turned).metadata();
  return await sharp({ create: { width: 1_700, height: 1_300, channels: 3, background: '#7d5c43' } })
    .composite([
      { input: upright!, left: 40, top: 30 },
      { input: turned!, left: 1_690 - width, top: 1_290 - height },
    ])
    .jpeg()
    .toBuffer();
}

test.each([
  [90, 'ktp'],
  [180, 'ktp'],
  [30, 'ktp'],
  [180, 'npwp'],
  [270, 'npwp'],
] as const)('by %s degrees, a KTP and a card of kind %s', async (angle, kind) => {
  const [first, other] = [drawn('ktp', 3), drawn(kind, 8)];
  const bytes = await table(first.svg, other.svg, angle);
  const reading = await reader.read({ bytes, mime: 'image/jpeg', today: '2026-11-22' });
  const beside = kind === 'ktp' ? reading.second : reading.otherKind;
  const name = kind === 'ktp' ? 'nik' : 'npwp';
  const numbers = [reading.fields['nik']?.value, beside?.fields[name]?.value];
  expect(numbers.toSorted()).toEqual([first.number, other.number].toSorted());
  expect(reading.decision).toBe(kind === 'ktp' ? 'confirm' : 'accept');
  const piece = kind === 'ktp' ? 'second.nik' : 'other_kind.npwp';
  expect(Object.keys(reading.views?.crops ?? {})).toEqual(expect.arrayContaining(['nik', piece]));
});

test.each([
  [15, 5],
  [17, -6],
])('the day of birth in small print is read at a second look: person %s', async (seed, angle) => {
  const bytes = await table(drawn('ktp', seed).svg, drawn('ktp', seed + 300).svg, angle);
  const { fields, second } = await reader.read({ bytes, mime: 'image/jpeg', today: '2026-11-22' });
  for (const card of [fields, second?.fields])
    expect(Object.keys(card ?? {})).toEqual(expect.arrayContaining(['birth_place', 'birth_date']));
});

test('a KTP beside another whose number is covered is not taken for the only one', async () => {
  const [one, other] = [drawn('ktp', 3), drawn('ktp', 8)];
  const covered = other.svg.replace(
    '</svg>',
    '<rect x="150" y="80" width="620" height="62" fill="#fff"/></svg>',
  );
  const cards = await Promise.all([one.svg, covered].map((svg) => sharp(Buffer.from(svg)).png().toBuffer()));
  const bytes = await sharp({ create: { width: 1_100, height: 1_450, channels: 3, background: '#6b5c4a' } })
    .composite(cards.map((input, at) => ({ input, left: 40, top: 40 + at * 710 })))
    .jpeg()
    .toBuffer();
  const { decision, fields, reasons, second } = await reader.read({
    bytes,
    mime: 'image/jpeg',
    today: '2026-11-22',
  });
  expect([decision, fields['nik']?.value]).toEqual(['confirm', one.number]);
  expect(reasons).toContainEqual({ rule: 'several-cards' });
  expect(second?.decision).toBe('retake');
});

test.each([
  ['ktp', 'sim'],
  ['sim', 'ktp'],
  ['ktp', 'bpjs'],
  ['bank', 'ktp'],
  ['kk', 'ktp'],
  ['ktp', 'kia'],
  ['suket', 'ktp'],
] as const)(
  'a KTP beside a paper of another kind is read, and asked about: %s above %s',
  async (...kinds) => {
    const ktp = drawn('ktp', 3);
    const person = inventPerson(seeded(3), 'tuning', regions);
    const cards = await Promise.all(
      kinds
        .map((kind) => (kind === 'ktp' ? ktp.svg : drawLookAlike(kind, seeded(3), 'tuning', person)))
        .map((svg) => sharp(Buffer.from(svg)).resize(1_000).png().toBuffer()),
    );
    const bytes = await sharp({ create: { width: 1_100, height: 1_450, channels: 3, background: '#6b5c4a' } })
      .composite(cards.map((input, at) => ({ input, left: 40, top: 40 + at * 710 })))
      .jpeg()
      .toBuffer();
    const { type, decision, fields, reasons } = await reader.read({
      bytes,
      mime: 'image/jpeg',
      today: '2026-11-22',
    });
    expect([type, decision, fields['nik']?.value]).toEqual(['ktp', 'confirm', ktp.number]);
    expect(reasons).toContainEqual({ rule: 'several-cards' });
  },
);
