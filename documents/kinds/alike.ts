import type { Picture } from '../text/picture.ts';
import type { Sign } from '../text/recognise.ts';

/** Share of the room between two digits that is looked at around each of them; beyond it the next may look in. */
const WIDE = 0.85;
/** Rows of the strip with the digits themselves, in shares of its height. */
const ROWS = { from: 0.16, to: 0.84 } as const;
/** A gap between two digits that is so much wider than the usual one holds a point or a blank: beside it a digit looks otherwise. */
const PARTED = 1.4;
/** Digits lie not quite where they are expected: they are laid over each other shifted by up to so many pixels. */
const SHIFT = { across: 6, down: 3 } as const;

/**
 * How much each digit of a number looks like the others of its kind in it, from -1 to 1 (correlation); undefined for one
 * that stands in it only once. One card prints all of its digits in one type: a 3 that was an 8 until a part of it wore off is not quite
 * like the other threes, however sure the network is of it. Of a number in groups nothing is told.
 *
 * @param strip the number with some room above and below (ROWS); `at` of the digits are shares of its width
 */
export function likenesses(
  strip: Picture,
  digits: readonly Pick<Sign, 'sign' | 'at'>[],
): (number | undefined)[] {
  const best: (number | undefined)[] = digits.map(() => undefined);
  const seen = digits.map(({ at }) => at * strip.width);
  if (isParted(seen)) return best;
  const grey = softened(strip);
  const places = evenly(seen);
  const pitch = (places.at(-1)! - places[0]!) / (digits.length - 1);
  const wide = Math.round(pitch * WIDE);
  const left = places.map((middle) => Math.round(middle - wide / 2));
  for (const [one, { sign }] of digits.entries()) {
    for (let other = one + 1; other < digits.length; other += 1) {
      if (digits[other]!.sign !== sign) continue;
      const alike = alikeAtBest(grey, left[one]!, left[other]!, wide);
      best[one] = Math.max(best[one] ?? -1, alike);
      best[other] = Math.max(best[other] ?? -1, alike);
    }
  }
  return best;
}

type Grey = { data: Float32Array; width: number; height: number };

/** Brightness, each pixel the mean of the nine around it: the grain of a photo is no difference. */
function softened({ data, width, height }: Picture): Grey {
  const soft = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let row = y - 1; row <= y + 1; row += 1) {
        for (let column = x - 1; column <= x + 1; column += 1) {
          const from = (within(row, height) * width + within(column, width)) * 3;
          sum += data[from]! * 0.3 + data[from + 1]! * 0.59 + data[from + 2]! * 0.11;
        }
      }
      soft[y * width + x] = sum / 9;
    }
  }
  return { data: soft, width, height };
}

const within = (at: number, length: number): number => Math.min(length - 1, Math.max(0, at));

function isParted(places: readonly number[]): boolean {
  const gaps = places.slice(1).map((place, at) => place - places[at]!);
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)];
  return usual === undefined || Math.max(...gaps) > PARTED * usual;
}

/** The same places on a straight line: digits of a number stand equally far apart, and the network tells where only roughly. */
function evenly(places: readonly number[]): number[] {
  const middle = (places.length - 1) / 2;
  const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
  let [along, spread] = [0, 0];
  for (const [index, place] of places.entries()) {
    along += (index - middle) * (place - mean);
    spread += (index - middle) ** 2;
  }
  const step = spread === 0 ? 0 : along / spread;
  return places.map((_, index) => mean + (index - middle) * step);
}

function alikeAtBest(grey: Grey, one: number, other: number, wide: number): number {
  let best = -1;
  for (let across = -SHIFT.across; across <= SHIFT.across; across += 1)
    for (let down = -SHIFT.down; down <= SHIFT.down; down += 1)
      best = Math.max(best, correlation(grey, one, other + across, down, wide));
  return best;
}

/** Of two pieces of the strip that begin in these columns; the second lies `down` rows lower. */
function correlation(
  { data, width, height }: Grey,
  one: number,
  other: number,
  down: number,
  wide: number,
): number {
  const [from, to] = [Math.round(height * ROWS.from), Math.round(height * ROWS.to)];
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let row = from; row < to; row += 1) {
    const [upper, lower] = [row * width, within(row + down, height) * width];
    for (let column = 0; column < wide; column += 1) {
      const first = data[upper + within(one + column, width)]!;
      const second = data[lower + within(other + column, width)]!;
      a += first;
      b += second;
      aa += first * first;
      bb += second * second;
      ab += first * second;
    }
  }
  const count = wide * (to - from);
  const spread = (aa - (a * a) / count) * (bb - (b * b) / count);
  return spread > 0 ? (ab - (a * b) / count) / Math.sqrt(spread) : 0;
}
