import type { Catalogue } from '../catalogue/catalogue.ts';
import { editDistance } from '../identity/edit-distance.ts';
import { train } from './classifier.ts';
import { dataText } from './data.ts';
import { permitNames, withoutPermits } from './entities.ts';
import { numberFeatures } from './features.ts';
import type { Features, Line } from './features.ts';
import type { Intent } from './intents.ts';
import { canonicalText } from './normalise.ts';

/** An intent, or the answer to a question of the bot, which is no wish at all. */
export type Label = Intent | 'answer';

export interface Model {
  /** `canonical` as `canonicalText` makes it. */
  guess(canonical: string): Guess;
}

export interface Guess {
  /** Every label with its likelihood, most likely first. */
  guesses: { label: Label; likelihood: number }[];
  /** Share of the words that the examples have, 0 … 1; permits and numbers count as known. */
  known: number;
}

/** Shorter words are more often names than slips: Saleh is not "salah". */
const SHORTEST_MENDED = 6;
/** Stands for any name of a permit. */
const ANY_PERMIT = 'nib';
const QUESTIONS: ReadonlySet<Label> = new Set<Label>([
  'ask_requirements',
  'ask_fee',
  'ask_duration',
  'ask_procedure',
]);

/** By the names of permits it was taught to see through: most new catalogues have the same. */
let last: { names: string; model: Model } | undefined;

/** Trained from `data/examples.tsv` when first asked for, which takes some tenths of a second. */
export function modelOf(catalogue: Catalogue): Model {
  const names = permitNames(catalogue);
  if (last?.names !== names.source) last = { names: names.source, model: learn(names) };
  return last.model;
}

function learn(names: RegExp): Model {
  const lineOf = (canonical: string): Line => ({ canonical, rest: withoutPermits(canonical, names) });
  const words = new Set<string>();
  const numbers = numberFeatures();
  const classifier = train(examples(words, (text) => numbers.learn(lineOf(text))));
  const vocabulary = { words, byInitial: Map.groupBy(words, (word) => word[0]!) };
  return {
    guess(canonical) {
      const line = lineOf(canonical);
      const likelihoods = classifier.score(numbers.of(line, (word) => mended(word, vocabulary)));
      const guesses = classifier.labels
        .map((label, index) => ({ label, likelihood: likelihoods[index] ?? 0 }))
        .sort((a, b) => b.likelihood - a.likelihood);
      const words = line.rest.split(' ').filter((word) => word.length > 3);
      const known = words.filter((word) => vocabulary.words.has(mended(word, vocabulary)) || /\d/.test(word));
      return { guesses, known: words.length === 0 ? 1 : known.length / words.length };
    },
  };
}

/** One by one, so that what is seen of thousands of lines is never held at once. Their longer words go into `words`. */
function* examples(
  words: Set<string>,
  featuresOf: (text: string) => Features,
): Generator<{ label: Label; features: Features }> {
  const [, ...rows] = dataText('examples.tsv').trimEnd().split('\n');
  for (const row of rows) {
    const [label, written] = row.split('\t') as [Label, string];
    const text = canonicalText(written);
    for (const word of text.match(/[a-z]{4,}/g) ?? []) words.add(word);
    for (const variant of variantsOf(label, text)) yield { label, features: featuresOf(variant) };
  }
}

/** What is asked without naming a permit is asked in the same words of each, and often after the wish for it. */
function variantsOf(label: Label, text: string): string[] {
  const one = ANY_PERMIT;
  if (QUESTIONS.has(label)) return [text, `${text} ${one}`, `mau urus ${one} ${text}`];
  if (label === 'start_application' || label === 'check_status') return [text, `${text} ${one}`];
  return [text];
}

/** A word no example has, as the one it nearly is. */
function mended(word: string, { words, byInitial }: Vocabulary): string {
  if (word.length < SHORTEST_MENDED || words.has(word)) return word;
  const alike = byInitial.get(word[0]!) ?? [];
  const near = alike.find((known) => editDistance(word, known, 1) === 1);
  return near ?? word;
}

interface Vocabulary {
  words: ReadonlySet<string>;
  byInitial: ReadonlyMap<string, readonly string[]>;
}
