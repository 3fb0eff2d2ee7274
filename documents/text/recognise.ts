import { heightOf, widthOf } from './geometry.ts';
import type { Quad } from './geometry.ts';
import { run, tensorOf } from './models.ts';
import type { Models } from './models.ts';
import type { Picture } from './picture.ts';
import { warp } from './warp.ts';

/** One sign: its middle as a share of the line's width, and how probable it is. */
export type Sign = { sign: string; at: number; sure: number };

/** A line as the network read it. `strip` is the straightened line. */
export type Recognised = { signs: Sign[]; strip: Picture };

/** Height the network was made for. */
const HEIGHT = 48;
const WIDEST = 1_600;
/** Values 0 to 1 instead of -1 to 1: letters come out alike, spaces better (measured). */
const MEAN = [0, 0, 0];
const DEVIATION = [1, 1, 1];
/** The network reduces the width eightfold. */
const BLANK = 0;

export type RecogniseOptions = {
  /** Signs that may occur; everything printable of ASCII by default. */
  only?: RegExp;
  /** Width of the strip relative to its natural width. */
  stretch?: number;
  /** Mean and deviation of the input. */
  centred?: boolean;
};

const PRINTABLE = /^[ -~]$/;

export async function recognise(
  models: Models,
  picture: Picture,
  quad: Quad,
  options: RecogniseOptions = {},
): Promise<Recognised> {
  const ratio = widthOf(quad) / Math.max(heightOf(quad), 1);
  const width = Math.min(WIDEST, Math.max(32, Math.round((HEIGHT * ratio * (options.stretch ?? 1)) / 8) * 8));
  const strip = warp(picture, quad, width, HEIGHT);
  const tensor = options.centred
    ? tensorOf(strip, [0.5, 0.5, 0.5], [0.5, 0.5, 0.5])
    : tensorOf(strip, MEAN, DEVIATION);
  const { data, dims } = await run(models.recognise, tensor);
  const [, steps = 0, classes = 0] = dims;
  return { strip, signs: decode(data, steps, classes, allowed(models.alphabet, options.only ?? PRINTABLE)) };
}

const cache = new WeakMap<string[], Map<RegExp, { index: number; sign: string }[]>>();

/** Places of the permitted signs in the network's answer. */
function allowed(alphabet: string[], only: RegExp): { index: number; sign: string }[] {
  const known = cache.get(alphabet) ?? new Map<RegExp, { index: number; sign: string }[]>();
  cache.set(alphabet, known);
  const before = known.get(only);
  if (before) return before;
  const signs = alphabet.flatMap((sign, at) => (only.test(sign) ? [{ index: at + 1, sign }] : []));
  known.set(only, signs);
  return signs;
}

/** Best path: the likeliest permitted sign of each step; repeats melt together, blanks part them. */
function decode(
  data: Float32Array,
  steps: number,
  classes: number,
  signs: readonly { index: number; sign: string }[],
): Sign[] {
  const read: Sign[] = [];
  let last = BLANK;
  let run = { from: 0, sure: 0 };
  for (let step = 0; step < steps; step += 1) {
    const row = step * classes;
    let best = BLANK;
    let most = data[row]!;
    let sign = '';
    for (const candidate of signs) {
      const value = data[row + candidate.index]!;
      if (value > most) {
        most = value;
        best = candidate.index;
        sign = candidate.sign;
      }
    }
    if (best !== BLANK) {
      if (best === last) {
        const before = read.at(-1)!;
        run.sure = Math.max(run.sure, most);
        before.sure = run.sure;
        before.at = (run.from + step + 1) / 2 / steps;
      } else {
        run = { from: step, sure: most };
        read.push({ sign, at: (step + 0.5) / steps, sure: most });
      }
    }
    last = best;
  }
  return read;
}

export const textOf = (signs: readonly Sign[]): string => signs.map(({ sign }) => sign).join('');

/** Mean certainty of the signs, in [0, 1]; 0 for none. */
export function sureness(signs: readonly Sign[]): number {
  return signs.length === 0 ? 0 : signs.reduce((sum, { sure }) => sum + sure, 0) / signs.length;
}
