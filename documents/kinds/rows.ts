import type { Line } from '../text/page.ts';
import { labelEnd, offLine, slopeAt, valueFrom } from './labels.ts';

/** A row of a card: how its label may be spelled, letters only. Rows are given in the order in which they stand. */
export type RowLabel<Name extends string> = { name: Name; words: readonly string[] };

/** The lines of each row's value, the label taken off. `found`: how many labels were seen. */
export type Rows<Name extends string> = { values: Map<Name, Line[]>; labels: Map<Name, Line>; found: number };

const CLOSE = 0.7;
/** Pieces of one value lie no further apart than this, in line heights. */
const APART = 1.6;

/**
 * Reads a column of labels with their values to the right. A value whose label could not be read is placed by the rows
 * around it; a further line in the column of values belongs to the row above.
 */
export function readRows<Name extends string>(
  lines: readonly Line[],
  rows: readonly RowLabel<Name>[],
): Rows<Name> {
  const labels = new Map<Name, Line>();
  const values = new Map<Name, Line[]>();
  const used = new Set<Line>();
  for (const { name, words } of rows) {
    const hits = lines.flatMap((line) => {
      if (used.has(line)) return [];
      const ends = words.flatMap((word) => labelEnd(line.text, word) ?? []);
      return ends.length > 0 ? [{ line, after: Math.max(...ends) }] : [];
    });
    const hit = hits.toSorted((a, b) => a.line.left - b.line.left)[0];
    if (!hit) continue;
    used.add(hit.line);
    labels.set(name, hit.line);
    const rest = valueFrom(hit.line, hit.after);
    if (rest) values.set(name, [rest]);
  }
  // Cards print values in capitals; newspaper around the card runs another way.
  const own = new Set(labels.values());
  const slope = slopeAt(lines.filter((line) => own.has(line) || !/[a-z]{3}/.test(line.text)));
  for (const { name } of rows) {
    const label = labels.get(name);
    if (!label || values.has(name)) continue;
    const beside = toTheRight(lines, label, used, slope);
    for (const line of beside) used.add(line);
    // A colon alone is no value.
    const pieces = beside.flatMap((line) => valueFrom(line, 0) ?? []);
    if (pieces.length > 0) values.set(name, pieces);
  }
  const found = labels.size;
  placeOrphans(lines, rows, { values, labels, found }, used);
  return { values, labels, found };
}

/** The piece to the right of a label that lies nearest to its run, and what goes on from it. */
function toTheRight(
  lines: readonly Line[],
  label: Line,
  used: ReadonlySet<Line>,
  slope: (y: number) => number,
): Line[] {
  const off = (line: Line): number => Math.abs(offLine(label, line, slope(label.y)));
  const beside = lines.filter(
    (line) =>
      !used.has(line) &&
      line !== label &&
      line.left > label.right - label.height &&
      line.left - label.right < 14 * label.height &&
      line.height < 2.2 * label.height &&
      off(line) < CLOSE,
  );
  const first = beside.toSorted((a, b) => a.left - b.left)[0];
  if (!first) return [];
  // Among those that begin at about the same place the one on the very run.
  const level = beside.filter(({ left }) => left - first.left < 2 * label.height);
  const nearest = level.toSorted((a, b) => off(a) - off(b))[0]!;
  const pieces = [nearest];
  for (const line of beside.toSorted((a, b) => a.left - b.left)) {
    const before = pieces.at(-1)!;
    if (line.left < before.right - before.height) continue;
    if (Math.abs(offLine(before, line, slope(label.y))) > 0.5) continue;
    // A colon standing alone is no value, and no break before one.
    if (valueFrom(before, 0) && line.left - before.right > APART * before.height) break;
    pieces.push(line);
  }
  return pieces;
}

/** Values whose labels were not read, and second lines of long values. */
function placeOrphans<Name extends string>(
  lines: readonly Line[],
  rows: readonly RowLabel<Name>[],
  { values, labels }: Rows<Name>,
  used: ReadonlySet<Line>,
): void {
  const column = columnOf([...values.values()].map(([first]) => first!));
  if (!column) return;
  const places = rows
    .flatMap(({ name }, index) => {
      const line = values.get(name)?.[0] ?? labels.get(name);
      return line ? [{ index, y: line.y }] : [];
    })
    .toSorted((a, b) => a.y - b.y);
  const orphans = lines
    .filter((line) => !used.has(line) && /[A-Za-z0-9]{2}/.test(line.text))
    .filter((line) => Math.abs(line.left - column.at(line.y)) < 2.2 * column.height)
    .filter((line) => line.height > 0.5 * column.height && line.height < 1.8 * column.height)
    .toSorted((a, b) => a.y - b.y);
  for (const orphan of orphans) {
    const before = places.findLast(({ y }) => y < orphan.y - 0.3 * orphan.height);
    const after = places.find(({ y }) => y > orphan.y + 0.3 * orphan.height);
    if (!before || !after || after.index <= before.index) continue;
    const missing = rows.slice(before.index + 1, after.index).filter(({ name }) => !values.has(name));
    const value = valueFrom(orphan, 0);
    if (!value) continue;
    const continues = missing.length === 0 || !/^\s*[:;.]/.test(orphan.text);
    const above = rows[before.index]!.name;
    if (
      continues &&
      (missing.length === 0 || orphan.y - before.y < 1.25 * column.pitch) &&
      values.has(above)
    ) {
      if (missing.length === 0) values.get(above)!.push(value);
      else fill(missing[0]!.name, value);
      continue;
    }
    if (missing[0]) fill(missing[0].name, value);
    function fill(name: Name, line: Line): void {
      values.set(name, [line]);
      places.push({ index: rows.findIndex((row) => row.name === name), y: line.y });
      places.sort((a, b) => a.y - b.y);
    }
  }
}

/** Where values begin: a straight line through the left ends of those known. */
function columnOf(
  firsts: readonly Line[],
): { at(y: number): number; height: number; pitch: number } | undefined {
  if (firsts.length < 3) return undefined;
  const sorted = firsts.toSorted((a, b) => a.y - b.y);
  const n = sorted.length;
  const my = sorted.reduce((sum, line) => sum + line.y, 0) / n;
  const lefts = sorted.map(({ left }) => left).toSorted((a, b) => a - b);
  const mid = lefts[Math.floor(n / 2)]!;
  const height = sorted.map((line) => line.height).toSorted((a, b) => a - b)[Math.floor(n / 2)]!;
  const kept = sorted.filter(({ left }) => Math.abs(left - mid) < 3.5 * height);
  const mx = kept.reduce((sum, line) => sum + line.left, 0) / kept.length;
  const spread = kept.reduce((sum, line) => sum + (line.y - my) ** 2, 0);
  const slope =
    spread === 0 ? 0 : kept.reduce((sum, line) => sum + (line.y - my) * (line.left - mx), 0) / spread;
  const steps = sorted.slice(1).map((line, at) => line.y - sorted[at]!.y);
  const pitch = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? height;
  return { at: (y) => mx + slope * (y - my), height, pitch };
}
