import { editDistance } from '../../identity/edit-distance.ts';

export interface Acronyms {
  /** Whether a word is one, or one of those that look like them. */
  known(word: string): boolean;
  /** A plain text with what is spelt letter by letter as one word: "pe be ge", "n i b". */
  joined(text: string): string;
  /** The acronym that a word is but for a slip of the thumb: "pirtt", "spll". */
  nearly(word: string): string | undefined;
}

/** The letters as they are called; voice typing writes them so. */
const LETTERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'abcdefghijklmnopqrstuvwxyz'].map((letter) => [letter, letter])),
  ...{ be: 'b', ce: 'c', de: 'd', ef: 'f', ge: 'g', ha: 'h', ai: 'i', je: 'j', ka: 'k', el: 'l', em: 'm' },
  ...{ en: 'n', pe: 'p', er: 'r', es: 's', te: 't', ve: 'v', fe: 'v', we: 'w', bi: 'b', oes: 'os' },
};
const FEWEST = 3;
const LONGEST = 5;
const UNSPEAKABLE = /^[b-df-hj-np-tv-z]{4,5}$/;

/** `known`: in lower case. `others`: words one letter away from these that are something else. */
export function openAcronyms(known: readonly string[], others: readonly string[]): Acronyms {
  const names = new Set(known);
  const different = new Set(others);
  const unspeakable = known.filter((name) => UNSPEAKABLE.test(name));
  return {
    known: (word) => names.has(word) || different.has(word),
    joined(text) {
      const words = text.split(' ');
      const out: string[] = [];
      for (let at = 0; at < words.length; at += 1) {
        const length = spelt(words, at, names);
        out.push(length === 0 ? words[at]! : lettersOf(words.slice(at, at + length)));
        at += Math.max(length - 1, 0);
      }
      return out.join(' ');
    },
    nearly(word) {
      if (word.length < 4 || names.has(word) || different.has(word)) return undefined;
      const single = word.replace(/([a-z])\1$/, '$1');
      if (single !== word && names.has(single)) return single;
      if (!UNSPEAKABLE.test(word)) return undefined;
      const near = unspeakable.filter((name) => name[0] === word[0] && editDistance(word, name, 1) <= 1);
      return near.length === 1 ? near[0] : undefined;
    },
  };
}

/** Of how many words from `at` on an acronym is spelt; 0 for none. */
function spelt(words: readonly string[], at: number, names: ReadonlySet<string>): number {
  for (let length = LONGEST; length >= FEWEST - 1; length -= 1) {
    const letters = words.slice(at, at + length);
    if (letters.length < length || letters.some((word) => LETTERS[word] === undefined)) continue;
    const name = lettersOf(letters);
    if (name.length >= FEWEST && names.has(name)) return length;
  }
  return 0;
}

const lettersOf = (words: readonly string[]): string => words.map((word) => LETTERS[word] ?? '').join('');
