import { editDistance } from '../../licensing/identity/edit-distance.ts';
import type { Line } from '../text/page.ts';

/** A label read with a letter too many leaves so much before its colon. */
const REST = 4;

const letters = (text: string): string => text.toUpperCase().replace(/[^A-Z]/g, '');

/**
 * Where `label` (capital letters only) stands at the beginning of a line, allowing one misread letter in four.
 * @returns how many signs it takes up, or undefined
 */
export function labelEnd(text: string, label: string): number | undefined {
  const allowed = Math.floor(label.length / 4);
  let seen = '';
  let best: { end: number; edits: number } | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const letter = letters(text[at]!);
    if (letter === '') {
      // A colon or a number ends a label, however short.
      if (seen.length > 0 && /^([:;]|\d\d)/.test(text.slice(at, at + 2))) break;
      continue;
    }
    seen += letter;
    if (seen.length > label.length + 1) break;
    if (seen.length < label.length - 1 && seen.length < label.length - allowed) continue;
    const edits = editDistance(seen, label, allowed);
    if (edits <= allowed && (!best || edits < best.edits)) best = { end: at + 1, edits };
  }
  if (!best) {
    const edits = editDistance(seen, label, allowed);
    if (edits <= allowed && seen.length > 0) return endOf(text, seen.length);
    return undefined;
  }
  // "Nama" is not the beginning of "Namanya", nor "NIK" of "NIKMAT".
  if (label.length <= 4 && /^[A-Za-z]/.test(text.slice(best.end))) return undefined;
  return best.end;
}

function endOf(text: string, count: number): number {
  let seen = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (letters(text[at]!) !== '') seen += 1;
    if (seen === count) return at + 1;
  }
  return text.length;
}

/** Signs of a value: without the colon and blanks in front. */
export function valueFrom(line: Line, after: number): Line | undefined {
  let from = after;
  // What is left of a misread label ends at the colon.
  const colon = line.text.slice(after, after + REST).search(/[:;]/);
  if (after > 0 && colon > 0) from += colon;
  while (from < line.signs.length && /[\s:;.,'"`|*-]/.test(line.signs[from]!.sign)) {
    // A lone dash is a value ("Gol. Darah : -").
    if (line.signs[from]!.sign === '-' && line.signs.length - from === 1) break;
    from += 1;
  }
  const signs = line.signs.slice(from);
  if (signs.length === 0) return undefined;
  return { ...line, signs, text: signs.map(({ sign }) => sign).join('') };
}

/** How far `other` lies off the run of `line`, in line heights: negative above it. */
export function offLine(line: Line, other: Line, slope: number): number {
  const run = (other.left + other.right - line.left - line.right) / 2;
  return (other.y - line.y - run * Math.tan(slope)) / Math.min(line.height, other.height);
}

/** The slope that lines have at a height of the page: what perspective left, changing evenly from top to bottom. */
export function slopeAt(lines: readonly Line[]): (y: number) => number {
  const known = lines.filter(({ slope }) => !Number.isNaN(slope));
  const sorted = known.map(({ slope }) => slope).toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const kept = known.filter(({ slope }) => Math.abs(slope - median) < 0.07);
  const weight = kept.reduce((sum, line) => sum + (line.right - line.left), 0);
  if (kept.length < 4 || weight === 0) return () => median;
  const mean = (of: (line: Line) => number): number =>
    kept.reduce((sum, line) => sum + of(line) * (line.right - line.left), 0) / weight;
  const [my, ms] = [mean(({ y }) => y), mean(({ slope }) => slope)];
  const spread = mean(({ y }) => (y - my) ** 2);
  const change = spread === 0 ? 0 : mean(({ y, slope }) => (y - my) * (slope - ms)) / spread;
  return (y) => ms + change * (y - my);
}
