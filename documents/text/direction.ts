import type { TextBox } from './detect.ts';
import { boxAt, halfTurn, heightOf, widthOf } from './geometry.ts';
import type { Point, Quad } from './geometry.ts';
import { run, tensorOf } from './models.ts';
import type { Models } from './models.ts';
import type { Picture } from './picture.ts';
import { recognise, sureness } from './recognise.ts';
import { warp } from './warp.ts';

/** A box this much longer than high shows the direction of its text. */
const LONG = 2;
const MOST_ASKED = 8;
/** Below this mean difference the network does not know; reading both ways tells. */
const CLEAR = 0.6;
const MOST_READ = 6;
/** A box that lies further than this off the common direction has its direction from noise. */
const STRAY = (12 * Math.PI) / 180;
const BUCKETS = 36;

/** The direction in which most of the text runs, in radians: 0 is upright. Undefined without a line. */
export async function readingAngle(
  models: Models,
  picture: Picture,
  boxes: readonly TextBox[],
): Promise<number | undefined> {
  const long = boxes
    .filter(({ quad }) => widthOf(quad) > LONG * heightOf(quad))
    .toSorted((a, b) => widthOf(b.quad) - widthOf(a.quad));
  if (long.length === 0) return boxes.length > 0 ? 0 : undefined;
  const angle = commonAngle(long);
  const along = long.filter((box) => Math.abs(halfTurn(box.angle - angle)) < STRAY);
  let upright = 0;
  const asked = along.slice(0, MOST_ASKED);
  for (const box of asked) {
    const [still, turned] = await standing(
      models,
      picture,
      boxAt(box.hull, angle + halfTurn(box.angle - angle)),
    );
    upright += still - turned;
  }
  if (Math.abs(upright) < CLEAR * asked.length) upright = await betterRead(models, picture, along, angle);
  return upright >= 0 ? angle : angle + Math.PI;
}

/** Reads the tallest lines both ways round; positive when they read better as they stand. */
async function betterRead(
  models: Models,
  picture: Picture,
  boxes: readonly TextBox[],
  angle: number,
): Promise<number> {
  const tallest = boxes.toSorted((a, b) => heightOf(b.quad) - heightOf(a.quad)).slice(0, MOST_READ);
  let better = 0;
  for (const box of tallest) {
    const own = angle + halfTurn(box.angle - angle);
    const still = await recognise(models, picture, boxAt(box.hull, own));
    const turned = await recognise(models, picture, boxAt(box.hull, own + Math.PI));
    better += sureness(still.signs) * still.signs.length - sureness(turned.signs) * turned.signs.length;
  }
  return better;
}

/** The mean of the directions around the one most text has, each counted by its length. */
function commonAngle(long: readonly TextBox[]): number {
  const weights = new Float64Array(BUCKETS);
  const bucketOf = (angle: number): number =>
    Math.floor(((angle + Math.PI / 2) / Math.PI) * BUCKETS + BUCKETS) % BUCKETS;
  for (const { angle, quad } of long) weights[bucketOf(angle)]! += widthOf(quad);
  let best = 0;
  const around = (at: number): number =>
    weights[at]! + weights[(at + 1) % BUCKETS]! + weights[(at + BUCKETS - 1) % BUCKETS]!;
  for (let at = 1; at < BUCKETS; at += 1) if (around(at) > around(best)) best = at;
  const centre = ((best + 0.5) / BUCKETS) * Math.PI - Math.PI / 2;
  let sum = 0;
  let weight = 0;
  for (const { angle, quad } of long) {
    const off = halfTurn(angle - centre);
    if (Math.abs(off) > STRAY) continue;
    sum += off * widthOf(quad);
    weight += widthOf(quad);
  }
  return halfTurn(centre + (weight === 0 ? 0 : sum / weight));
}

/** How probable it is that a line stands upright, and that it stands on its head. */
async function standing(models: Models, picture: Picture, quad: Quad): Promise<[number, number]> {
  const strip = warp(picture, firstPart(quad), 192, 48);
  const { data } = await run(models.upright, tensorOf(strip, [0.5, 0.5, 0.5], [0.5, 0.5, 0.5]));
  return [data[0]!, data[1]!];
}

/** The network was shown pieces four times as wide as high. */
function firstPart([tl, tr, br, bl]: Quad): Quad {
  const share = Math.min(1, (4 * heightOf([tl, tr, br, bl])) / widthOf([tl, tr, br, bl]));
  const along = (from: Point, to: Point): Point => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  });
  return [tl, along(tl, tr), along(bl, br), bl];
}

/** A box read along `angle`; what strays from it is squared to it. */
export function alongAngle(box: TextBox, angle: number): Quad {
  const off = halfTurn(box.angle - angle);
  const long = widthOf(box.quad) > LONG * heightOf(box.quad);
  return boxAt(box.hull, long && Math.abs(off) < STRAY ? angle + off : angle);
}
