import { expect, test } from '@jest/globals';
import { spellCode } from '../../../bot/cli/spell-code.ts';

test('a pairing code is read out in two halves, letters with a word', () => {
  expect(spellCode('k7qm2xbz')).toBe('K Kudus, 7, Q Quran, M Medan — 2, X Xilofon, B Bandung, Z Zamzam');
});

test('every sign a code may have can be read out', () => {
  // Crockford's alphabet without 0, as the library draws codes from it.
  const words = spellCode('ABCDEFGHJKLMNPQRSTVWXYZ').match(/[A-Z] [A-Z]\w+/g) ?? [];
  expect(words).toHaveLength(23);
  for (const word of words) expect(word[0]).toBe(word[2]);
});
