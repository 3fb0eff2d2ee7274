/** A line's features by name; each counts once. */
export type Features = readonly string[];

export interface Classifier<Label extends string> {
  labels: readonly Label[];
  /** How likely each label is, in the order of `labels`; together 1. */
  score(features: Features): number[];
}

const ROUNDS = 2;
const STEP = 0.4;
/** Errors below it teach nothing and would take most of the time. */
const SMALL = 0.01;
/** Pull of every weight back to zero, so that one rare word decides nothing. */
const DECAY = 0.0008;

type Row = { wanted: number; at: readonly number[] };

/**
 * Multinomial logistic regression over named features, trained by adaptive gradient steps in fixed orders: the same
 * examples always give the same weights. Those of several orders are averaged, so that less hangs on what came last.
 */
export function train<Label extends string>(
  examples: readonly { label: Label; features: Features }[],
): Classifier<Label> {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const index = new Map<string, number>();
  const rows = examples.map(({ label, features }) => ({
    wanted: labels.indexOf(label),
    at: features.map((name) => {
      const known = index.get(name) ?? index.size;
      index.set(name, known);
      return known;
    }),
  }));
  const size = labels.length;
  const weights = new Float64Array(index.size * size);
  for (const stride of STRIDES) {
    const found = weightsOf(rows, stride, index.size, size);
    for (let at = 0; at < weights.length; at += 1)
      weights[at] = (weights[at] ?? 0) + (found[at] ?? 0) / STRIDES.length;
  }
  const positions = (features: Features): number[] => features.flatMap((name) => index.get(name) ?? []);
  return {
    labels,
    score: (features) => [...softmax(weights, positions(features), size)],
  };
}

/** Primes that no number of examples is likely to share, so that every round sees each example once. */
const STRIDES = [7919, 104_729, 1_299_709];

function weightsOf(rows: readonly Row[], stride: number, features: number, size: number): Float64Array {
  const weights = new Float64Array(features * size);
  const squares = new Float64Array(features * size).fill(0.01);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let step = 0; step < rows.length; step += 1) {
      const row = rows[(step * stride + round) % rows.length];
      if (!row) continue;
      const errors = softmax(weights, row.at, size);
      errors[row.wanted] = (errors[row.wanted] ?? 0) - 1;
      for (const feature of row.at) {
        for (let label = 0; label < size; label += 1) {
          const error = errors[label] ?? 0;
          if (error < SMALL && error > -SMALL) continue;
          const at = feature * size + label;
          const weight = weights[at] ?? 0;
          const slope = error + DECAY * weight;
          const square = (squares[at] ?? 0) + slope * slope;
          squares[at] = square;
          weights[at] = weight - (STEP * slope) / Math.sqrt(square);
        }
      }
    }
  }
  return weights;
}

function softmax(weights: Float64Array, at: readonly number[], size: number): Float64Array {
  const sums = new Float64Array(size);
  for (const feature of at) {
    for (let label = 0; label < size; label += 1)
      sums[label] = (sums[label] ?? 0) + (weights[feature * size + label] ?? 0);
  }
  const highest = Math.max(...sums);
  let total = 0;
  for (let label = 0; label < size; label += 1) {
    const power = Math.exp((sums[label] ?? 0) - highest);
    sums[label] = power;
    total += power;
  }
  for (let label = 0; label < size; label += 1) sums[label] = (sums[label] ?? 0) / total;
  return sums;
}
