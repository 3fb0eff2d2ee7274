import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import type { Font, PathCommand } from 'opentype.js';

/** Fonts of the tuning part, and those kept for the part that was never used for tuning. */
export const LABEL_FONTS = {
  tuning: ['arimo', 'roboto-condensed', 'archivo-narrow'],
  held: ['pt-sans', 'arimo', 'archivo-narrow', 'roboto-condensed'],
} as const;
export const NUMBER_FONTS = {
  tuning: ['strokes', 'share-tech-mono', 'arimo-bold'],
  held: ['strokes', 'b612-mono', 'arimo-bold', 'pt-sans-bold'],
} as const;

const fonts = new Map<string, Font>();

function fontNamed(name: string): Font {
  const known = fonts.get(name);
  if (known) return known;
  const bold = name.endsWith('-bold');
  const family = bold ? name.slice(0, -'-bold'.length) : name;
  const file = `@fontsource/${family}/files/${family}-latin-${bold ? 700 : 400}-normal.woff`;
  const bytes = readFileSync(createRequire(import.meta.url).resolve(file));
  const font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  fonts.set(name, font);
  return font;
}

export type Style = { font: string; size: number; colour?: string; tracking?: number };

/** An SVG element with `text` from (x, y) at its baseline, and its width. */
export function lettering(text: string, x: number, y: number, style: Style): { svg: string; width: number } {
  if (style.font === 'strokes') return strokes(text, x, y, style);
  const font = fontNamed(style.font);
  let left = x;
  let path = '';
  // Sign by sign, so that tracking works and no ligature is made.
  for (const sign of text) {
    path += pathData(font.getPath(sign, left, y, style.size).commands);
    left += font.getAdvanceWidth(sign, style.size) + (style.tracking ?? 0) * style.size;
  }
  return { svg: `<path d="${path}" fill="${style.colour ?? '#111'}"/>`, width: left - x };
}

const at = (x: number, y: number): string => `${x.toFixed(2)} ${y.toFixed(2)}`;

/** Written out here: the library's own writing now and then leaves out a blank between two numbers. */
function pathData(commands: readonly PathCommand[]): string {
  return commands
    .map((part) => {
      if (part.type === 'Z') return 'Z';
      const first = 'x1' in part ? `${at(part.x1, part.y1)} ` : '';
      const second = 'x2' in part ? `${at(part.x2, part.y2)} ` : '';
      return `${part.type}${first}${second}${at(part.x, part.y)}`;
    })
    .join('');
}

/** Ten digits of straight strokes in the manner of machine-readable print, on a grid 4 wide and 7 high. */
const DIGITS: Readonly<Record<string, string>> = {
  '0': 'M0 0H4V7H0Z',
  '1': 'M0.6 0H2V7M0.4 7H4V5.4',
  '2': 'M0 0H4V3.4H0V7H4',
  '3': 'M0 0H4V7H0M1 3.4H4',
  '4': 'M0 0V4.2H4M3 2V7',
  '5': 'M4 0H0V3.2H4V7H0',
  '6': 'M0.4 0V7H4V3.4H0.4',
  '7': 'M0 1.2V0H4L2 4V7',
  '8': 'M0.7 0H3.3V3.2H0.7ZM0 3.2H4V7H0Z',
  '9': 'M3.6 7V0H0V3.5H3.6',
};

function strokes(text: string, x: number, y: number, style: Style): { svg: string; width: number } {
  const unit = (style.size * 0.72) / 7;
  const advance = unit * 6.1 * (1 + (style.tracking ?? 0));
  let left = x;
  let svg = '';
  for (const sign of text) {
    const path = DIGITS[sign];
    if (path !== undefined) {
      svg += `<path transform="translate(${left.toFixed(1)} ${(y - unit * 7).toFixed(1)}) scale(${unit.toFixed(3)})" d="${path}" fill="none" stroke="${style.colour ?? '#111'}" stroke-width="0.85" stroke-linejoin="round" stroke-linecap="round"/>`;
    }
    left += advance;
  }
  return { svg, width: left - x };
}
