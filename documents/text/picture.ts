import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { heicPixels } from './heic-size.ts';

/** Upright RGB pixels, three bytes each, row by row. */
export type Picture = { data: Uint8Array; width: number; height: number };

/** A picture that no program can show, or that would fill the memory. */
export class BrokenPicture extends Error {
  override readonly name = 'BrokenPicture';
}

/** Larger pictures are read at this size: a line of a card then still has more pixels than the models use. */
const LONG_SIDE = 2_400;
/** 108 megapixels is the largest camera of a phone; what is larger is a decompression bomb. */
const MOST_PIXELS = 110_000_000;

// One core at a time, and nothing kept between pictures: a chat is never slowed by somebody's photo.
sharp.concurrency(1);
sharp.cache(false);

/** Turned as its EXIF says. Throws BrokenPicture. */
export async function openPicture(bytes: Uint8Array, mime: string): Promise<Picture & { pixels: number }> {
  try {
    const source = mime === 'image/heic' ? await heicSource(bytes) : sharp(bytes, LIMITS);
    const { width, height } = await source.metadata();
    const { data, info } = await source
      .rotate()
      .flatten({ background: '#fff' })
      .resize(LONG_SIDE, LONG_SIDE, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const rgb = info.channels === 3 ? data : greyToRgb(data, info.channels);
    return { data: rgb, width: info.width, height: info.height, pixels: Math.max(width, height) };
  } catch (error) {
    if (error instanceof BrokenPicture) throw error;
    throw new BrokenPicture('the picture cannot be decoded', { cause: error });
  }
}

const LIMITS = { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true } as const;

async function heicSource(bytes: Uint8Array): Promise<Sharp> {
  // Before it is decoded: afterwards the memory would be full already.
  if (heicPixels(bytes) > MOST_PIXELS) throw new BrokenPicture('too many pixels');
  // A decoder of its own, loaded with the first such picture: nobody else's photo waits for it.
  const { default: decodeHeic } = await import('heic-decode');
  const { data, width, height } = await decodeHeic({ buffer: bytes });
  if (width * height > MOST_PIXELS) throw new BrokenPicture('too many pixels');
  return sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
    raw: { width, height, channels: 4 },
  });
}

function greyToRgb(data: Uint8Array, channels: number): Uint8Array {
  const rgb = new Uint8Array((data.length / channels) * 3);
  for (let from = 0, to = 0; from < data.length; from += channels, to += 3) {
    rgb.fill(data[from]!, to, to + 3);
  }
  return rgb;
}

/** The same picture no longer than `longSide`; never enlarged. */
export async function shrink(picture: Picture, width: number, height: number): Promise<Picture> {
  const data = await sharp(picture.data, {
    raw: { width: picture.width, height: picture.height, channels: 3 },
  })
    .resize(width, height, { fit: 'fill', kernel: 'linear' })
    .raw()
    .toBuffer();
  return { data, width, height };
}

/** Left for right: a selfie camera shows writing as in a mirror. */
export function mirrored({ data, width, height }: Picture): Picture {
  const flipped = new Uint8Array(data.length);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const [from, to] = [(row * width + column) * 3, ((row + 1) * width - 1 - column) * 3];
      for (let channel = 0; channel < 3; channel += 1) flipped[to + channel] = data[from + channel]!;
    }
  }
  return { data: flipped, width, height };
}

/** 95th percentile of brightness, 0 to 255, on every fourth pixel. */
export function brightness({ data }: Picture): number {
  const counts = new Uint32Array(256);
  for (let at = 0; at + 2 < data.length; at += 12) {
    counts[Math.round(data[at]! * 0.3 + data[at + 1]! * 0.59 + data[at + 2]! * 0.11)]! += 1;
  }
  let left = Math.ceil(data.length / 12) * 0.05;
  for (let level = 255; level > 0; level -= 1) {
    left -= counts[level]!;
    if (left <= 0) return level;
  }
  return 0;
}
