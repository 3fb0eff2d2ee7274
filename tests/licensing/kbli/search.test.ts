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

test('every code of the table of trades exists in its version', () => {
  const [, ...rows] = readFileSync(
    new URL('../../../licensing/kbli/data/trade-codes.tsv', import.meta.url),
    'utf8',
  )
    .trimEnd()
    .split('\n')
    .map((row) => row.split('\t'));
  expect(rows.length).toBeGreaterThan(400);
  for (const [column, version] of [
    [1, '2020'],
    [2, '2025'],
  ] as const) {
    const known = new Set(loadKbli(version).map(({ code }) => code));
    const unknown = rows.flatMap((row) => (row[column] ?? '').split('|').filter((code) => !known.has(code)));
    expect([version, unknown]).toEqual([version, []]);
  }
});

test.each([
  ['bingkil mutur', '95320'],
  ['bajual wadai', '47242'],
  ['jual iwak', '47215'],
  ['kabun gatah', '01291'],
  ['bengkl mobl', '95311'],
  ['laundri kiloan', '96100'],
  ['jualan pentol keliling kampung', '56102'],
  ['penggilingn pdi', '10631'],
])('Banjar words and typing errors: %s', (trade, code) => {
  expect(searches['2025'].find(trade)[0]?.code).toBe(code);
});

describe.each([
  ['2020', 1],
  ['2025', 2],
] as const)('KBLI %s', (version, column) => {
  test('the trades of the development set stand among the first five, most of them first', () => {
    const places = queries.map((row) => {
      const wanted = (row[column] ?? '').split('|');
      return searches[version].find(row[0] ?? '').findIndex(({ code }) => wanted.includes(code));
    });
    expect(places.filter((place) => place === -1)).toEqual([]);
    expect(places.filter((place) => place === 0).length / places.length).toBeGreaterThanOrEqual(0.85);
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
