/** Whoever wants to sell something has come to the right office, whatever it is that they sell. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { HOUSE, testWorld } from '../../support/world.ts';

const { understand } = testWorld();
const TELLING = [
  'kami mau usaha X',
  'sy mau buka usaha X, izinnya apa',
  'handak bausaha X',
  'kami mau jual X',
  'ulun handak bajualan X',
];
const names = readFileSync(join(HOUSE, 'licensing/kbli/data/trade-codes.tsv'), 'utf8')
  .split('\n')
  .slice(1)
  .flatMap((line) => line.split('\t')[0]?.split(';') ?? [])
  .filter((name) => name !== '');

test('no trade of the table is sent to another office, but for what is mined', () => {
  expect(names.length).toBeGreaterThan(1_500);
  const away = names
    .map((name, at) => TELLING[at % TELLING.length]!.replace('X', name))
    .filter((words) => {
      const { intent, confidence, entity } = understand(words);
      return intent === 'out_of_scope' && confidence >= 0.5 && entity !== 'TAMBANG-RUJUK';
    });
  expect(away).toEqual([]);
});

test.each(['jual tanah', 'kredit usaha rakyat', 'mau pinjam modal usaha'])(
  '"%s" is no trade to be begun',
  (words) => {
    const { intent, confidence } = understand(words);
    expect(intent === 'start_application' && confidence >= 0.5).toBe(false);
  },
);

test('whoever opens or sells any trade of the table is led to a permit of it', () => {
  const bare = names.filter((name) =>
    [`mau buka ${name}`, `jual ${name}`].some((words) => understand(words).entity === null),
  );
  expect(bare.length).toBeLessThan(names.length / 100);
});

test.each(['makelar', 'pengadaan', 'perumahan', 'pelaminan', 'grafis', 'es krim'])(
  'what people live by is no slip for another word: %s',
  (words) => {
    expect(canonicalText(words).replace('eskrim', 'es krim')).toBe(words);
  },
);
