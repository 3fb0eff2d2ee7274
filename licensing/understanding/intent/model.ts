import type { Catalogue } from '../../catalogue/catalogue.ts';
import { editDistance } from '../../identity/edit-distance.ts';
import { letterSet, mayBeNear } from '../../identity/letter-set.ts';
import { remembered } from '../../remembered.ts';
import { classifierOf, numberRows, train } from './classifier.ts';
import type { Rows, Weights } from './classifier.ts';
import { conceptOf } from './concepts.ts';
import { dataText } from '../data.ts';
import { permitNames, withoutPermits } from './entities.ts';
import { emptyTables, numberFeatures } from './features.ts';
import type { Features, FeatureTables, Line } from './features.ts';
import type { Intent } from './intents.ts';
import { kept } from '../kept.ts';
import { openNeighbours } from './neighbours.ts';
import type { Neighbours } from './neighbours.ts';
import { canonicalText } from '../words/normalise.ts';
import { hitsOf } from './patterns.ts';
import type { Hit } from './patterns.ts';
import { namesTrade } from '../trades/tells-trade.ts';

/** An intent, or the answer to a question of the bot, which is no wish at all. */
export type Label = Intent | 'answer';

export interface Model {
  /** `canonical` as `canonicalText` makes it; `asks`: whether it was written as a question. */
  guess(canonical: string, asks: boolean): Guess;
}

export interface Guess {
  /** Every label with its likelihood, most likely first. */
  guesses: { label: Label; likelihood: number }[];
  /** Share of the words that the examples have, 0 … 1; permits and numbers count as known. */
  known: number;
}

/** Each word of a line is looked at twice, and people use the same ones over and over. */
const MOST_MENDED = 5_000;
/** Shorter words are more often names than slips: Saleh is not "salah". */
const SHORTEST_MENDED = 6;
/** By the names of permits it was taught to see through: most new catalogues have the same. */
let last: { names: string; model: Model } | undefined;

/** What the examples teach, as plain data. */
interface Learnt {
  /** The longer words of the examples, with how often they have them. */
  words: Map<string, number>;
  tables: FeatureTables;
  weights: Weights<Label>;
  /** The examples themselves, as numbers. */
  rows: Rows<Label>;
}

/** Trained from `data/examples.tsv`, which takes some tenths of a second once for each state of the sources (kept.ts). */
export function modelOf(catalogue: Catalogue): Model {
  const names = permitNames(catalogue);
  if (last?.names !== names.source) {
    const learnt = kept(names.source, () => learn(names));
    last = { names: names.source, model: modelFrom(learnt, names) };
  }
  return last.model;
}

function learn(names: RegExp): Learnt {
  const words = new Map<string, number>();
  const tables = emptyTables();
  const numbers = numberFeatures(tables);
  const rows = numberRows(examples(words, (...line) => numbers.learn(lineOf(names, ...line))));
  return { words, tables, weights: train(rows), rows };
}

function lineOf(
  names: RegExp,
  canonical: string,
  asks: boolean,
  hits = hitsOf(canonical),
  trade = namesTrade(canonical),
): Line {
  return { canonical, rest: withoutPermits(canonical, names), asks, hits, trade };
}

function modelFrom({ words, tables, weights, rows }: Learnt, names: RegExp): Model {
  const classifier = classifierOf(weights);
  const neighbours = openNeighbours(rows);
  const numbers = numberFeatures(tables);
  const vocabulary: Vocabulary = {
    words,
    byInitial: Map.groupBy([...words.keys()].map(spelled), ({ word }) => word[0]!),
    byBones: usual(words, bones),
    bySound: usual(words, sound),
  };
  const mend = remembered(MOST_MENDED, (word) => mended(word, vocabulary));
  return {
    guess(canonical, asks) {
      const line = lineOf(names, canonical, asks);
      const features = numbers.of(line, mend);
      const likelihoods = heard(classifier.score(features), features, neighbours);
      const guesses = classifier.labels
        .map((label, index) => ({ label, likelihood: likelihoods[index] ?? 0 }))
        .sort((a, b) => b.likelihood - a.likelihood);
      const words = line.rest.split(' ').filter((word) => word.length > 3);
      const known = words.filter(
        (word) => /\d/.test(word) || vocabulary.words.has(mend(word)) || conceptOf(word) !== undefined,
      );
      return { guesses, known: words.length === 0 ? 1 : known.length / words.length };
    },
  };
}

