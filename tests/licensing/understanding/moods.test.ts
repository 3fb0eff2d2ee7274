import { expect, test } from '@jest/globals';
import { emptyTables, numberFeatures } from '../../../licensing/understanding/intent/features.ts';
import type { Line } from '../../../licensing/understanding/intent/features.ts';
import { moodsOf } from '../../../licensing/understanding/intent/moods.ts';

const line = (canonical: string): Line => ({
  canonical,
  rest: canonical,
  asks: false,
  trade: false,
  hits: [],
});

test('a line is asked, wished, denied or wondered at by its own words', () => {
  expect(moodsOf('berapa')).toEqual(['asks']);
  expect(moodsOf('masa belum jadi')).toEqual(['denies', 'wonders']);
  expect(moodsOf('petugas sudah datang')).toEqual(['tells', 'speaks_of_people']);
  expect(moodsOf('warung kopi')).toEqual([]);
});

test('what a line asks of a matter is seen wherever it says both, and whatever stands between', () => {
  const seen = (wanted: string): number => {
    const numbers = numberFeatures(emptyTables());
    const learnt = numbers.learn(line('apakah nanti di sana semua itu mahal'));
    return numbers.of(line(wanted), (word) => word).filter((each) => learnt.includes(each)).length;
  };
  // Neither has a word of the learnt line; both speak of money.
  expect(seen('gratis untuk kelompok kami kapan')).toBeGreaterThan(seen('gratis untuk kelompok kami masa'));
});
