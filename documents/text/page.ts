import { detect } from './detect.ts';
import type { TextBox } from './detect.ts';
import { alongAngle, readingAngle } from './direction.ts';
import { boxAt, centreOf, distance, heightOf, widthOf } from './geometry.ts';
import type { Point, Quad } from './geometry.ts';
import type { Models } from './models.ts';
import type { Picture } from './picture.ts';
import { recognise, sureness, textOf } from './recognise.ts';
import type { Sign } from './recognise.ts';
import { warp } from './warp.ts';

/** A line of text. Coordinates are those of the upright page, in pixels of the picture. */
export type Line = {
  text: string;
  signs: readonly Sign[];
  /** Mean certainty of its signs, in [0, 1]. */
  sure: number;
  quad: Quad;
  strip: Picture;
  left: number;
  right: number;
  /** Height of its middle, and of the line itself. */
  y: number;
  height: number;
  /** Slope of the line on the upright page, in radians: what perspective left of it. */
  slope: number;
};

/** What stands on a picture. `angle`: direction of reading in the picture, in radians. */
export type Page = {
  lines: Line[];
  /** Where several cards lie there, the lines of each further one; `lines` are then those of the one with the largest number. */
  beside: Line[][];
  angle: number;
  picture: Picture;
  /** Corners of the whole photo, where `picture` is a part of it. */
  outline: Quad;
  /** Direction in which `picture` was cut out of the photo, in radians. */
  cutAt: number;
  /** Pixels of `picture` to one of the photo as it came: what was looked at from close by was enlarged. */
  scale: number;
  boxes: number;
};

/** Lines are looked for at this size; smaller print than about 8 pixels is then missed. */
const SIDE = 960;
/** Text that fills less of the picture than this is looked for again, closer. */
const SMALL = 0.6;
/** Lines are found badly where they run further than about 20° off the sides of the picture: twice that, as a sine. */
const ASLANT = 0.64;
/** The second look counts where it finds this share of the boxes again; aslant, lines fall into pieces at first. */
const LEAST_FOUND = { small: 0.6, aslant: 0.25 } as const;
/** More boxes than a card has: newspaper, a shelf, a screen. Then the card is found by its number first. */
const CROWD = 46;
const MOST_LINES = 64;
const MOST_ANCHORS = 22;
/** The number of another card is about as large, by this share of its height. */
const ALIKE = 0.6;
/** Where the middle of a card lies from that of its number, and how far its edges are from there, in widths of the number. */
const MIDDLE = { along: 0.25, across: 0.42 } as const;
const HALF = { along: 1.2, across: 0.87 } as const;
/** What lies further from the middle of a card than its edge, by this much, is none of it. */
const BEYOND = 1.1;

export async function readPage(models: Models, picture: Picture): Promise<Page> {
  const first = await detect(models, picture, SIDE);
  const angle = (await readingAngle(models, picture, first)) ?? 0;
  const close = closer(picture, first, angle);
  const whole = { picture, outline: cornersOf(picture), cutAt: 0, scale: 1 };
  if (!close) return await linesOf(models, whole, first, angle);
  const again = await detect(models, close.picture, SIDE);
  const least = isAslant(angle) ? LEAST_FOUND.aslant : LEAST_FOUND.small;
  return again.length < first.length * least
    ? await linesOf(models, whole, first, angle)
    : await linesOf(models, close, again, (await readingAngle(models, close.picture, again)) ?? 0);
}

const isAslant = (angle: number): boolean => Math.abs(Math.sin(2 * angle)) > ASLANT;

/** A part of a photo, and where the corners of the whole lie on it. */
type Cutting = Pick<Page, 'picture' | 'outline' | 'cutAt' | 'scale'>;

const cornersOf = ({ width, height }: Picture): Quad => [
  { x: 0, y: 0 },
  { x: width, y: 0 },
  { x: width, y: height },
  { x: 0, y: height },
];

