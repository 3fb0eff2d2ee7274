import { editDistance } from '../../licensing/identity/edit-distance.ts';
import type { FieldReading } from '../../licensing/reading.ts';
import type { Line } from '../text/page.ts';
import { labelEnd } from './labels.ts';
import { addressOf, personal } from './spelling.ts';
import { digitsFor, joined, sureOf } from './values.ts';

/** What stands on an NPWP card before its number is read again. `number`: the line, and how long the number is. */
export type NpwpText = {
  fields: Record<string, FieldReading>;
  number?: { line: Line; length: 15 | 16 };
  /** Where the number cannot be told: the line that seems to be a part of it. */
  part?: Line;
  /** How many of its marks were seen: the ministry, the directorate, the word NPWP, the tax office. */
  marks: number;
  /** Whether the ministry or the directorate was seen, which stand above everything else. */
  head: boolean;
  /** Whether the tax office and the day of registration were, which stand below everything else. */
  foot: boolean;
  /** The lines each value was read from. */
  places: Readonly<Record<string, readonly Line[]>>;
};

const GROUPED = /(\d{2})[.,\s]?(\d{3})[.,\s]?(\d{3})[.,\s]?(\d)[-–.,\s]?(\d{3})[.,\s]?(\d{3})(?!\d)/;

export function readNpwp(lines: readonly Line[]): NpwpText {
  const nik = numberBehind(lines, ['NIK']) ?? numberBehindNearly(lines);
  const sixteen = lines.find((line) => line !== nik?.line && !isBeneath(line) && countOf(line) === 16);
  const old = lines.find((line) => GROUPED.test(asDigits(line.text)) && countOf(line) === 15);
  // The new layout prints the number of 16 digits large, and the old one small beneath it.
  // Where it is the only one that was found, the card is cut off above it, and the name is not there.
  const number = sixteen === undefined && old && isBeneath(old) ? undefined : newer(sixteen, old);
  const name = nameBelow(lines, number?.line, nik?.line);
  const address = name ? addressBelow(lines, name, nik?.line) : [];
  const sixteenIsNik = number?.length === 16 && !digitsIn(number.line).startsWith('0');
  const fields: Record<string, FieldReading | undefined> = {
    npwp: number && { value: digitsIn(number.line), confidence: sureOf([number.line]) },
    nik: nik
      ? { value: nik.digits, confidence: sureOf([nik.line]) }
      : sixteenIsNik
        ? { value: digitsIn(number.line), confidence: sureOf([number.line]) }
        : undefined,
    name: name && personal(joined([name])),
    address: addressOf(joined(address)),
  };
  return {
    fields: Object.fromEntries(
      Object.entries(fields).flatMap(([key, reading]) => (reading ? [[key, reading]] : [])),
    ),
    ...(number ? { number } : partOf(lines)),
    ...marksOf(lines),
    places: {
      ...(number ? { npwp: [number.line] } : {}),
      ...(nik ? { nik: [nik.line] } : {}),
      ...(name ? { name: [name] } : {}),
      ...(address.length > 0 ? { address } : {}),
    },
  };
}

/** Letters that look like digits, in a line that is mostly digits. */
function asDigits(text: string): string {
  const tail = text.replace(/^[^:]*:\s*/, '');
  return (tail.match(/\d/g)?.length ?? 0) >= 10 ? tail.replace(/[OoDQ]/g, '0').replace(/[Il|!]/g, '1') : tail;
}

const digitsIn = (line: Line): string => {
  const text = asDigits(line.text).replace(/^NPWP\s*(16|15)?\W*/i, '');
  return digitsFor(text.replace(/[A-Za-z]{3,}/g, ''));
};

/** Digits that a part of a number shows at least; dates have eight and points nowhere near. */
const LEAST_OF_PART = 4;

/** The largest line behind the word NPWP, or of grouped digits alone. */
function partOf(lines: readonly Line[]): Pick<NpwpText, 'part'> {
  const [part] = lines
    .filter((line) => {
      const { text } = line;
      const digits = text.replace(/\D/g, '').length;
      const named = labelEnd(text, 'NPWP') !== undefined && !isBeneath(line);
      return digits >= LEAST_OF_PART && (named || /^[\d\s.,-]+$/.test(asDigits(text)));
    })
    .toSorted((a, b) => b.height - a.height);
  return part ? { part } : {};
}

