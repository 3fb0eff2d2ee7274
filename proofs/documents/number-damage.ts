import type { Random } from '../random.ts';
import { lettering } from './lettering.ts';
import type { Style } from './lettering.ts';

/** What may befall the number of a card that can else be read: a digit of it may then look like another one. */
export const DAMAGES = ['digit_worn', 'digit_written_over', 'scratched', 'folded', 'ink_drop'] as const;
export type Damage = (typeof DAMAGES)[number];

/** A number in print: its first sign begins at x, its baseline is y. `ground`: colour of the paper around it. */
export type Print = { text: string; x: number; y: number; style: Style; ground: string };

/** A part of a digit, in shares of its width from the left and of its height from the top. */
type Part = readonly [left: number, top: number, right: number, bottom: number];

/** Parts that wear off and leave another digit: of an 8 a 3, a 6, a 9, a 0; of a 7 a 1; of a 2 a 7. */
const WORN: Readonly<Record<string, readonly Part[]>> = {
  '0': [[0.6, 0.14, 1, 0.5]],
  '2': [[0, 0.84, 1, 1.05]],
  '4': [[0, 0.05, 0.5, 0.8]],
  '5': [[0, 0.08, 0.36, 0.5]],
  '6': [[0, 0.52, 0.36, 0.9]],
  '7': [[-0.05, -0.05, 0.55, 0.2]],
  '8': [
    [0, 0.12, 0.38, 0.88],
    [0.6, 0.14, 1, 0.42],
    [0, 0.56, 0.4, 0.88],
    [0.24, 0.4, 0.76, 0.6],
  ],
  '9': [
    [0, 0.1, 0.4, 0.48],
    [0.6, 0.14, 1, 0.46],
  ],
};
/** Where a digit has none of them, some third of it. */
const THIRDS: readonly Part[] = [
  [0, 0, 1, 0.34],
  [0, 0.33, 1, 0.67],
  [0, 0.66, 1, 1],
  [0, 0, 0.4, 1],
  [0.6, 0, 1, 1],
];

/** Strokes of a pen that make another digit of one: of a 3 an 8, of a 1 a 7 or a 4, of a 0 a 6, 8 or 9, of a 5 a 6 or a 9. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  '0': ['M0.1 0.52Q0.5 0.34 0.9 0.56', 'M0.08 0.5L0.92 0.49', 'M0.1 0.44Q0.5 0.66 0.9 0.46'],
  '1': ['M-0.02 0.07L0.6 0.03', 'M0.5 0L0.02 0.64L1 0.62'],
  '2': ['M0.18 0.24Q0.3 0.5 0.72 0.5M0.2 0.95Q0 0.7 0.4 0.52'],
  '3': ['M0.3 0.06Q-0.02 0.27 0.32 0.47M0.3 0.5Q-0.04 0.74 0.3 0.96'],
  '4': ['M0.06 0.05L0.8 0.02', 'M0.1 0.6Q0.1 1 0.7 0.98'],
  '5': ['M0.16 0.45Q-0.03 0.76 0.3 0.97', 'M0.86 0.05Q1 0.3 0.84 0.5'],
  '6': ['M0.7 0.04Q1.02 0.24 0.72 0.48'],
  '7': ['M0.08 0.05Q0 0.46 0.62 0.46', 'M0.2 0.5L0.85 0.48'],
  '8': ['M0.5 0.02L0.5 0.98', 'M0.1 0.9L0.9 0.1'],
  '9': ['M0.3 0.5Q-0.02 0.74 0.32 0.97'],
};
const PENS = ['#14141a', '#1d2a66', '#2b2b2b', '#3c3c44', '#4a2024'];
const DROPS = ['#15151c', '#1d2a66', '#5a3a22', '#333'];
/** Capitals and digits reach so far above the baseline, in sizes of the type. */
const HIGH = 0.72;

type Box = { sign: string; x: number; y: number; wide: number; high: number };

/** SVG elements to lie over the printed number. */
export function damageOver(print: Print, damage: Damage, random: Random): string[] {
  const boxes = [...print.text].map((_, at) => boxOf(print, at));
  const box = random.pick(boxes);
  switch (damage) {
    case 'digit_worn':
      return worn(box, print.ground, random);
    case 'digit_written_over':
      return writtenOver(box, random);
    case 'scratched':
      return scratched(box, print.ground, random);
    case 'folded':
      return folded(boxes, box, random);
    case 'ink_drop':
      return dropped(box, random);
  }
}

