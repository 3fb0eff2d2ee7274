import type { Features } from './features.ts';

export interface Classifier<Label extends string> {
  labels: readonly Label[];
  /** How likely each label is, in the order of `labels`; together 1. */
  score(features: Features): number[];
}

/** What was learnt, as plain data. */
export interface Weights<Label extends string> {
  labels: readonly Label[];
  /** Of a feature for a label, at feature × labels + label. */
  weights: Float32Array;
}

/** Taken once: in the innermost loops, looking up a global can cost more than the step itself. */
const { exp, sqrt } = Math;

const STEP = 0.2;
/** Errors below it teach nothing and would take most of the time. */
const SMALL = 0.02;

/**
 * The examples as numbers: the one at `row` wants the label `labels[wanted[row]]` and has
 * `features[starts[row] … starts[row + 1]]`; features are below `highest`. Plain data.
 */
export interface Rows<Label extends string> {
  labels: readonly Label[];
  count: number;
  highest: number;
  wanted: Int32Array;
  starts: Int32Array;
  features: Int32Array;
}

/** Takes the examples one by one, and keeps nothing of them but numbers. */
export function numberRows<Label extends string>(
  examples: Iterable<{ label: Label; features: Features }>,
): Rows<Label> {
  const wanted: Label[] = [];
  const starts = [0];
  let features = new Int32Array(2 ** 16);
  let filled = 0;
  let highest = 0;
  for (const example of examples) {
    if (filled + example.features.length > features.length)
      features = longer(features, example.features.length);
    for (const feature of example.features) {
      features[filled++] = feature;
      if (feature >= highest) highest = feature + 1;
    }
    wanted.push(example.label);
    starts.push(filled);
  }
  const labels = [...new Set(wanted)].sort();
  return {
    labels,
    count: wanted.length,
    highest,
    wanted: Int32Array.from(wanted, (label) => labels.indexOf(label)),
    starts: Int32Array.from(starts),
    features: features.slice(0, filled),
  };
}

/**
 * Multinomial logistic regression over numbered features, trained by adaptive gradient steps in fixed orders: the same
 * examples always give the same weights. Those of several orders are averaged, so that less hangs on what came last.
 */
export function train<Label extends string>(rows: Rows<Label>): Weights<Label> {
  const { labels, highest } = rows;
  return { labels, weights: weightsOf(rows, highest, labels.length) };
}

export function classifierOf<Label extends string>({ labels, weights }: Weights<Label>): Classifier<Label> {
  const sums = new Float32Array(labels.length);
  return {
    labels,
    score(seen) {
      softmax(weights, seen, 0, seen.length, sums);
      return [...sums];
    },
  };
}

/** Primes that no number of examples is likely to share, so that in every order each example is seen once. */
const STRIDES = [7919, 1_299_709, 104_729, 15_485_863, 32_452_843, 49_979_687];

function weightsOf(rows: Rows<string>, features: number, size: number): Float32Array {
  const averaged = new Float32Array(features * size);
  const weights = new Float32Array(features * size);
  const squares = new Float32Array(features * size);
  for (const stride of STRIDES) {
    weights.fill(0);
    squares.fill(0.01);
    learn(rows, stride, weights, squares, new Float32Array(size));
    for (let at = 0; at < averaged.length; at += 1) averaged[at]! += weights[at]! / STRIDES.length;
  }
  return averaged;
}

/** The innermost loops of the start of the program: numbers in place, nothing allocated. */
function learn(
  { count, wanted, starts, features }: Rows<string>,
  stride: number,
  weights: Float32Array,
  squares: Float32Array,
  errors: Float32Array,
): void {
  const wrong = new Int32Array(errors.length);
  for (let step = 0; step < count; step += 1) {
    const row = (step * stride) % count;
    const from = starts[row]!;
    const to = starts[row + 1]!;
    softmax(weights, features, from, to, errors);
    errors[wanted[row]!]! -= 1;
    let found = 0;
    for (let label = 0; label < errors.length; label += 1)
      if (errors[label]! >= SMALL || errors[label]! <= -SMALL) wrong[found++] = label;
    if (found > 0) correct(weights, squares, features, from, to, errors, wrong, found);
  }
}

/** One step of the weights that the features have for the first `count` labels of `wrong`. */
function correct(
  weights: Float32Array,
  squares: Float32Array,
  at: Int32Array,
  from: number,
  to: number,
  errors: Float32Array,
  wrong: Int32Array,
  count: number,
): void {
  const size = errors.length;
  const loud = loudness(to - from);
  for (let each = from; each < to; each += 1) {
    const first = at[each]! * size;
    for (let index = 0; index < count; index += 1) {
      const label = wrong[index]!;
      const place = first + label;
      const slope = errors[label]! * loud;
      const square = squares[place]! + slope * slope;
      squares[place] = square;
      weights[place]! -= (STEP * slope) / sqrt(square);
    }
  }
}

/** The more is seen of a line, the lower each of it speaks: a long line is no surer than a short one. */
const LOUD = 6;
const loudness = (count: number): number => LOUD / sqrt(count);

/** Into `sums`: how likely each label is for the features `at[from … to]`. */
function softmax(
  weights: Float32Array,
  at: ArrayLike<number>,
  from: number,
  to: number,
  sums: Float32Array,
): void {
  const size = sums.length;
  sums.fill(0);
  for (let each = from; each < to; each += 1) {
    const first = at[each]! * size;
    for (let label = 0; label < size; label += 1) sums[label]! += weights[first + label]!;
  }
  const loud = loudness(to - from);
  for (let label = 0; label < size; label += 1) sums[label]! *= loud;
  let highest = -Infinity;
  for (let label = 0; label < size; label += 1) if (sums[label]! > highest) highest = sums[label]!;
  let total = 0;
  for (let label = 0; label < size; label += 1) {
    const power = exp(sums[label]! - highest);
    sums[label] = power;
    total += power;
  }
  for (let label = 0; label < size; label += 1) sums[label]! /= total;
}

function longer(numbers: Int32Array<ArrayBuffer>, by: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(2 * numbers.length + by);
  copy.set(numbers);
  return copy;
}