const countOf = (line: Line): number => {
  if (!/\d[\d\s.,-]{12,}/.test(asDigits(line.text))) return 0;
  return digitsIn(line).length;
};

function newer(sixteen: Line | undefined, old: Line | undefined): NpwpText['number'] {
  if (sixteen && (!old || sixteen.height >= old.height * 0.9)) return { line: sixteen, length: 16 };
  return old ? { line: old, length: 15 } : undefined;
}

/** The number of 15 digits as the new layout prints it, beneath the name ("NPWP15 : …"). */
const isBeneath = ({ text }: Line): boolean => /^.{2,6}1\s?[5S]\s*[:;]/i.test(text);

function numberBehind(
  lines: readonly Line[],
  words: readonly string[],
): { line: Line; digits: string } | undefined {
  for (const line of lines) {
    const end = words.map((word) => labelEnd(line.text, word)).find((found) => found !== undefined);
    if (end === undefined) continue;
    const digits = digitsFor(line.text.slice(end).replace(/^[\s:;.]*/, ''));
    if (digits.length === 16) return { line, digits };
  }
  return undefined;
}

/** "MIK : 6311…": so short a label allows no misread letter, but a colon and sixteen digits behind it say what it is. */
function numberBehindNearly(lines: readonly Line[]): { line: Line; digits: string } | undefined {
  for (const line of lines) {
    const [, label = '', number = ''] = /^\s*([A-Z|]{2,4})\s*[:;]\s*(\S.*)$/.exec(line.text) ?? [];
    const digits = digitsFor(number);
    if (digits.length === 16 && editDistance(label, 'NIK', 1) <= 1) return { line, digits };
  }
  return undefined;
}

/** The first line of letters under the number that is no label, no head and no number. */
function nameBelow(
  lines: readonly Line[],
  number: Line | undefined,
  nik: Line | undefined,
): Line | undefined {
  if (!number) return undefined;
  // The word before the number stands where the name begins, whether or not it was found as one line with it.
  const margin = Math.min(
    number.left,
    ...lines
      .filter(
        (line) => labelEnd(line.text, 'NPWP') !== undefined && Math.abs(line.y - number.y) < number.height,
      )
      .map(({ left }) => left),
  );
  return lines
    .filter((line) => line !== number && line !== nik && line.y > number.y + 0.5 * number.height)
    .filter(({ text }) => isCapitals(text.trim()) && labelEnd(text, 'NPWP') === undefined)
    .filter((line) => Math.abs(line.left - margin) < 2 * number.height)
    .toSorted((a, b) => a.y - b.y)[0];
}

/** Letters alone, printed in capitals; one of them may have been read as a small one. */
const isCapitals = (text: string): boolean =>
  /^[A-Za-z][A-Za-z .,'-]{2,}$/.test(text) && (text.match(/[a-z]/g)?.length ?? 0) <= text.length / 8;

function addressBelow(lines: readonly Line[], name: Line, nik: Line | undefined): Line[] {
  const start = Math.max(name.y, nik?.y ?? name.y);
  const below = lines
    .filter(
      (line) => line.y > start + 0.4 * name.height && Math.abs(line.left - name.left) < 1.5 * name.height,
    )
    .filter(({ text }) => /[A-Z]{2}/.test(text) && !/[a-z]{4}/.test(text) && !/(?:\d\s*){12}/.test(text))
    .toSorted((a, b) => a.y - b.y);
  const first = below.find(
    ({ text }) => labelEnd(text, 'NPWP') === undefined && !/kpp|terdaftar|spesimen/i.test(text),
  );
  return first ? [first] : [];
}

function marksOf(lines: readonly Line[]): Pick<NpwpText, 'marks' | 'head' | 'foot'> {
  const text = lines.map((line) => line.text.replace(/\s/g, '')).join('\n');
  // Of a card that is cut off at its left the beginnings are missing.
  const ministry = /kementerian?keuangan|departemenkeuangan|keuanganrepublik/i.test(text);
  const directorate = /jend[ea]?ralpajak/i.test(text);
  const office = /kpppratama|kppmadya/i.test(text);
  const registered = /[te]rdaftar/i.test(text);
  const seen = [ministry, directorate, /npwp/i.test(text), office || registered];
  return {
    marks: seen.filter(Boolean).length,
    head: ministry || directorate,
    foot: office && registered,
  };
}
