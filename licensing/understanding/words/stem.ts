import { remembered } from '../../remembered.ts';

const PARTICLE = /(?:lah|kah|pun)$/;
const POSSESSIVE = /(?:nya|ku|mu)$/;
const SUFFIX = /(?:akan|kan|an|i)$/;
/** Indonesian and Banjar prefixes, with the first letter that a nasal prefix takes away. */
const PREFIXES: readonly [RegExp, string][] = [
  [/^(?:men|man)(?=[aiueo])/, 't'],
  [/^(?:mem|mam)(?=[aiueo])/, 'p'],
  [/^(?:meny|many)(?=[aiueo])/, 's'],
  [/^(?:menge|meng|mang|mem|men|mam|man|me|ma)/, ''],
  [/^(?:peng|pem|pen|per|pe|pang|pam|pan)/, ''],
  [/^(?:di|ber|ba|ter|ta|se|sa|ke|ka)/, ''],
];
const SHORTEST = 4;
/** More words than people use in a day. */
const MOST_WORDS = 20_000;

/**
 * A word without its endings and its first prefix, by shape alone and without a dictionary. It may cut too much;
 * both sides of a comparison are cut in the same way, so that does no harm.
 */
export const stem: (word: string) => string = remembered(MOST_WORDS, stemOf);

function stemOf(word: string): string {
  let rest = cut(cut(cut(word, PARTICLE, ''), POSSESSIVE, ''), SUFFIX, '');
  for (const [prefix, letter] of PREFIXES) {
    const bare = cut(rest, prefix, letter);
    if (bare === rest) continue;
    rest = bare;
    break;
  }
  return rest;
}

function cut(word: string, part: RegExp, replacement: string): string {
  const bare = word.replace(part, replacement);
  return bare.length >= SHORTEST ? bare : word;
}
