import { heightOf, widthOf } from '../text/geometry.ts';
import type { Point, Quad } from '../text/geometry.ts';
import type { Models } from '../text/models.ts';
import type { Line } from '../text/page.ts';
import type { Picture } from '../text/picture.ts';
import { recognise, sureness, textOf } from '../text/recognise.ts';
import type { RecogniseOptions, Sign } from '../text/recognise.ts';
import { warp } from '../text/warp.ts';
import { likenesses } from './alike.ts';
import { digitsFor, round } from './values.ts';

/**
 * A number read several times. `agreed`: the first reading and enough of the others are the same. `doubtful`: digits, counted from
 * 0, that may yet be others.
 */
export type NumberReading = {
  digits: string;
  agreed: boolean;
  doubtful: readonly number[];
  confidence: number;
};

const ONLY_DIGITS = /^\d$/;

/** The same line, looked at differently: what is only just legible then comes out differently too. */
const LOOKS: readonly (RecogniseOptions & { taller: number })[] = [
  { taller: 0 },
  { taller: 0, stretch: 1.25 },
  { taller: 0, stretch: 0.85 },
  { taller: 0.1, centred: true },
  { taller: -0.07 },
  { taller: 0.18, stretch: 1.1 },
];
const LEAST_AGREEING = 5;
/** No digit may be less sure than this on the mean of the looks that agree. */
const LEAST_SURE = 0.6;
const LEAST_MEAN = 0.82;
/**
 * Of a digit that is worn or written over all looks may see the same other one, and be sure of it: it is in doubt where it is less
 * like the others of its kind in this number than ALIKE. Where there is none it is so if the looks are less sure than LONE, by so much
 * more than of the rest (ALONE times; a blurred number is so all along), and by more than half (PROVEN) of what
 * they are of a digit that is like others: some print is hard to read. Chosen on 790 drawn numbers, with and without damage, of the part for tuning, and the samples.
 */
const ALIKE = 0.92;
const LONE = 0.97;
const ALONE = 4;
const PROVEN = 0.5;
/** The strip on which digits are laid over each other: this high in pixels, with so much room above and below the line. */
const STRIP = { height: 64, room: 0.2 } as const;

/** Second pass over the line of a number of `length` digits. */
export async function readNumber(
  models: Models,
  picture: Picture,
  line: Line,
  length: number,
): Promise<NumberReading | undefined> {
  const span = digitSpan(line, length);
  if (!span) return undefined;
  const first = digitsFor(textOf(span.signs));
  const looks: Sign[][] = [];
  for (const { taller, ...options } of LOOKS) {
    const quad = part(line.quad, span.from, span.to, taller);
    looks.push((await recognise(models, picture, quad, { ...options, only: ONLY_DIGITS })).signs);
  }
  const vote = voted(looks, first, length);
  if (!vote) return undefined;
  const { signs, unclear, ...found } = vote;
  if (!found.agreed) return { ...found, doubtful: unclear };
  const quad = part(line.quad, span.from, span.to, STRIP.room);
  const width = Math.round((STRIP.height * widthOf(quad)) / Math.max(heightOf(quad), 1));
  const alike = likenesses(warp(picture, quad, width, STRIP.height), signs);
  return { ...found, doubtful: doubtfulDigits(signs, alike) };
}

/** `sure` of each: the mean of the looks. */
export function doubtfulDigits(
  signs: readonly Pick<Sign, 'sure'>[],
  alike: readonly (number | undefined)[],
): number[] {
  const unsure = signs.map(({ sure }) => 1 - sure);
  const usual = unsure.toSorted((a, b) => a - b)[Math.floor(unsure.length / 2)] ?? 0;
  const proven = Math.max(0, ...unsure.filter((_, at) => (alike[at] ?? 0) >= ALIKE));
  const most = Math.max(1 - LONE, ALONE * usual, PROVEN * proven);
  return unsure.flatMap((by, at) => {
    const likeness = alike[at];
    return (likeness === undefined ? by <= most : likeness >= ALIKE) ? [] : [at];
  });
}

/** What the looks that agree say together; `at` and `sure` of its signs are the means of theirs. `unclear`: what keeps them from agreeing, where that is single digits. */
type Vote = Omit<NumberReading, 'doubtful'> & { signs: Sign[]; unclear: readonly number[] };

