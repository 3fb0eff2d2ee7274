import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { Random } from '../random.ts';

/** What befell a photo. The first list can be read by a patient person, the second cannot. */
export const READABLE = [
  'good',
  'typical',
  'turned',
  'small',
  'glare',
  'low_light',
  'slight_blur',
  'photocopy',
  'worn',
  'fingers',
  'clutter',
  'screen',
] as const;
export const UNREADABLE = ['heavy_blur', 'tiny', 'black', 'nik_glare', 'nik_cut'] as const;
export type Condition = (typeof READABLE)[number] | (typeof UNREADABLE)[number];

type Raw = { data: Buffer; width: number; height: number };
type Corner = readonly [number, number];

const PHOTO = { width: 1600, height: 1200 } as const;

/** A JPEG of the drawing as a phone on a table would send it. */
export async function photograph(svg: string, condition: Condition, random: Random): Promise<Buffer> {
  const between = (low: number, high: number): number => low + random.next() * (high - low);
  const drawing = await raw(
    condition === 'photocopy'
      ? sharp(Buffer.from(svg)).modulate({ saturation: 0 }).linear(1.25, -24)
      : sharp(Buffer.from(svg)),
  );
  const share =
    { small: between(0.32, 0.45), tiny: between(0.13, 0.19) }[condition as string] ?? between(0.68, 0.88);
  const tilt = condition === 'good' || condition === 'photocopy' ? between(-2, 2) : between(-9, 9);
  const corners = placed(
    drawing,
    share,
    tilt,
    condition === 'good' ? 0.01 : 0.035,
    random,
    condition === 'nik_cut',
  );
  const ground = await background(condition === 'clutter', random);
  paste(ground, drawing, corners);
  if (condition === 'fingers') fingers(ground, corners, random);
  let image = sharp(ground.data, { raw: { width: ground.width, height: ground.height, channels: 3 } });
  const blur =
    { slight_blur: between(1.1, 1.7), heavy_blur: between(4.5, 7), screen: between(0.6, 0.9) }[
      condition as string
    ] ?? between(0.3, 0.7);
  image = remade(await raw(image.blur(blur)));
  const light =
    { low_light: between(0.2, 0.35), black: between(0.015, 0.035) }[condition as string] ??
    between(0.85, 1.08);
  image = remade(await raw(image.linear(light, between(-4, 4) * light)));
  const pixels = await raw(image);
  shade(pixels, condition, corners, random, between);
  const turn = condition === 'turned' ? 90 * (1 + random.below(3)) : 0;
  const quality = condition === 'good' ? 88 : 62 + random.below(20);
  return remade(await raw(remade(pixels).rotate(turn)))
    .jpeg({ quality })
    .toBuffer();
}

async function raw(image: Sharp): Promise<Raw> {
  const { data, info } = await image
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const remade = ({ data, width, height }: Raw): Sharp => sharp(data, { raw: { width, height, channels: 3 } });

/** Corners of the drawing in the photo: top left, top right, bottom right, bottom left. */
function placed(
  drawing: Raw,
  share: number,
  tilt: number,
  skew: number,
  random: Random,
  cut: boolean,
): Corner[] {
  const scale = Math.min((PHOTO.width * share) / drawing.width, (PHOTO.height * 0.94) / drawing.height);
  const [w, h] = [(drawing.width * scale) / 2, (drawing.height * scale) / 2];
  const angle = (tilt * Math.PI) / 180;
  const shift = (): number => (random.next() - 0.5) * 2;
  const cx = PHOTO.width / 2 + shift() * Math.max(0, PHOTO.width / 2 - w * 1.1) * 0.6;
  const cy = cut
    ? -h * 0.45 + h * 0.35
    : PHOTO.height / 2 + shift() * Math.max(0, PHOTO.height / 2 - h * 1.15) * 0.6;
  return (
    [
      [-w, -h],
      [w, -h],
      [w, h],
      [-w, h],
    ] as const
  ).map(([x, y]) => [
    cx + x * Math.cos(angle) - y * Math.sin(angle) + shift() * skew * w,
    cy + x * Math.sin(angle) + y * Math.cos(angle) + shift() * skew * w,
  ]);
}

async function background(clutter: boolean, random: Random): Promise<Raw> {
  const { width, height } = PHOTO;
  const base = clutter ? '#d9d2c0' : random.pick(['#5b4a3c', '#c8b79a', '#3d3f44', '#e8e6e1', '#7d5c43']);
  const words = ['pasar', 'harga', 'berita', 'warga', 'sungai', 'jalan', 'kota', 'hari', 'ikan', 'sekolah'];
  const print = clutter
    ? Array.from(
        { length: 34 },
        (_, at) =>
          `<text x="10" y="${30 + at * 35}" font-family="serif" font-size="25" fill="#333">${Array.from({ length: 22 }, () => random.pick(words)).join(' ')}</text>`,
      )
    : Array.from(
        { length: 40 },
        () =>
          `<rect x="${random.below(width)}" y="0" width="${2 + random.below(9)}" height="${height}" fill="#000" opacity="0.05"/>`,
      );
  return raw(
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${base}"/>${print.join('')}</svg>`,
      ),
    ),
  );
}

