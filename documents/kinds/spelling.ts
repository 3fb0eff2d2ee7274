import type { FieldReading } from '../../licensing/reading.ts';
import { round } from './values.ts';

/** A name has no digits, and no date stands in it. */
export function personal(reading: FieldReading | undefined): FieldReading | undefined {
  if (!reading) return undefined;
  const value = reading.value
    .replace(/0/g, 'O')
    .replace(/1/g, 'I')
    .replace(/[^A-Za-z.,'\s-]/g, '')
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .trim();
  const lost = reading.value.replace(/\s/g, '').length - value.replace(/\s/g, '').length;
  if (value.length < 2 || lost > 2) return undefined;
  return { value, confidence: round(lost > 0 ? reading.confidence * 0.8 : reading.confidence) };
}

/** A nought between letters and a point is the letter ("N0. 12"). */
const NOUGHT = /(?<=[A-Z])0(?=[A-Z.\s])/g;
/** A roman numeral behind a word, one of its strokes taken for a one ("DUSUN 1I"); behind "NO." it is a house. */
const ROMAN = /(?<=[A-Z]{4} )(?:1+I[1I]*|I+1[1I]*)(?=\s|$)/g;
/** A hamlet is numbered: its numeral stands close behind the word ("DUSUNII NO. 106"). */
const HAMLET = /(?<=^(?:DUSUN|LINGKUNGAN))(?=[IVX1]{1,4}(?:\s|$|NO\s?\.))/g;
/** Words every address has, whose letters and point stand wide apart. */
const APART = /(?<![A-Z])(?:J ?L|R ?T|R ?W|N ?O|G ?G|K ?M)\s?(?=\.)/g;
/**
 * They stand close behind what is before them: "12RT.002", "IINO. 5", "MELATINO. 5", "35BLOK", "BLOKC3"; and a name
 * behind the point of a street or an initial: "JL.KENANGA", "A.YANI".
 */
const CLOSE =
  /(?<=\d)(?=R[TW]\s?\.|BLOK\b)|(?<=[A-Z]{2})(?=(?:NO|RT|RW)\.\s?\d|BLOK [A-Z]?\d)|(?<=\sBLOK)(?=[A-Z]\d)|(?<=\s[IVX]{1,4})(?=NO\s?\.)|(?<=(?:^|\s)(?:JL|GG)\.)(?=[A-Z])|(?<=(?:^|[\s.])[A-Z]\.)(?=[A-Z]{3})|(?<=NO\.)(?=\d)/g;

/** The number of a neighbourhood, a nought taken for the letter ("RT.0O5"). */
const NEIGHBOURHOOD = /(?<=R[TW]\.\s?)[\dO]{2,3}(?!\w)/g;

/** What an address begins with, shortened, and its first letter as it is misread: "UL.", "JI.", "G6.". */
const STREET = /^(?:[UI1][L1I]|J[1I])(?=\s?\.)/;
const LANE = /^(?:G[6C]|[6C]G)(?=\s?\.)/;

/** An address as cards print it, in capitals. */
export function addressOf(reading: FieldReading | undefined): FieldReading | undefined {
  if (!reading) return undefined;
  const value = reading.value
    .toUpperCase()
    .replace(STREET, 'JL')
    .replace(LANE, 'GG')
    .replace(NOUGHT, 'O')
    .replace(HAMLET, ' ')
    .replace(ROMAN, (found) => 'I'.repeat(found.length))
    .replace(APART, (found) => found.replace(/\s/g, ''))
    .replace(CLOSE, ' ')
    .replace(NEIGHBOURHOOD, (found) => found.replace(/O/g, '0'));
  return { ...reading, value };
}
