import sharp from 'sharp';
import { heightOf, widthOf } from './text/geometry.ts';
import type { Quad } from './text/geometry.ts';
import type { Picture } from './text/picture.ts';
import { warp } from './text/warp.ts';

/** Where a value stands: lines on a picture, in order. */
export type Place = { field: string; picture: Picture; quads: readonly Quad[] };

/** What staff are shown of a file instead of the whole of it: JPEGs. `crops`: by field, what a value was read from. */
export type Views = { thumbnail?: Uint8Array; crops: Record<string, Uint8Array> };

/** Enough to tell a card from a letter; too small for a number on it to be read. */
const THUMBNAIL = 200;
const WIDEST = 640;
const TALLEST = 40;
/** A little of what is around a line helps the eye. */
const AROUND = 0.15;

export async function viewsOf(picture: Picture | undefined, places: readonly Place[]): Promise<Views> {
  const crops: Record<string, Uint8Array> = {};
  for (const place of places) crops[place.field] = await cropOf(place);
  return { ...(picture ? { thumbnail: await thumbnailOf(picture) } : {}), crops };
}

async function thumbnailOf({ data, width, height }: Picture): Promise<Uint8Array> {
  return await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(THUMBNAIL, THUMBNAIL, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 60 })
    .toBuffer();
}

/** The lines of one value, straightened, one below the other. */
async function cropOf({ picture, quads }: Place): Promise<Uint8Array> {
  const strips = quads.map((quad) => stripOf(picture, quad));
  const width = Math.max(...strips.map((strip) => strip.width));
  const height = strips.reduce((sum, strip) => sum + strip.height, 0);
  const data = new Uint8Array(width * height * 3).fill(255);
  let top = 0;
  for (const strip of strips) {
    for (let row = 0; row < strip.height; row += 1) {
      const line = strip.data.subarray(row * strip.width * 3, (row + 1) * strip.width * 3);
      data.set(line, (top + row) * width * 3);
    }
    top += strip.height;
  }
  return await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 70 })
    .toBuffer();
}

function stripOf(picture: Picture, quad: Quad): Picture {
  const [tl, tr, br, bl] = quad;
  const [up, across] = [AROUND, (AROUND * heightOf(quad)) / Math.max(widthOf(quad), 1)];
  const grown = [
    outward(tl, bl, tr, up, across),
    outward(tr, br, tl, up, across),
    outward(br, tr, bl, up, across),
    outward(bl, tl, br, up, across),
  ] as const;
  const scale = Math.min(1, TALLEST / heightOf(grown), WIDEST / widthOf(grown));
  const size = (length: number): number => Math.max(1, Math.round(length * scale));
  return warp(picture, grown, size(widthOf(grown)), size(heightOf(grown)));
}

type Point = Quad[number];

/** A corner moved away from its two neighbours. */
const outward = (corner: Point, below: Point, beside: Point, up: number, across: number): Point => ({
  x: corner.x + (corner.x - below.x) * up + (corner.x - beside.x) * across,
  y: corner.y + (corner.y - below.y) * up + (corner.y - beside.y) * across,
});