/** Puts the drawing into the photo so that its corners fall on `corners`. */
function paste(photo: Raw, drawing: Raw, corners: readonly Corner[]): void {
  const m = inverse(projection(drawing.width, drawing.height, corners));
  for (let y = 0; y < photo.height; y += 1) {
    for (let x = 0; x < photo.width; x += 1) {
      const w = m[6]! * x + m[7]! * y + m[8]!;
      const sx = (m[0]! * x + m[1]! * y + m[2]!) / w;
      const sy = (m[3]! * x + m[4]! * y + m[5]!) / w;
      if (sx < 0 || sy < 0 || sx >= drawing.width - 1 || sy >= drawing.height - 1) continue;
      const [x0, y0] = [sx | 0, sy | 0];
      const [fx, fy] = [sx - x0, sy - y0];
      const at = (y0 * drawing.width + x0) * 3;
      const below = at + drawing.width * 3;
      for (let c = 0; c < 3; c += 1) {
        const d = drawing.data;
        const top = d[at + c]! * (1 - fx) + d[at + 3 + c]! * fx;
        const bottom = d[below + c]! * (1 - fx) + d[below + 3 + c]! * fx;
        photo.data[(y * photo.width + x) * 3 + c] = top * (1 - fy) + bottom * fy;
      }
    }
  }
}

/** The 3×3 projection of (0,0)…(width,height) onto four corners. */
function projection(width: number, height: number, [p, q, r, s]: readonly Corner[]): number[] {
  const [px, py, qx, qy, rx, ry, sx, sy] = [...p!, ...q!, ...r!, ...s!] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [ax, ay, bx, by] = [qx - rx, qy - ry, sx - rx, sy - ry];
  const [ux, uy] = [px - qx + rx - sx, py - qy + ry - sy];
  const det = ax * by - bx * ay;
  const g = (ux * by - bx * uy) / det;
  const h = (ax * uy - ux * ay) / det;
  return [
    (qx - px + g * qx) / width,
    (sx - px + h * sx) / height,
    px,
    (qy - py + g * qy) / width,
    (sy - py + h * sy) / height,
    py,
    g / width,
    h / height,
    1,
  ];
}

function inverse(m: readonly number[]): number[] {
  const [a, b, c, d, e, f, g, h, i] = m as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [A, B, C] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const det = a * A + b * B + c * C;
  return [
    A,
    c * h - b * i,
    b * f - c * e,
    B,
    a * i - c * g,
    c * d - a * f,
    C,
    b * g - a * h,
    a * e - b * d,
  ].map((value) => value / det);
}

/** A point of the card, in shares of its sides, in the photo. */
function onCard(corners: readonly Corner[], u: number, v: number): Corner {
  const [p, q, r, s] = corners as [Corner, Corner, Corner, Corner];
  const mix = (k: 0 | 1): number => (p[k] * (1 - u) + q[k] * u) * (1 - v) + (s[k] * (1 - u) + r[k] * u) * v;
  return [mix(0), mix(1)];
}

