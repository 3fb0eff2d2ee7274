import type { Sign } from './recognise.ts';
import type { Picture } from './picture.ts';

/** Contrast below this share of the line's own counts as paper. */
const INK = 0.3;
/** The background of a column is looked for this far to both sides. */
const AROUND = 40;
/** So many of a column's pixels, darkest first, lie before one that is surely paper. */
const PAPER = 0.8;

/**
 * The network often leaves out blanks between words. This measures the paper between neighbouring signs.
 * @returns for each sign but the last the widest run of columns without ink up to the next, in line heights
 */
function gapsBetween(strip: Picture, signs: readonly Sign[]): number[] {
  const ink = inkOf(strip);
  return signs.slice(1).map((next, at) => {
    const from = Math.round(signs[at]!.at * strip.width);
    const to = Math.round(next.at * strip.width);
    let widest = 0;
    let run = 0;
    for (let column = from; column <= to; column += 1) {
      run = (ink[column] ?? 0) < INK ? run + 1 : 0;
      widest = Math.max(widest, run);
    }
    return widest / strip.height;
  });
}

/** Share of ink by column, in [0, 1]: the darkest rows against the paper around. */
function inkOf({ data, width, height }: Picture): Float64Array {
  const grey = greyOf(data);
  const [top, bottom] = rowsOfPrint(grey, width, height);
  const dark = new Float64Array(width);
  const paper = new Float64Array(width);
  const column: number[] = [];
  for (let x = 0; x < width; x += 1) {
    column.length = 0;
    for (let y = top; y < bottom; y += 1) column.push(grey[y * width + x]!);
    column.sort((a, b) => a - b);
    dark[x] = (column[0]! + column[1]! + column[2]! + column[3]!) / 4;
    paper[x] = column[Math.round(column.length * PAPER)]!;
  }
  const contrast = new Float64Array(width);
  for (let x = 0; x < width; x += 1) {
    let ground = 0;
    const [from, to] = [Math.max(0, x - AROUND), Math.min(width - 1, x + AROUND)];
    for (let near = from; near <= to; near += 4) ground = Math.max(ground, paper[near]!);
    contrast[x] = Math.max(0, ground - dark[x]!);
  }
  const strong = contrast.toSorted()[Math.round(width * 0.85)] ?? 1;
  return contrast.map((value) => Math.min(1, value / Math.max(strong, 1)));
}

function greyOf(data: Uint8Array): Float32Array {
  const grey = new Float32Array(data.length / 3);
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 3)
    grey[at] = data[from]! * 0.3 + data[from + 1]! * 0.59 + data[from + 2]! * 0.11;
  return grey;
}

/** Rows that surely belong to the line, in shares of the strip; the line above or below may look in beyond them. */
const OWN_ROWS = { from: 0.12, to: 0.88 } as const;
/** A row of print has this share of the ink that the line's rows have on average. */
const ROW_OF_PRINT = 0.3;

/**
 * The rows with the line's own print. Where it stands high in its strip the bar of a T and the arms of a Y are in the
 * first of them; print that begins anew behind a row of paper is another line's.
 */
function rowsOfPrint(grey: Float32Array, width: number, height: number): [number, number] {
  const [from, to] = [Math.round(height * OWN_ROWS.from), Math.round(height * OWN_ROWS.to)];
  const paper = Float32Array.from({ length: width }, (_, x) => {
    const column = Float32Array.from({ length: height }, (_row, y) => grey[y * width + x]!).toSorted();
    return column[Math.round(height * PAPER)]!;
  });
  const inkIn = (row: number): number => {
    let ink = 0;
    for (let x = 0; x < width; x += 1) ink += Math.max(0, paper[x]! - grey[row * width + x]!);
    return ink;
  };
  let sum = 0;
  for (let row = from; row < to; row += 1) sum += inkIn(row);
  const least = (ROW_OF_PRINT * sum) / (to - from);
  let [top, bottom] = [from, to];
  while (top > 0 && inkIn(top) >= least && inkIn(top - 1) >= least) top -= 1;
  while (bottom < height && inkIn(bottom - 1) >= least && inkIn(bottom) >= least) bottom += 1;
  return [top, bottom];
}

/** Room a sign leaves beside itself, in line heights (measured): straight strokes most, slanted and open sides least. */
const STRAIGHT = 0.06;
const BEFORE: readonly (readonly [string, number])[] = [
  ['TAWYVXZJ4.,/-7', 0.004],
  ['OCGSQ02689', 0.035],
];
const BEHIND: readonly (readonly [string, number])[] = [
  ['YKLRAWTSFPVXZ.,/4-', 0.014],
  ['OCDGBEQ02356789', 0.04],
];
/** A gap is a blank when it is this wide, and wider by so much than its two letters leave in the type of this line. */
const LEAST_GAP = 0.1;
const WIDER = 0.08;
const WIDER_IN_WIDE_TYPE = 0.02;
const NARROW_TYPE = 0.7;
const WIDE_TYPE = 1.5;

/** The text with a blank wherever the network saw one or the paper between two signs is wide enough. */
export function spacedText({ strip, signs }: { strip: Picture; signs: readonly Sign[] }): string {
  const printed = signs.filter(({ sign }) => sign.trim() !== '');
  const gaps = gapsBetween(strip, printed);
  const usual = printed.slice(1).map((next, at) => roomBetween(printed[at]!.sign, next.sign));
  const wider = gaps.map((gap, at) => gap / usual[at]!).toSorted((a, b) => a - b);
  const type = Math.min(WIDE_TYPE, Math.max(NARROW_TYPE, wider[Math.floor(wider.length * 0.3)] ?? 1));
  let text = '';
  for (const [at, { sign }] of printed.entries()) {
    text += sign;
    const next = printed[at + 1];
    if (!next) break;
    // A one stands alone between other digits without being a word.
    const number = /\d/.test(sign) && /\d/.test(next.sign);
    const seen = signs[signs.indexOf(printed[at]!) + 1] !== next;
    const gap = gaps[at]!;
    const wide = gap > LEAST_GAP && gap - type * usual[at]! > WIDER + type * WIDER_IN_WIDE_TYPE;
    if (seen || (wide && !number)) text += ' ';
  }
  return text;
}

function roomBetween(left: string, right: string): number {
  const room = (sign: string, sides: typeof BEFORE): number =>
    sides.find(([signs]) => signs.includes(sign.toUpperCase()))?.[1] ?? STRAIGHT;
  return room(left, BEHIND) + room(right, BEFORE);
}
