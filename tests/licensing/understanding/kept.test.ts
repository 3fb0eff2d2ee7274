import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { digestOfSources, kept } from '../../../licensing/understanding/kept.ts';

const home = mkdtempSync(join(tmpdir(), 'lantunan-kept-'));
let folder = home;
let lessons = 0;

/** What was learnt for `key`, with how often anything was learnt until now. */
function learnt(key: string): { lessons: number; words: [string, number][]; weights: number[] } {
  const { words, weights } = kept(
    key,
    () => {
      lessons += 1;
      return { words: new Map([[key, lessons]]), weights: Float32Array.of(0.5, -2) };
    },
    folder,
  );
  return { lessons, words: [...words], weights: [...weights] };
}

beforeEach(() => {
  folder = mkdtempSync(join(home, 'each-'));
  lessons = 0;
});
afterAll(() => rmSync(home, { recursive: true }));

test('what was learnt once is not learnt again, and is the same', () => {
  const first = learnt('nib');
  expect(first).toEqual({ lessons: 1, words: [['nib', 1]], weights: [0.5, -2] });
  expect(learnt('nib')).toEqual(first);
  expect(learnt('reklame')).toMatchObject({ lessons: 2, words: [['reklame', 2]] });
  expect(learnt('nib')).toMatchObject({ lessons: 2, words: [['nib', 1]] });
});

test('a file with a byte that is not as it was written is learnt anew, and mended', () => {
  learnt('nib');
  const [name] = readdirSync(folder);
  const file = join(folder, name!);
  const whole = readFileSync(file);
  const other = Buffer.from(whole);
  other[other.length - 1]! ^= 1;
  for (const broken of [other, whole.subarray(0, whole.length - 3), Buffer.alloc(0)]) {
    writeFileSync(file, broken);
    const before = lessons;
    expect(learnt('nib').lessons).toBe(before + 1);
    expect(learnt('nib').lessons).toBe(before + 1);
  }
});

test('where nothing can be written, everybody learns anew', () => {
  writeFileSync(join(folder, 'file'), '');
  folder = join(folder, 'file');
  expect([learnt('nib').lessons, learnt('nib').lessons]).toEqual([1, 2]);
});

test('the folder does not grow without end', () => {
  for (let catalogue = 0; catalogue < 12; catalogue += 1) learnt(`catalogue ${catalogue}`);
  expect(readdirSync(folder)).toHaveLength(8);
});

test('other code, other examples and other trades are learnt anew; what an office sets is not', () => {
  const write = (path: string, text: string): string => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
    return digestOfSources(folder).toString('hex');
  };
  const seen = [
    write('understanding/data/examples.tsv', 'greet\thalo'),
    write('understanding/data/examples.tsv', 'greet\thai'),
    write('kbli/data/trades.json', '[]'),
    write('understanding/model.ts', 'export {};'),
    write('remembered.ts', 'export {};'),
  ];
  expect(new Set(seen).size).toBe(seen.length);
  expect(write('offices/balangan/faq.json', '[]')).toBe(seen.at(-1));
});