/** Thumbs at the lower and the right edge, where no value stands. */
function fingers(photo: Raw, corners: readonly Corner[], random: Random): void {
  for (const [u, v] of [
    [0.5 + random.next() * 0.15, 1.02],
    [1.01, 0.5 + random.next() * 0.3],
  ] as const) {
    const [cx, cy] = onCard(corners, u, v);
    const reach = 70 + random.below(40);
    for (let y = Math.max(0, (cy - reach) | 0); y < Math.min(photo.height, cy + reach); y += 1) {
      for (let x = Math.max(0, (cx - reach * 0.7) | 0); x < Math.min(photo.width, cx + reach * 0.7); x += 1) {
        if (((x - cx) / (reach * 0.7)) ** 2 + ((y - cy) / reach) ** 2 > 1) continue;
        const at = (y * photo.width + x) * 3;
        [photo.data[at], photo.data[at + 1], photo.data[at + 2]] = [201, 150, 118];
      }
    }
  }
}

/** Light from a side, noise, glare, worn print, the lines of a screen: all on the pixels in place. */
function shade(
  photo: Raw,
  condition: Condition,
  corners: readonly Corner[],
  random: Random,
  between: (low: number, high: number) => number,
): void {
  const noise = condition === 'low_light' || condition === 'black' ? 7 : 3.5;
  const slope = between(-0.18, 0.18);
  const glare = glareOf(condition, corners, between);
  const scratches =
    condition === 'worn'
      ? Array.from({ length: 26 }, () => ({
          at: onCard(corners, random.next(), random.next()),
          long: between(20, 120),
          angle: between(0, 3),
        }))
      : [];
  for (let y = 0; y < photo.height; y += 1) {
    for (let x = 0; x < photo.width; x += 1) {
      const at = (y * photo.width + x) * 3;
      const light = 1 + slope * (x / photo.width - 0.5);
      const shine = glare
        ? glare.strength * Math.exp(-(((x - glare.x) / glare.rx) ** 2) - ((y - glare.y) / glare.ry) ** 2)
        : 0;
      const grid = condition === 'screen' ? 5 * Math.sin(x * 1.9) + 5 * Math.sin(y * 1.7) : 0;
      const grain = (random.next() + random.next() - 1) * 2.4 * noise;
      for (let c = 0; c < 3; c += 1) {
        photo.data[at + c] = Math.max(0, Math.min(255, photo.data[at + c]! * light + shine + grain + grid));
      }
    }
  }
  for (const {
    at: [x0, y0],
    long,
    angle,
  } of scratches) {
    for (let step = 0; step < long; step += 0.5) {
      const x = Math.round(x0 + step * Math.cos(angle));
      const y = Math.round(y0 + step * Math.sin(angle));
      if (x < 0 || y < 0 || x >= photo.width - 1 || y >= photo.height) continue;
      photo.data.fill(215, (y * photo.width + x) * 3, (y * photo.width + x) * 3 + 6);
    }
  }
}

/** A lamp in the laminate: beside the text it can be read, on the NIK it cannot. */
function glareOf(
  condition: Condition,
  corners: readonly Corner[],
  between: (low: number, high: number) => number,
): { x: number; y: number; rx: number; ry: number; strength: number } | undefined {
  const wide = Math.hypot(corners[1]![0] - corners[0]![0], corners[1]![1] - corners[0]![1]);
  if (condition === 'glare') {
    const [x, y] = onCard(corners, between(0.35, 0.95), between(0.3, 0.95));
    return {
      x,
      y,
      rx: wide * between(0.06, 0.13),
      ry: wide * between(0.05, 0.1),
      strength: between(90, 170),
    };
  }
  if (condition !== 'nik_glare') return undefined;
  const [x, y] = onCard(corners, between(0.32, 0.5), 0.185);
  return { x, y, rx: wide * between(0.14, 0.2), ry: wide * between(0.05, 0.08), strength: 700 };
}
