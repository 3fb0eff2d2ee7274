import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const DATA = new URL('../../../licensing/understanding/data/', import.meta.url);

/** Every pattern that a message is held against. */
const SOURCES: readonly string[] = ['entities.json', 'intents.json'].flatMap((file) => {
  const text = readFileSync(new URL(file, DATA), 'utf8');
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([quoted]) => JSON.parse(quoted) as string);
});

test('no pattern begins with what fits everywhere: it would be tried anew at each letter of a message', () => {
  expect(SOURCES.length).toBeGreaterThan(200);
  expect(SOURCES.filter((source) => /(?:^|\|)\.\*/.test(source))).toEqual([]);
});
