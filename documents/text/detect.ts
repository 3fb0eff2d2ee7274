import { boxAt, heightOf, hullOf, smallestBox, widthOf } from './geometry.ts';
import type { Point, Quad } from './geometry.ts';
import { run, tensorOf } from './models.ts';
import type { Models } from './models.ts';
import { shrink } from './picture.ts';
import type { Picture } from './picture.ts';

/** A place where text stands. `hull` are its outline points; `angle` that of its longer side. */
export type TextBox = { hull: Point[]; angle: number; quad: Quad; score: number };

const MEAN = [0.485, 0.456, 0.406];
const DEVIATION = [0.229, 0.224, 0.225];
/** A pixel this probable belongs to text (values of PaddleOCR). */
const TEXT = 0.3;
const LEAST_SCORE = 0.5;
const LEAST_SIDE = 3;
/** The network marks the core of a line; the line is this much larger: area × GROW / circumference on each side. */
const GROW = 1.7;

/** Finds lines of text, in coordinates of `picture`. `side`: its long side while looking, in pixels. */
export async function detect(models: Models, picture: Picture, side: number): Promise<TextBox[]> {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const fit = (length: number): number => Math.max(32, Math.round((length * scale) / 32) * 32);
  const small = await shrink(picture, fit(picture.width), fit(picture.height));
  const { data } = await run(models.detect, tensorOf(small, MEAN, DEVIATION));
  const sx = picture.width / small.width;
  const sy = picture.height / small.height;
  return areas(data, small.width, small.height).flatMap(({ outline, score }) => {
    if (score < LEAST_SCORE) return [];
    const hull = hullOf(outline);
    const core = smallestBox(hull);
    const [wide, high] = [widthOf(core.quad), heightOf(core.quad)];
    if (Math.min(wide, high) < LEAST_SIDE) return [];
    const grow = (wide * high * GROW) / (2 * (wide + high));
    const grown = boxAt(hull, core.angle, grow);
    const toPicture = ({ x, y }: Point): Point => ({ x: x * sx, y: y * sy });
    const [tl, tr, br, bl] = grown;
    return [
      {
        hull: grown.map(toPicture),
        angle: core.angle,
        quad: [toPicture(tl), toPicture(tr), toPicture(br), toPicture(bl)] as const,
        score,
      },
    ];
  });
}

/** Connected areas of text with the ends of each of their rows and their mean probability. */
function areas(map: Float32Array, width: number, height: number): { outline: Point[]; score: number }[] {
  const seen = new Uint8Array(width * height);
  const stack: number[] = [];
  const found: { outline: Point[]; score: number }[] = [];
  for (let start = 0; start < map.length; start += 1) {
    if (seen[start] || map[start]! < TEXT) continue;
    const rows = new Map<number, [number, number]>();
    let sum = 0;
    let count = 0;
    stack.push(start);
    seen[start] = 1;
    while (stack.length > 0) {
      const at = stack.pop()!;
      const y = (at / width) | 0;
      const x = at - y * width;
      sum += map[at]!;
      count += 1;
      const row = rows.get(y);
      if (!row) rows.set(y, [x, x]);
      else if (x < row[0]) row[0] = x;
      else if (x > row[1]) row[1] = x;
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const [nx, ny] = [x + dx, y + dy];
          if (nx < 0 || ny < 0 || nx >= width || ny >= height) continue;
          const next = ny * width + nx;
          if (seen[next] || map[next]! < TEXT) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    if (count < 9) continue;
    const outline = [...rows].flatMap(([y, [left, right]]) => [
      { x: left, y },
      { x: right + 1, y },
      { x: left, y: y + 1 },
      { x: right + 1, y: y + 1 },
    ]);
    found.push({ outline, score: sum / count });
  }
  return found;
}
