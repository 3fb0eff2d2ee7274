import type { Catalogue } from '../catalogue/catalogue.ts';
import { editDistance } from '../identity/edit-distance.ts';
import { train } from './classifier.ts';
import { dataJson, dataText } from './data.ts';
import { namesTrade, withoutPermits } from './entities.ts';
import { canonicalText } from './normalise.ts';
import { hitsOf } from './patterns.ts';
import type { Intent } from './intents.ts';
import { stem } from './stem.ts';

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
/** Words for nearly the same, to the one that stands for them; only the classifier reads them so. */
const kin = new Map(
  Object.entries(dataJson<{ kin: Record<string, string[]> }>('words.json').kin).flatMap(([word, others]) =>
    others.map((other) => [other, word] as const),
  ),
);
const A_PERMIT = 'a permit';
/** Stands for any name of a permit. */
const ANY_PERMIT = 'nib';
const QUESTIONS: ReadonlySet<Label> = new Set<Label>([
  'ask_requirements',
  'ask_fee',
  'ask_duration',
  'ask_procedure',
]);

const models = new WeakMap<Catalogue, Model>();

/** Trained from `data/examples.tsv` at the first call for a catalogue, which takes about a tenth of a second. */
export function modelOf(catalogue: Catalogue): Model {
  const known = models.get(catalogue);
  if (known) return known;
  const [, ...rows] = dataText('examples.tsv').trimEnd().split('\n');
  const taught = rows.map((row) => {
    const [label = '', text = ''] = row.split('\t');
    return { label: label as Label, text: canonicalText(text) };
  });
  const classifier = train(
    taught.flatMap(({ label, text }) =>
      variantsOf(label, text).map((variant) => ({ label, features: featuresOf(variant, catalogue) })),
    ),
  );
  const vocabulary = vocabularyOf(taught.flatMap(({ text }) => text.match(/[a-z]{4,}/g) ?? []));
  const model: Model = {
    guess(canonical) {
      const features = featuresOf(canonical, catalogue, (word) => mended(word, vocabulary));
      const likelihoods = classifier.score(features);
      const guesses = classifier.labels
        .map((label, index) => ({ label, likelihood: likelihoods[index] ?? 0 }))
        .sort((a, b) => b.likelihood - a.likelihood);
      const words = withoutPermits(canonical, catalogue)
        .rest.split(' ')
        .filter((word) => word.length > 3);
      const known = words.filter((word) => vocabulary.words.has(mended(word, vocabulary)) || /\d/.test(word));
      return { guesses, known: words.length === 0 ? 1 : known.length / words.length };
    },
  };
  models.set(catalogue, model);
  return model;
}

/** What is asked without naming a permit is asked in the same words of each, and often after the wish for it. */
function variantsOf(label: Label, text: string): string[] {
  const one = ANY_PERMIT;
  if (QUESTIONS.has(label)) return [text, `${text} ${one}`, `mau urus ${one} ${text}`];
  if (label === 'start_application' || label === 'check_status') return [text, `${text} ${one}`];
  return [text];
}

/** What the classifier sees of a line: stems, pairs of them, parts of words, whether a permit is named, which patterns fit. */
function featuresOf(
  canonical: string,
  catalogue: Catalogue,
  mend = (word: string): string => word,
): string[] {
  const { rest, named } = withoutPermits(canonical, catalogue);
  const words = rest
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (/\d/.test(word) ? '#' : word));
  const stems = words.map((word) =>
    word === '#' || word === '_' ? word : stem(kin.get(mend(word)) ?? mend(word)),
  );
  const bounded = ['^', ...stems, '$'];
  const length = words.length > 6 ? 'long' : words.length > 2 ? 'some' : String(words.length);
  const features = new Set([
    `length ${length}`,
    ...(named ? [A_PERMIT] : []),
    ...(namesTrade(canonical) ? ['a trade'] : []),
    ...stems,
    ...bounded.slice(1).map((word, index) => `${bounded[index] ?? ''} ${word}`),
    ...bounded.slice(2).map((word, index) => `${bounded[index] ?? ''} .. ${word}`),
    // Parts of words, so that one that nobody has taught still resembles its kin.
    ...stems.flatMap((word) => partsOf(word)),
    ...hitsOf(canonical).map(({ intent, score }) => `pattern ${intent} ${score >= 0.85 ? 'sure' : 'likely'}`),
  ]);
  return [...features];
}

const PART = 4;

function partsOf(word: string): string[] {
  const count = Math.max(0, word.length - PART + 1);
  return Array.from({ length: count }, (_, at) => `part ${word.slice(at, at + PART)}`);
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

function vocabularyOf(taught: readonly string[]): Vocabulary {
  const words = new Set(taught);
  return { words, byInitial: Map.groupBy(words, (word) => word[0]!) };
}
