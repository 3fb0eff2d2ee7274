import { mapOnto } from './geometry.ts';
import type { Quad } from './geometry.ts';
import type { Picture } from './picture.ts';

/** What lies within `quad`, straightened to `width` × `height`. Beyond the edge the nearest pixel counts. */
export function warp(picture: Picture, quad: Quad, width: number, height: number): Picture {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = mapOnto(width, height, quad);
  const { data: from, width: wide, height: high } = picture;
  const data = new Uint8Array(width * height * 3);
  let to = 0;
  for (let row = 0; row < height; row += 1) {
    const y = row + 0.5;
    for (let column = 0; column < width; column += 1) {
      const x = column + 0.5;
      const w = g * x + h * y + 1;
      const sx = Math.min(Math.max((a * x + b * y + c) / w - 0.5, 0), wide - 1);
      const sy = Math.min(Math.max((d * x + e * y + f) / w - 0.5, 0), high - 1);
      const x0 = sx | 0;
      const y0 = sy | 0;
      const fx = sx - x0;
      const fy = sy - y0;
      const right = x0 + 1 < wide ? 3 : 0;
      const down = y0 + 1 < high ? wide * 3 : 0;
      let at = (y0 * wide + x0) * 3;
      for (let channel = 0; channel < 3; channel += 1, at += 1) {
        const top = from[at]! + (from[at + right]! - from[at]!) * fx;
        const bottom = from[at + down]! + (from[at + down + right]! - from[at + down]!) * fx;
        data[to++] = top + (bottom - top) * fy + 0.5;
      }
    }
  }
  return { data, width, height };
}
