import { centreOf, distance } from './geometry.ts';
import type { Point, Quad } from './geometry.ts';
import type { Line } from './page.ts';

/** The number of another card is about as large, by this share of its height. */
const ALIKE = 0.6;
/** Where the middle of a card lies from that of its number, and how far its edges are from there, in widths of the number. */
const MIDDLE = { along: 0.25, across: 0.42 } as const;
const HALF = { along: 1.2, across: 0.87 } as const;
/** What lies further from the middle of a card than its edge, by this much, is none of it. */
const BEYOND = 1.1;

/**
 * Several cards on one picture are told apart by their numbers; what stands around them belongs to the nearest.
 *
 * @returns the lines of each, in order, first those of the one with the largest number; all of them where there is one
 */
export function setApart(lines: readonly Line[], angle: number): Line[][] {
  const cards: Line[] = [];
  for (const line of numbersOf(lines)) {
    // Below its number a card goes on for about as much as the number is wide.
    const isOwn = cards.some((card) => cardAround(card.quad, angle, 0.75)(centreOf(line.quad)));
    if (!isOwn && line.height > (cards[0]?.height ?? 0) * ALIKE) cards.push(line);
  }
  if (cards.length < 2) return [[...lines]];
  const middles = cards.map((card) => offMiddle(card.quad, angle));
  const groups = cards.map((): Line[] => []);
  for (const line of lines) {
    const off = middles.map((from) => from(centreOf(line.quad)));
    const nearest = Math.min(...off);
    if (nearest < BEYOND) groups[off.indexOf(nearest)]!.push(line);
  }
  return groups;
}

/** The lines that are the number of a card, the largest first. */
export const numbersOf = (lines: readonly Line[]): Line[] =>
  lines.filter(({ text }) => isNumberLine(text)).toSorted((a, b) => b.height - a.height);

/** Whether a point lies on the card whose number stands in `quad`, or close to it. */
export const isOn = (quad: Quad, angle: number, point: Point): boolean =>
  offMiddle(quad, angle)(point) < BEYOND;

/** Sixteen digits in a row, or nearly: the number of a card. */
export const isNumberLine = (text: string): boolean => /(\d[\s.-]?){14,}/.test(text);

/** Whether a point may lie on the card whose NIK stands in `quad`, by the proportions of a KTP. */
export function cardAround(quad: Quad, angle: number, below = 1.25): (point: Point) => boolean {
  const from = offNumber(quad, angle);
  return (point) => {
    const { along, across } = from(point);
    return along > -1.15 && along < 1.25 && across > -0.5 && across < below;
  };
}

/** How far a point lies from the middle of the card whose number stands in `quad`: 1 at its edges. */
function offMiddle(quad: Quad, angle: number): (point: Point) => number {
  const from = offNumber(quad, angle);
  return (point) => {
    const { along, across } = from(point);
    const [right, down] = [(along - MIDDLE.along) / HALF.along, (across - MIDDLE.across) / HALF.across];
    return Math.max(Math.abs(right), Math.abs(down));
  };
}

/** Where a point lies from the middle of a number, in widths of the number: along its run, and below it. */
function offNumber(quad: Quad, angle: number): (point: Point) => { along: number; across: number } {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const centre = centreOf(quad);
  const wide = distance(quad[0], quad[1]);
  return ({ x, y }) => ({
    along: ((x - centre.x) * cos + (y - centre.y) * sin) / wide,
    across: (-(x - centre.x) * sin + (y - centre.y) * cos) / wide,
  });
}