/** Surer than this the classifier needs no other voice. */
const SURE = 0.9;
/** How much the lines most like it have to say beside the classifier. */
const VOICE = 0.3;
const LEAST = 1e-9;

/** Where the classifier is not sure, the examples most like the line have a voice as well. */
function heard(likelihoods: number[], features: Features, neighbours: Neighbours): number[] {
  if (likelihoods.some((each) => each >= SURE)) return likelihoods;
  const votes = neighbours.vote(features);
  const both = likelihoods.map(
    (each, label) => Math.max(each, LEAST) ** (1 - VOICE) * votes[label]! ** VOICE,
  );
  const all = both.reduce((sum, each) => sum + each, 0);
  return both.map((each) => each / all);
}

/** One by one, so that what is seen of thousands of lines is never held at once. Their longer words go into `words`. */
function* examples(
  words: Map<string, number>,
  featuresOf: (text: string, asks: boolean, hits: readonly Hit[], trade: boolean) => Features,
): Generator<{ label: Label; features: Features }> {
  const [, ...rows] = dataText('examples.tsv').trimEnd().split('\n');
  for (const row of rows) {
    const [label, written] = row.split('\t') as [Label, string];
    const text = canonicalText(written);
    const asks = isQuestion(written);
    const hits = hitsOf(text);
    const trade = namesTrade(text);
    for (const word of text.match(/[a-z]{4,}/g) ?? []) words.set(word, (words.get(word) ?? 0) + 1);
    yield { label, features: featuresOf(text, asks, hits, trade) };
  }
}

/** A question mark, or the particle that stands for it. */
export function isQuestion(text: string): boolean {
  return /\?|(?<!lang)kah\b/i.test(text);
}

/**
 * A word no example has, as the one it nearly is: without a letter held down, with its vowels, with Indonesian vowels for
 * those of Banjar, with one letter mended.
 */
function mended(word: string, { words, byInitial, byBones, bySound }: Vocabulary): string {
  if (words.has(word)) return word;
  const single = word.replace(/([a-z])\1/g, '$1');
  if (words.has(single)) return single;
  if (CLIPPED.test(word)) return byBones.get(bones(word)) ?? word;
  if (word.length < SHORTEST_MENDED) return word;
  const spoken = bySound.get(sound(word));
  if (spoken !== undefined) return spoken;
  const written = spelled(word);
  const near = byInitial
    .get(word[0]!)
    ?.find((known) => mayBeNear(written, known, 1) && editDistance(word, known.word, 1) === 1);
  return near?.word ?? word;
}

/** "krg", "lwt": written without its vowels. */
const CLIPPED = /^[bcdfghjklmnpqrstvwxyz]{3,6}$/;
/** Rarer words nobody clips. */
const OFTEN = 4;

/** Consonants, of which chat drops the n of "ng" and "ny" too. */
const bones = (word: string): string => word.replace(/[aeiou]/g, '').replace(/n(?=[gy])/g, '');

/** Banjar has a where Indonesian has e, and u where it has o: "palayanan", "ditulak". */
const sound = (word: string): string => word.replace(/e/g, 'a').replace(/o/g, 'u');

/** By what `key` leaves of it the most usual word. */
function usual(words: ReadonlyMap<string, number>, key: (word: string) => string): Map<string, string> {
  const often = [...words].filter(([word, count]) => count >= OFTEN && !CLIPPED.test(word));
  return new Map(often.sort(([, a], [, b]) => a - b).map(([word]) => [key(word), word] as const));
}

interface Spelled {
  word: string;
  length: number;
  letters: number;
}

const spelled = (word: string): Spelled => ({ word, length: word.length, letters: letterSet(word) });

interface Vocabulary {
  /** With how often the examples have them. */
  words: ReadonlyMap<string, number>;
  byInitial: ReadonlyMap<string, readonly Spelled[]>;
  byBones: ReadonlyMap<string, string>;
  bySound: ReadonlyMap<string, string>;
}