/** What the looks say together. `first`: the digits as the line was read before; none where there is no look. */
export function voted(looks: readonly (readonly Sign[])[], first: string, length: number): Vote | undefined {
  const votes = new Map<string, (readonly Sign[])[]>();
  for (const signs of looks) {
    const digits = textOf(signs);
    votes.set(digits, [...(votes.get(digits) ?? []), signs]);
  }
  const [winner] = [...votes].toSorted((a, b) => b[1].length - a[1].length);
  if (!winner) return undefined;
  const [digits, agreeing] = winner;
  const meanOf = (place: number, what: 'at' | 'sure'): number =>
    agreeing.reduce((sum, look) => sum + look[place]![what], 0) / agreeing.length;
  // A digit one look is unsure of may be plain in the others; and where it stands each tells only roughly.
  const signs = agreeing[0]!.map(({ sign }, place) => ({
    sign,
    at: meanOf(place, 'at'),
    sure: meanOf(place, 'sure'),
  }));
  const mean = sureness(signs);
  const agreed =
    digits.length === length &&
    digits === first &&
    agreeing.length >= LEAST_AGREEING &&
    signs.every(({ sure }) => sure >= LEAST_SURE) &&
    mean >= LEAST_MEAN;
  const others = [first, ...votes.keys()].filter((other) => other.length === length);
  const unclear = signs.flatMap(({ sign, sure }, at) =>
    sure < LEAST_SURE || others.some((other) => other[at] !== sign) ? [at] : [],
  );
  return {
    digits,
    agreed,
    signs,
    unclear: digits.length === length ? unclear : [],
    confidence: round((agreeing.length / looks.length) * mean),
  };
}

/** Where the digits of the number stand on the line, in shares of its width. */
function digitSpan(
  line: Line,
  length: number,
): { from: number; to: number; signs: readonly Sign[] } | undefined {
  const { signs } = line;
  let best: [number, number] | undefined;
  for (let at = 0; at < signs.length; at += 1) {
    if (!isDigitLike(signs[at]!.sign)) continue;
    let end = at;
    while (
      end + 1 < signs.length &&
      /[\s.-]/.test(signs[end + 1]!.sign) !== isDigitLike(signs[end + 1]!.sign)
    )
      end += 1;
    if (!best || end - at > best[1] - best[0]) best = [at, end];
    at = end;
  }
  if (!best) return undefined;
  let [from, to] = best;
  while (to > from && !isDigitLike(signs[to]!.sign)) to -= 1;
  // A colon in front is easily read as a one; the real first digit then stands far from it.
  const count = signs.slice(from, to + 1).filter(({ sign }) => isDigitLike(sign)).length;
  if (count === length + 1 && /[1lI|:]/.test(signs[from]!.sign)) from += 1;
  if (count < length / 2) return undefined;
  const step = to > from ? (signs[to]!.at - signs[from]!.at) / (to - from) : 0.05;
  return {
    from: Math.max(0, signs[from]!.at - step * 0.75),
    to: Math.min(1, signs[to]!.at + step * 0.95),
    signs: signs.slice(from, to + 1),
  };
}

const isDigitLike = (sign: string): boolean => /[\dOolI|SBZGDbqT?]/.test(sign);

/** The part of a line between two shares of its width, made taller by a share of its height on both sides. */
function part([tl, tr, br, bl]: Quad, from: number, to: number, taller: number): Quad {
  const mix = (a: Point, b: Point, share: number): Point => ({
    x: a.x + (b.x - a.x) * share,
    y: a.y + (b.y - a.y) * share,
  });
  const high = heightOf([tl, tr, br, bl]);
  const up = { x: ((tl.x - bl.x) / high) * high * taller, y: ((tl.y - bl.y) / high) * high * taller };
  const raise = (point: Point): Point => ({ x: point.x + up.x, y: point.y + up.y });
  const lower = (point: Point): Point => ({ x: point.x - up.x, y: point.y - up.y });
  return [raise(mix(tl, tr, from)), raise(mix(tl, tr, to)), lower(mix(bl, br, to)), lower(mix(bl, br, from))];
}
