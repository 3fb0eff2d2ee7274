import type { Side } from '../licensing/reading.ts';
import { centreOf, distance } from './text/geometry.ts';
import type { Point, Quad } from './text/geometry.ts';
import type { Line, Page } from './text/page.ts';

/** A label that was found: the how many-eth of the card's rows it begins, the number's being 0, and its line. */
export type LabelledRow = { at: number; line: Line };

/** What of a card was found. `last`: the how many-eth its lowest row is. */
export type FoundOfCard = { number?: Line; rows: readonly LabelledRow[]; last: number };

/** A card leaves a line's height free around its text: what is nearer to the edge of the photo goes on beyond it. */
const NEAR = 0.4;
/** So many lines that run into one edge are no accident. Few values are long enough to reach the right one. */
const LEAST = { left: 3, right: 2 } as const;
/** With this share of its rows labelled the left column is there. */
const LABELLED = 0.6;
/** A value begins no further behind its label, in heights of the line. */
const BESIDE = 10;
/** From the middle of the row below it to the upper edge of the number, in rows: it is printed larger than the rest. */
const NUMBER_ABOVE = 2.2;
/** From the middle of the last row to its lower edge, in rows. */
const BELOW = 0.4;

/** The side on which a line of a card runs into the edge of the photo. */
export function cutLine(page: Page, line: Line): 'left' | 'right' | undefined {
  const reaches = reachIn(page);
  return (['right', 'left'] as const).find((side) => reaches(line, side));
}

/** The side on which the photo ends before the card does; undefined where none is seen to. */
export function cutSide(page: Page, { number, rows, last }: FoundOfCard): Side | undefined {
  const inset = insetsOf(page);
  const reaches = reachIn(page);
  const cutNumber = number && cutLine(page, number);
  if (cutNumber) return cutNumber;
  const below = rows.filter(({ at }) => at > 0);
  const pitch = pitchOf(below);
  const [first, end] = [below[0], below.at(-1)];
  if (first && pitch !== undefined) {
    const above = inset(centreOf(first.line.quad)).top;
    if (above < (first.at - 1 + NUMBER_ABOVE) * pitch) return 'top';
  }
  // Print around the card runs into the edges too: only what begins beside a label is a value.
  const values = page.lines.filter((line) => rows.some((row) => isBeside(row.line, line)));
  if (values.filter((line) => reaches(line, 'right')).length >= LEAST.right) return 'right';
  const labelled = rows.length / (last + 1);
  const cut = labelled < LABELLED && page.lines.filter((line) => reaches(line, 'left')).length >= LEAST.left;
  if (cut) return 'left';
  if (!end || pitch === undefined || end.at >= last) return undefined;
  const under = inset(centreOf(end.line.quad)).bottom;
  return under < (last - end.at + BELOW) * pitch ? 'bottom' : undefined;
}

/** The uppermost line of a card stands this far from its upper edge at most, in heights of the line; of a whole card that is its head. */
const BELOW_EDGE = 3;

/** Whether the photo begins so little above its first line that nothing of a card has room there. */
export function beginsAtEdge(page: Page): boolean {
  const [first] = page.lines.toSorted((a, b) => a.y - b.y);
  return first !== undefined && insetsOf(page)(centreOf(first.quad)).top < BELOW_EDGE * first.height;
}

/** Whether a line runs into a side of the photo. */
function reachIn(page: Page): (line: Line, side: 'left' | 'right') => boolean {
  const inset = insetsOf(page);
  return ({ quad, height }, side) => inset(endOf(quad, side))[side] < NEAR * height;
}

const isBeside = (label: Line, line: Line): boolean =>
  Math.abs(line.y - label.y) < label.height && line.left - label.right < BESIDE * label.height;

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

const endOf = ([tl, tr, br, bl]: Quad, side: 'left' | 'right'): Point =>
  side === 'left' ? middle(tl, bl) : middle(tr, br);

/** Mean distance of neighbouring rows. */
function pitchOf(rows: readonly LabelledRow[]): number | undefined {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || last.at - first.at < 2) return undefined;
  return distance(centreOf(first.line.quad), centreOf(last.line.quad)) / (last.at - first.at);
}

/** How far a point lies within each side of the photo, as the page is read. */
function insetsOf({ outline, angle }: Page): (point: Point) => Record<Side, number> {
  const along = { x: Math.cos(angle), y: Math.sin(angle) };
  const down = { x: -along.y, y: along.x };
  const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y;
  const edges = outline.map((from, at) => {
    const to = outline[(at + 1) % outline.length]!;
    const long = distance(from, to);
    const inward = { x: -(to.y - from.y) / long, y: (to.x - from.x) / long };
    const facing: [Side, number][] = [
      ['left', dot(inward, along)],
      ['right', -dot(inward, along)],
      ['top', dot(inward, down)],
      ['bottom', -dot(inward, down)],
    ];
    const [[side]] = facing.toSorted((a, b) => b[1] - a[1]) as [[Side, number]];
    return { side, from, inward };
  });
  return (point) => {
    const found = { left: Infinity, right: Infinity, top: Infinity, bottom: Infinity };
    for (const { side, from, inward } of edges)
      found[side] = dot({ x: point.x - from.x, y: point.y - from.y }, inward);
    return found;
  };
}