/** The part of the picture with the text, upright, when it is a small part or lies aslant. */
function closer(picture: Picture, boxes: readonly TextBox[], angle: number): Cutting | undefined {
  if (boxes.length < 4) return undefined;
  const hull = boxes.flatMap((box) => box.hull);
  const tight = boxAt(hull, angle);
  const long = Math.max(widthOf(tight), heightOf(tight));
  const small = long <= SMALL * Math.max(picture.width, picture.height);
  if (!small && !isAslant(angle)) return undefined;
  const quad = boxAt(hull, angle, long * 0.06);
  const zoom = Math.min(2.5, 1_440 / Math.max(widthOf(quad), heightOf(quad)));
  const scale = Math.max(1, zoom);
  const part = warp(picture, quad, Math.round(widthOf(quad) * scale), Math.round(heightOf(quad) * scale));
  const [from] = quad;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const onPart = ({ x, y }: Point): Point => ({
    x: ((x - from.x) * cos + (y - from.y) * sin) * scale,
    y: (-(x - from.x) * sin + (y - from.y) * cos) * scale,
  });
  const [tl, tr, br, bl] = cornersOf(picture);
  return { picture: part, outline: [onPart(tl), onPart(tr), onPart(br), onPart(bl)], cutAt: angle, scale };
}

async function linesOf(
  models: Models,
  { picture, outline, cutAt, scale }: Cutting,
  boxes: readonly TextBox[],
  angle: number,
): Promise<Page> {
  const quads = boxes.map((box) => alongAngle(box, angle)).toSorted((a, b) => heightOf(b) - heightOf(a));
  const page: Page = {
    lines: [],
    beside: [],
    angle,
    picture,
    outline,
    cutAt,
    scale,
    boxes: boxes.length,
  };
  const readLine = async (quad: Quad): Promise<void> => {
    const line = lineOf(await recognise(models, picture, quad), quad, angle);
    if (line.text.trim() !== '') page.lines.push(line);
  };
  let rest = quads;
  if (quads.length > CROWD) {
    const anchors = quads.filter((quad) => widthOf(quad) > 5 * heightOf(quad)).slice(0, MOST_ANCHORS);
    const read = new Set(anchors);
    for (const quad of anchors) await readLine(quad);
    const cards = page.lines
      .filter(({ text }) => isNumberLine(text))
      .map((line) => cardAround(line.quad, angle));
    const near = (point: Point): boolean => cards.length === 0 || cards.some((card) => card(point));
    rest = quads.filter((quad) => !read.has(quad) && near(centreOf(quad)));
  }
  for (const quad of rest.slice(0, MOST_LINES)) await readLine(quad);
  setApart(page);
  page.lines.sort((a, b) => a.y - b.y);
  return page;
}

function lineOf({ signs, strip }: { signs: Sign[]; strip: Picture }, quad: Quad, angle: number): Line {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = ({ x, y }: Point): number => x * cos + y * sin;
  const across = ({ x, y }: Point): number => -x * sin + y * cos;
  const [tl, tr] = quad;
  const long = widthOf(quad) > 2 * heightOf(quad);
  return {
    text: textOf(signs),
    signs,
    sure: sureness(signs),
    quad,
    strip,
    left: Math.min(...quad.map(along)),
    right: Math.max(...quad.map(along)),
    y: across(centreOf(quad)),
    height: heightOf(quad),
    slope: long ? Math.atan2(across(tr) - across(tl), along(tr) - along(tl)) : Number.NaN,
  };
}

/** Several cards on one picture are told apart by their numbers; what stands around them belongs to the nearest. */
function setApart(page: Page): void {
  const numbers = page.lines.filter(({ text }) => isNumberLine(text)).toSorted((a, b) => b.height - a.height);
  const cards: Line[] = [];
  for (const line of numbers) {
    // Below its number a card goes on for about as much as the number is wide.
    const isOwn = cards.some((card) => cardAround(card.quad, page.angle, 0.75)(centreOf(line.quad)));
    if (!isOwn && line.height > (cards[0]?.height ?? 0) * ALIKE) cards.push(line);
  }
  if (cards.length < 2) return;
  const middles = cards.map((card) => offMiddle(card.quad, page.angle));
  const groups = cards.map((): Line[] => []);
  for (const line of page.lines) {
    const off = middles.map((from) => from(centreOf(line.quad)));
    const nearest = Math.min(...off);
    if (nearest < BEYOND) groups[off.indexOf(nearest)]!.push(line);
  }
  const [first = [], ...others] = groups;
  page.lines = first;
  page.beside = others.map((lines) => lines.toSorted((a, b) => a.y - b.y));
}

/** Sixteen digits in a row, or nearly: the number of a card. */
const isNumberLine = (text: string): boolean => /(\d[\s.-]?){14,}/.test(text);

/** Whether a point may lie on the card whose NIK stands in `quad`, by the proportions of a KTP. */
function cardAround(quad: Quad, angle: number, below = 1.25): (point: Point) => boolean {
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