function boxOf({ text, x, y, style }: Print, at: number): Box {
  const from = x + lettering(text.slice(0, at), 0, y, style).width;
  const high = style.size * HIGH;
  const advance = lettering(text[at]!, 0, y, style).width;
  // Digits of a font leave some room on both sides, those of strokes all of it behind them.
  const [before, wide] = style.font === 'strokes' ? [0, 4 / 6.1] : [0.1, 0.8];
  return { sign: text[at]!, x: from + before * advance, y: y - high, wide: wide * advance, high };
}

const between = (random: Random, low: number, high: number): number => low + random.next() * (high - low);

/** Specks of bare paper over a part of a digit, ragged as wear is. */
function worn({ sign, x, y, wide, high }: Box, ground: string, random: Random): string[] {
  const [left, top, right, bottom] = random.pick(WORN[sign] ?? THIRDS);
  const strength = between(random, 0.75, 1);
  const [rx, ry] = [((right - left) * wide) / 2, ((bottom - top) * high) / 2];
  const middle = { x: x + ((left + right) / 2) * wide, y: y + ((top + bottom) / 2) * high };
  return Array.from({ length: 5 }, (_, at) => {
    const size = at === 0 ? 1.15 : between(random, 0.5, 0.8);
    const off = (reach: number): number => (at === 0 ? 0 : between(random, -0.5, 0.5) * reach);
    return `<ellipse cx="${middle.x + off(rx)}" cy="${middle.y + off(ry)}" rx="${rx * size}" ry="${ry * size}" fill="${ground}" opacity="${strength}"/>`;
  });
}

function writtenOver({ sign, x, y, wide, high }: Box, random: Random): string[] {
  const [left, top] = [x + between(random, -0.06, 0.06) * wide, y + between(random, -0.06, 0.06) * high];
  const stroke = random
    .pick(WRITTEN[sign]!)
    .replace(/(-?[\d.]+) (-?[\d.]+)/g, (_, u, v) => `${left + Number(u) * wide} ${top + Number(v) * high}`);
  const width = high * between(random, 0.09, 0.16);
  return [
    `<path d="${stroke}" fill="none" stroke="${random.pick(PENS)}" stroke-width="${width}" stroke-linecap="round" opacity="${between(random, 0.8, 1)}"/>`,
  ];
}

/** One to three lines through a digit, of bare paper or of dirt. */
function scratched({ x, y, wide, high }: Box, ground: string, random: Random): string[] {
  const colour = random.pick([ground, '#f4f4f0', '#f4f4f0', '#3a3a3a']);
  const angle = between(random, 0, Math.PI);
  const reach = high * between(random, 0.4, 0.9);
  return Array.from({ length: 1 + random.below(3) }, () => {
    const [cx, cy] = [x + wide * between(random, 0.1, 0.9), y + high * between(random, 0.15, 0.85)];
    const [dx, dy] = [Math.cos(angle) * reach, Math.sin(angle) * reach];
    return `<path d="M${cx - dx} ${cy - dy}L${cx + dx} ${cy + dy}" stroke="${colour}" stroke-width="${between(random, 2, 7)}" opacity="${between(random, 0.7, 1)}"/>`;
  });
}

/** The card was folded across a digit, or along the row: the print broke off the ridge, and one side lies in shadow. */
function folded(boxes: readonly Box[], { x, y, wide, high }: Box, random: Random): string[] {
  const along = random.below(2) === 0;
  const [first, last] = [boxes[0]!, boxes.at(-1)!];
  const slant = between(random, -0.35, 0.35) * high;
  const at = between(random, 0.15, 0.85);
  const line = along
    ? `M${first.x - 200} ${y + at * high - slant}L${last.x + 300} ${y + at * high + slant}`
    : `M${x + at * wide - slant} ${y - 130}L${x + at * wide + slant} ${y + 620}`;
  const width = between(random, 3, 9);
  return [
    `<path d="${line}" transform="translate(${along ? 0 : width} ${along ? width : 0})" stroke="#000" stroke-width="${width}" opacity="0.18" fill="none"/>`,
    `<path d="${line}" stroke="#f2f2ee" stroke-width="${width}" opacity="${between(random, 0.7, 1)}" fill="none"/>`,
  ];
}

function dropped({ x, y, wide, high }: Box, random: Random): string[] {
  const [cx, cy] = [x + wide * between(random, 0, 1), y + high * between(random, 0, 1)];
  const radius = high * between(random, 0.14, 0.5);
  return [
    `<ellipse cx="${cx}" cy="${cy}" rx="${radius}" ry="${radius * between(random, 0.7, 1.2)}" fill="${random.pick(DROPS)}" opacity="${between(random, 0.6, 1)}"/>`,
  ];
}
