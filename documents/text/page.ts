import { detect } from './detect.ts';
import type { TextBox } from './detect.ts';
import { alongAngle, readingAngle } from './direction.ts';
import { boxAt, centreOf, heightOf, widthOf } from './geometry.ts';
import type { Point, Quad } from './geometry.ts';
import type { Models } from './models.ts';
import type { Picture } from './picture.ts';
import { recognise, sureness, textOf } from './recognise.ts';
import type { Sign } from './recognise.ts';
import { cardAround, isNumberLine, isOn, numbersOf, setApart } from './set-apart.ts';
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
  /** All that was read, also what stands beside the cards. */
  found: Line[];
  /** Where several cards lie there, each further one as a page; `lines` are then those of the one with the largest number. */
  beside: Page[];
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
/** A card has more lines than this; fewer beside it are no other one. */
const LEAST_LINES = 8;
/** The number is among its tallest lines. */
const TALLEST = 8;
const SURE = 0.8;
/** Text that runs otherwise by more than this was read as if it ran like the rest. */
const TURNED = (12 * Math.PI) / 180;

export async function readPage(models: Models, picture: Picture): Promise<Page> {
  const boxes = await detect(models, picture, SIDE);
  const angle = (await readingAngle(models, picture, boxes)) ?? 0;
  const page = await lookAt(models, picture, boxes, angle);
  const turned = await turnedCard(models, page, picture, boxes);
  if (!turned) return page;
  const own = numbersOf(page.lines);
  const lines = page.lines.filter(({ quad }) =>
    own.some((line) => isOn(line.quad, page.angle, centreOf(quad))),
  );
  return { ...page, lines, beside: [...page.beside, turned] };
}

/** Reads what stands in these boxes of a picture, from close by where that helps. */
async function lookAt(
  models: Models,
  picture: Picture,
  boxes: readonly TextBox[],
  angle: number,
): Promise<Page> {
  const close = closer(picture, boxes, angle);
  const whole = { picture, outline: cornersOf(picture), cutAt: 0, scale: 1 };
  if (!close) return await linesOf(models, whole, boxes, angle);
  const again = await detect(models, close.picture, SIDE);
  const least = isAslant(angle) ? LEAST_FOUND.aslant : LEAST_FOUND.small;
  return again.length < boxes.length * least
    ? await linesOf(models, whole, boxes, angle)
    : await linesOf(models, close, again, (await readingAngle(models, close.picture, again)) ?? 0);
}

/** A further card that lies otherwise than those that were found: upright beside one on its head or on its side. */
async function turnedCard(
  models: Models,
  page: Page,
  picture: Picture,
  boxes: readonly TextBox[],
): Promise<Page | undefined> {
  const found = [page, ...page.beside].flatMap(({ lines }) => numbersOf(lines).slice(0, 1)).filter(isSure);
  if (found.length === 0) return undefined;
  const along = page.cutAt + page.angle;
  const taken = found.map(({ quad }) => onPhoto(page, quad));
  const rest = boxes.filter(
    ({ quad }) =>
      widthOf(quad) > 2 * heightOf(quad) && !taken.some((number) => isOn(number, along, centreOf(quad))),
  );
  if (rest.length < LEAST_LINES) return undefined;
  const angle = (await readingAngle(models, picture, rest)) ?? along;
  const off = Math.atan2(Math.sin(angle - along), Math.cos(angle - along));
  if (Math.abs(off) < TURNED) return undefined;
  const number = await numberAmong(models, picture, rest, angle);
  if (!number) return undefined;
  const isNear = cardAround(number, angle);
  const own = rest.filter((box) => isNear(centreOf(box.quad)));
  const turned = await lookAt(models, picture, own, angle);
  return { ...turned, found: turned.lines, beside: [] };
}

/** Whether the number of a card stands on a picture: a short look, of a page that is not to be read otherwise. */
export async function mayShowCard(models: Models, picture: Picture): Promise<boolean> {
  const boxes = await detect(models, picture, SIDE);
  const long = boxes.filter(({ quad }) => widthOf(quad) > 2 * heightOf(quad));
  const angle = (await readingAngle(models, picture, long)) ?? 0;
  return (await numberAmong(models, picture, long, angle)) !== undefined;
}

/** Where among the tallest lines the number of a card stands. */
async function numberAmong(
  models: Models,
  picture: Picture,
  boxes: readonly TextBox[],
  angle: number,
): Promise<Quad | undefined> {
  const tallest = boxes.map((box) => alongAngle(box, angle)).toSorted((a, b) => heightOf(b) - heightOf(a));
  for (const quad of tallest.slice(0, TALLEST)) {
    const { signs } = await recognise(models, picture, quad);
    if (isNumberLine(textOf(signs)) && isSure({ sure: sureness(signs) })) return quad;
  }
  return undefined;
}

/** Read on its head a number is digits too, of which the network is not sure. */
const isSure = ({ sure }: { sure: number }): boolean => sure > SURE;

/** Where something on a part of a photo lies on the whole of it. */
function onPhoto({ outline: [from], cutAt, scale }: Page, quad: Quad): Quad {
  const [cos, sin] = [Math.cos(cutAt), Math.sin(cutAt)];
  const back = (point: Point): Point => {
    const [x, y] = [(point.x - from.x) / scale, (point.y - from.y) / scale];
    return { x: x * cos - y * sin, y: x * sin + y * cos };
  };
  const [tl, tr, br, bl] = quad;
  return [back(tl), back(tr), back(br), back(bl)];
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
    found: [],
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
  page.lines.sort((a, b) => a.y - b.y);
  const [lines = [], ...others] = setApart(page.lines, angle);
  const found = page.lines;
  return { ...page, lines, found, beside: others.map((own) => ({ ...page, lines: own, found: own })) };
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
