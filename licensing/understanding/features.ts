import { dataJson } from './data.ts';
import type { Intent } from './intents.ts';
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
 * Gives numbers to what is seen of a line: stems, pairs of them, parts of words, whether a permit is named, which
 * patterns fit. A word is cut and looked up once, not at each line that has it.
 */
export interface FeatureNumbers {
  /** Of a line to learn from: what was never seen gets the next number. */
  learn(line: Line): Features;
  /** Of a line to judge: what was never learnt is left out. `mend` gives a word as the one that it nearly is. */
  of(line: Line, mend: (word: string) => string): Features;
}

/** The numbers given so far, as plain data. */
export interface FeatureTables {
  words: Map<string, Stem>;
  stems: Map<string, Stem>;
  signs: Map<string, number>;
  lengths: Map<number, number>;
  sure: Map<Intent, number>;
  likely: Map<Intent, number>;
  parts: Map<string, number>;
  pairs: Map<number, number>;
  count: number;
}

interface Stem {
  /** To name pairs by; undefined for a stem that was never learnt. */
  ordinal: number | undefined;
  own: number | undefined;
  parts: readonly (number | undefined)[];
}

/** Words for nearly the same, to the one that stands for them; only the classifier reads them so. */
const kin = new Map(
  Object.entries(dataJson<{ kin: Record<string, string[]> }>('words.json').kin).flatMap(([word, others]) =>
    others.map((other) => [other, word] as const),
  ),
);
const PART = 4;
/** Longer lines are alike in length. */
const SOME = 3;
const LONG = 7;
const SURE = 0.85;
/** More stems than anybody will teach: two ordinals make one small number. */
const STEMS = 2 ** 15;
const START: Stem = { ordinal: 0, own: undefined, parts: [] };
const END: Stem = { ordinal: 1, own: undefined, parts: [] };

export function emptyTables(): FeatureTables {
  return {
    words: new Map(),
    stems: new Map(),
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
  const { words, stems, signs, lengths, sure, likely, parts, pairs } = tables;
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
  const pairOf = (first: Stem, second: Stem, apart: 0 | 1): number | undefined =>
    first.ordinal === undefined || second.ordinal === undefined
      ? undefined
      : numberOf(pairs, (first.ordinal * STEMS + second.ordinal) * 2 + apart);
  const stemOf = (word: string): Stem => {
    const cut = kin.get(word) ?? word;
    const known = stems.get(cut);
    if (known) return known;
    const unseen: Stem = {
      ordinal: learning ? stems.size + 2 : undefined,
      own: learning ? tables.count++ : undefined,
      // So that a word nobody has taught still resembles its kin.
      parts: partsOf(cut).map((part) => numberOf(parts, part)),
    };
    if (learning) stems.set(cut, unseen);
    return unseen;
  };
  const wordOf = (word: string): Stem => {
    const known = words.get(word);
    if (known) return known;
    const found = stemOf(word);
    if (learning) words.set(word, found);
    return found;
  };

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
    for (const { own } of line) add(own);
    for (let at = 1; at < line.length; at += 1) add(pairOf(line[at - 1]!, line[at]!, 0));
    for (let at = 2; at < line.length; at += 1) add(pairOf(line[at - 2]!, line[at]!, 1));
    for (const each of line) for (const part of each.parts) add(part);
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

/** Runs of letters, with where the word begins and ends. */
function partsOf(word: string): string[] {
  const bounded = `^${word}$`;
  const count = Math.max(0, bounded.length - PART + 1);
  return Array.from({ length: count }, (_, at) => bounded.slice(at, at + PART));
}
