import { conceptOf } from './concepts.ts';
import type { Intent } from './intents.ts';
import { moodsOf } from './moods.ts';
import type { Hit } from './patterns.ts';

/** What the classifier sees of a line, as numbers, each once. */
export type Features = readonly number[];

/** A canonical line, and the same with `_` for each name of a permit. */
export interface Line {
  canonical: string;
  rest: string;
  /** Whether it was written as a question. */
  asks: boolean;
  /** Whether it speaks of a trade. */
  trade: boolean;
  /** The patterns that fit. */
  hits: readonly Hit[];
}

/**
 * Gives numbers to what is seen of a line: words and what they are about, pairs of both, parts of words, how it is put,
 * whether a permit is named, which patterns fit. A word is cut and looked up once, not at each line that has it.
 */
export interface FeatureNumbers {
  /** Of a line to learn from: what was never seen gets the next number. */
  learn(line: Line): Features;
  /** Of a line to judge: what was never learnt is left out. `mend` gives a word as the one that it nearly is. */
  of(line: Line, mend: (word: string) => string): Features;
}

/** The numbers given so far, as plain data. */
export interface FeatureTables {
  /** Words, what they are about in angle brackets, and how a line is put in square ones. */
  words: Map<string, Word>;
  signs: Map<string, number>;
  lengths: Map<number, number>;
  sure: Map<Intent, number>;
  likely: Map<Intent, number>;
  parts: Map<string, number>;
  pairs: Map<number, number>;
  count: number;
}

interface Word {
  /** To name pairs by; undefined for a word that was never learnt. */
  ordinal: number | undefined;
  own: number | undefined;
  parts: readonly (number | undefined)[];
  /** The same for what the word is about, which other words tell as well. */
  concept: Word | undefined;
}

const PART = 4;
/** Longer lines are alike in length. */
const SOME = 3;
const LONG = 7;
const SURE = 0.85;
/** More words than anybody will teach: two ordinals make one small number. */
const WORDS = 2 ** 15;
/** Beside each other, with a word between, anywhere in the line. */
const DISTANCES = 3;
const ANYWHERE = 2;
const START: Word = { ordinal: 0, own: undefined, parts: [], concept: undefined };
const END: Word = { ordinal: 1, own: undefined, parts: [], concept: undefined };

export function emptyTables(): FeatureTables {
  return {
    words: new Map(),
    signs: new Map(),
    lengths: new Map(),
    sure: new Map(),
    likely: new Map(),
    parts: new Map(),
    pairs: new Map(),
    count: 0,
  };
}

/** Numbers are looked up in `tables`, and what is learnt goes into them. */
export function numberFeatures(tables: FeatureTables): FeatureNumbers {
  const { words, signs, lengths, sure, likely, parts, pairs } = tables;
  /** By feature, the line that had it last: each is seen once a line. */
  const lastLine: number[] = [];
  let lines = 0;
  let learning = true;

  const numberOf = <Name>(numbers: Map<Name, number>, name: Name): number | undefined => {
    const known = numbers.get(name);
    if (known !== undefined || !learning) return known;
    numbers.set(name, tables.count);
    return tables.count++;
  };
  const pairOf = (first: Word, second: Word, apart: number): number | undefined =>
    first.ordinal === undefined || second.ordinal === undefined
      ? undefined
      : numberOf(pairs, (first.ordinal * WORDS + second.ordinal) * DISTANCES + apart);
  const numbered = (name: string, rest: Pick<Word, 'parts' | 'concept'>): Word => {
    const word: Word = {
      ordinal: learning ? words.size + 2 : undefined,
      own: learning ? tables.count++ : undefined,
      ...rest,
    };
    if (learning) words.set(name, word);
    return word;
  };
  const conceptFor = (word: string): Word | undefined => {
    const name = conceptOf(word);
    if (name === undefined) return undefined;
    return words.get(`<${name}>`) ?? numbered(`<${name}>`, { parts: [], concept: undefined });
  };
  // The parts are for a word that nobody has taught: it still resembles its kin.
  const wordOf = (word: string): Word =>
    words.get(word) ??
    numbered(word, {
      parts: partsOf(word).map((part) => numberOf(parts, part)),
      concept: conceptFor(word),
    });

  const moodFor = (mood: string): Word =>
    words.get(`[${mood}]`) ?? numbered(`[${mood}]`, { parts: [], concept: undefined });

  const read = (
    { canonical, rest, asks, trade, hits }: Line,
    mend = (word: string): string => word,
  ): number[] => {
    const features: number[] = [];
    lines += 1;
    const add = (feature: number | undefined): void => {
      if (feature === undefined || lastLine[feature] === lines) return;
      lastLine[feature] = lines;
      features.push(feature);
    };
    const line = [START];
    for (const word of rest.split(' '))
      if (word !== '') line.push(wordOf(/\d/.test(word) ? '#' : mend(word)));
    const count = line.length - 1;
    line.push(END);
    add(numberOf(lengths, count > 6 ? LONG : count > 2 ? SOME : count));
    if (rest !== canonical) add(numberOf(signs, 'a permit'));
    if (asks) add(numberOf(signs, 'a question'));
    if (trade) add(numberOf(signs, 'a trade'));
    for (const words of [line, line.map((each) => each.concept ?? each)]) {
      for (const { own } of words) add(own);
      for (let at = 1; at < words.length; at += 1) add(pairOf(words[at - 1]!, words[at]!, 0));
      for (let at = 2; at < words.length; at += 1) add(pairOf(words[at - 2]!, words[at]!, 1));
    }
    for (const each of line) for (const part of each.parts) add(part);
    // "masa bayar", "bayar berapa": a matter is asked about, wished for, denied or complained of, wherever that is said.
    const moods = moodsOf(rest);
    add(numberOf(signs, `${moods.join(' ')}${asks ? '?' : ''}`));
    const matters = [...new Set(line.flatMap(({ concept }) => concept ?? []))].sort(inOrder);
    for (const [at, matter] of matters.entries()) {
      for (const mood of moods) add(pairOf(moodFor(mood), matter, ANYWHERE));
      if (asks) add(pairOf(moodFor('?'), matter, ANYWHERE));
      for (const other of matters.slice(at + 1)) add(pairOf(matter, other, ANYWHERE));
    }
    for (const { intent, score } of hits) add(numberOf(score >= SURE ? sure : likely, intent));
    return features;
  };

  return {
    learn(line) {
      learning = true;
      return read(line);
    },
    of(line, mend) {
      learning = false;
      return read(line, mend);
    },
  };
}

const inOrder = (a: Word, b: Word): number => (a.ordinal ?? 0) - (b.ordinal ?? 0);

/** Runs of letters, with where the word begins and ends. */
function partsOf(word: string): string[] {
  const bounded = `^${word}$`;
  const count = Math.max(0, bounded.length - PART + 1);
  return Array.from({ length: count }, (_, at) => bounded.slice(at, at + PART));
}
