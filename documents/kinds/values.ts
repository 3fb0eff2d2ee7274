import { editDistance } from '../../licensing/identity/edit-distance.ts';
import { isoDate } from '../../licensing/identity/digits.ts';
import type { FieldReading } from '../../licensing/reading.ts';
import type { Line } from '../text/page.ts';
import { sureness } from '../text/recognise.ts';
import { spacedText } from '../text/words.ts';

/** A value as it was read: text with blanks restored, and how sure. */
export function joined(lines: readonly Line[] | undefined): FieldReading | undefined {
  if (!lines || lines.length === 0) return undefined;
  const value = lines.map(textWithSpaces).join(' ').replace(/\s+/g, ' ').trim();
  if (value === '') return undefined;
  return { value, confidence: sureOf(lines) };
}

/** Blanks are measured on the whole line, since a value alone may be one word. */
function textWithSpaces(line: Line): string {
  const share = line.signs.length > 0 ? line.signs[0]!.at : 0;
  return spacedText({ strip: line.strip, signs: line.signs.filter(({ at }) => at >= share) });
}

/** The least sure of its lines. */
export function sureOf(lines: readonly Line[]): number {
  return round(Math.min(...lines.map(({ signs }) => sureness(signs))));
}

export const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Letters for digits that look alike; used only where a digit must stand. */
const DIGIT: Readonly<Record<string, string>> = {
  O: '0',
  D: '0',
  Q: '0',
  o: '0',
  I: '1',
  l: '1',
  i: '1',
  '|': '1',
  '!': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  B: '8',
  G: '6',
  b: '6',
  g: '9',
  q: '9',
  A: '4',
  T: '7',
  '?': '7',
};

export const digitsFor = (text: string): string =>
  [...text]
    .map((sign) => DIGIT[sign] ?? sign)
    .join('')
    .replace(/\D/g, '');

/** DD-MM-YYYY in a line of print → ISO. Undefined for a day that does not exist. */
export function dateIn(text: string): string | undefined {
  const found =
    /([\dOoIlDSBZ|]{2})\s*[-./–:]?\s*([\dOoIlDSBZ|]{2})\s*[-./–:]?\s*([12lI][\dOoIlDSBZ|]{3})(?!\d)/.exec(
      text,
    );
  if (!found) return undefined;
  const [day, month, year] = found.slice(1).map((part) => Number(digitsFor(part)));
  return isoDate(year ?? 0, month ?? 0, day ?? 0) ?? undefined;
}

const squeezed = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/**
 * The entry of a closed list that a misread text must be: at most one error in five letters, and no other entry as
 * near. Figures beside it are specks ("9 9 HALONG"): no entry has any. Undefined when none is.
 */
export function nearest(text: string, list: Iterable<string>): string | undefined {
  const entries = [...list];
  return among(squeezed(text), entries) ?? among(squeezed(text).replace(/\d/g, ''), entries);
}

function among(wanted: string, list: readonly string[]): string | undefined {
  if (wanted === '') return undefined;
  let best: { entry: string; edits: number } | undefined;
  let second = Infinity;
  for (const entry of list) {
    const plain = squeezed(entry);
    const limit = Math.max(plain.length <= 3 ? 0 : 1, Math.floor(plain.length / 5));
    const edits = editDistance(wanted, plain, limit);
    if (edits > limit) continue;
    if (!best || edits < best.edits) {
      if (best) second = Math.min(second, best.edits);
      best = { entry, edits };
    } else second = Math.min(second, edits);
  }
  return best && best.edits < second ? best.entry : undefined;
}
