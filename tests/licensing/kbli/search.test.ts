import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { loadKbli } from '../../../licensing/kbli/kbli.ts';
import { openKbliSearch } from '../../../licensing/kbli/search.ts';

const searches = { '2020': openKbliSearch('2020'), '2025': openKbliSearch('2025') };
const [, ...queries] = readFileSync(new URL('./kbli-queries-dev.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((row) => row.split('\t'));

test('all groups of both versions are read', () => {
  expect(loadKbli('2025')).toHaveLength(1559);
  expect(loadKbli('2020')).toHaveLength(1794);
  for (const version of ['2020', '2025'] as const) {
    const codes = loadKbli(version).map(({ code }) => code);
    expect(codes.filter((code) => !/^\d{5}$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  }
});

describe.each([
  ['2020', 1],
  ['2025', 2],
] as const)('KBLI %s', (version, column) => {
  test('nine of ten trades told in everyday words stand among the first five', () => {
    const found = queries.filter((row) => {
      const wanted = (row[column] ?? '').split('|');
      return searches[version].find(row[0] ?? '').some(({ code }) => wanted.includes(code));
    });
    expect(found.length / queries.length).toBeGreaterThanOrEqual(0.9);
  });

  test('each hit carries version and title, the best one first', () => {
    const hits = searches[version].find('jual beras');
    expect(hits).toHaveLength(5);
    expect(hits[0]).toEqual({
      code: '47241',
      title: expect.stringMatching(/^Perdagangan eceran beras$/i),
      version,
      score: 1,
    });
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a));
  });

  test('a name of two words is not read word by word', () => {
    expect(searches[version].find('warung kopi', 3).map(({ code }) => code)).toContain('56303');
  });

  test('nothing is made up for words nobody knows', () => {
    expect(searches[version].find('')).toEqual([]);
    expect(searches[version].find('qqqq')).toEqual([]);
    expect(searches[version].find('x '.repeat(50_000)).length).toBeLessThanOrEqual(5);
  });
});
