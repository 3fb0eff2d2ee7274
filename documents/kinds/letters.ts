import { ahu } from '../../licensing/identity/ahu.ts';
import { parseDate } from '../../licensing/identity/date.ts';
import type { FieldReading } from '../../licensing/reading.ts';
import type { Regions } from '../../licensing/regions/regions.ts';

/** `sure`: 1 for text a computer wrote, the certainty of the reading for a photographed page. */
export type LetterContext = { regions: Regions; today: string; sure: number };

const SPACE = '[\\s]*';
/** Letters with any blanks between them: photographed pages lose theirs. */
const loose = (words: string): string => words.replace(/ /g, SPACE);

const AHU_NUMBER = /AHU\s*-\s*[A-Z]?\d{5,8}\s*[.-]?\s*AH\s*\.?\s*01\s*\.\s*\d{2}\s*\.?\s*(?:TAHUN\s*)?\d{4}/i;
const NIB_NUMBER = new RegExp(
  `(?:${loose('NOMOR INDUK BERUSAHA')}|NIB)\\D{0,60}?((?:\\d[ .]?){13})(?!\\d)`,
  'i',
);
const DEED = new RegExp(
  `akta(?:${loose(' pendirian')})?\\D{0,160}?(?:${loose('nomor')}|${loose('no')}\\.?)\\s*:?\\s*(\\d{1,5})\\s*[,.]?-?\\s*(?:${loose('pada hari ini')}[\\s,]*[a-z']+[\\s,]*)?${loose('tanggal')}\\s*:?\\s*(\\d{1,2}[\\s-]*[A-Za-z0-9]+[\\s-]*\\d{4})`,
  'i',
);
/** Photographed, commas have no blank behind them, and the word before the name may have none. */
const LEARNED = /(?:[A-Z][\w'.]*(?:,\s*|\s+)){1,5}(?:S\.?H\.?|M\.?Kn\.?)(?:[.,\s]*M\.?Kn\.?)?/.source;
const NOTARIES = [
  new RegExp(`(?:[Nn]otaris|NOTARIS)(?:\\s*(?:&|dan|DAN)\\s*PPAT)?\\s*:?\\s*(${LEARNED})`, 'g'),
  new RegExp(`[Hh]adapan\\s*:?\\s*(${LEARNED})`, 'g'),
  new RegExp(`(${LEARNED})[,\\s]*[Nn]otaris\\b`, 'g'),
];
const LEGAL_NAME =
  /(?<!MENTERI\s*)\b((?:(?:PT|CV|PERSEROAN TERBATAS(?!\s+PT\b)|PERSEKUTUAN KOMANDITER|YAYASAN|KOPERASI)\.?\s+(?!KEPUTUSAN|NOMOR|TENTANG|DAN\b)[A-Z][A-Z0-9 .&'-]{2,60}?)|(?:PT|CV)\.? [A-Z][A-Za-z0-9.&'-]*(?: [A-Z][A-Za-z0-9.&'-]*){0,5}?)(?=\s*(?:\n|,|;|\(|\)|disingkat|berkedudukan|$))/;

/** What a letter of a kind is read for. */
const SOUGHT: Readonly<Record<string, readonly string[]>> = {
  nib: ['nib'],
  akta: ['legal_name', 'deed_number', 'deed_date', 'notary', 'ahu_number'],
  pernyataan_pt_perorangan: ['legal_name', 'ahu_number'],
  str: ['valid_until'],
  sip_lain: ['valid_until'],
};

/** Whether everything was found that is looked for; of a paper of no known kind it cannot be told. */
export const isComplete = (
  kind: string | undefined,
  fields: Readonly<Record<string, FieldReading>>,
): boolean => kind !== undefined && (SOUGHT[kind] ?? []).every((field) => fields[field] !== undefined);

/** Numbers and names in a letter, by its kind. Nothing is guessed: what is not there is left out. */
export function readLetter(
  kind: string | undefined,
  text: string,
  context: LetterContext,
): Record<string, FieldReading> {
  const fields: Record<string, FieldReading> = {};
  const put = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') fields[name] = { value, confidence: context.sure };
  };
  if (kind === 'nib') {
    put('nib', NIB_NUMBER.exec(text)?.[1]?.replace(/\D/g, ''));
    put('name', lineAfter(text, /^\s*(?:1\.?\s*)?nama\s*(?:pelaku\s*usaha|perusahaan)?\s*[:\s]\s*/i));
  }
  const founding = kind === 'akta' || kind === 'pernyataan_pt_perorangan';
  if (founding) {
    const deed = DEED.exec(text);
    put('ahu_number', ahuNumber(text, context));
    put('deed_number', deed?.[1]);
    put(
      'deed_date',
      deed?.[2] === undefined ? undefined : (parseDate(spread(deed[2]), context.today) ?? undefined),
    );
    put('notary', notaryIn(text));
  }
  if (kind === 'nib' || founding) {
    put('legal_name', LEGAL_NAME.exec(text)?.[1]?.replace(/\s+/g, ' ').trim());
  }
  if (kind === 'str' || kind === 'sip_lain') put('valid_until', validUntil(text, context.today));
  return fields;
}

const DAY = '\\d{1,2}[\\s./-]*[A-Za-z0-9]+[\\s./-]*\\d{4}';
/** Where two days are named it is the later: from the one until the other. */
const UNTIL = new RegExp(
  `(?:${loose('berlaku')}|${loose('masa berlaku')})[^\\d\\n]{0,30}?(?:${DAY}\\s*(?:s[./]?d\\.?|sampai|hingga|until|to|[-–])[^\\d\\n]{0,30}?)?(${loose('seumur hidup')}|${DAY})`,
  'i',
);

/** ISO, or SEUMUR HIDUP. */
function validUntil(text: string, today: string): string | undefined {
  const said = UNTIL.exec(text)?.[1];
  if (said === undefined) return undefined;
  return /hidup/i.test(said) ? 'SEUMUR HIDUP' : (parseDate(spread(said), today) ?? undefined);
}

/** Whether the day printed on it has passed. */
export const isExpired = (fields: Readonly<Record<string, FieldReading>>, today: string): boolean => {
  const until = fields['valid_until']?.value ?? '';
  return /^\d{4}-/.test(until) && until < today;
};

/** As it is written most fully: a line may end within it. */
function notaryIn(text: string): string | undefined {
  const named = NOTARIES.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  return named
    .map((name) =>
      name
        .replace(/\s*,\s*/g, ', ')
        .replace(/\s+/g, ' ')
        .replace(/[,\s]+$/, ''),
    )
    .toSorted((a, b) => b.length - a.length)[0];
}

function ahuNumber(text: string, context: LetterContext): string | undefined {
  const found = AHU_NUMBER.exec(text)?.[0];
  if (found === undefined) return undefined;
  const written = found.toUpperCase().replace(/\s+/g, '').replace(/TAHUN/, '.TAHUN ').replace('..', '.');
  return ahu(written, context).normalised ?? written;
}

export const isIsoDate = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The days named in a line, ISO: they are printed otherwise than they are kept. */
export const datesIn = (text: string, today: string): string[] =>
  [...text.matchAll(/\d{1,2}[\s./-]*[A-Za-z0-9]+[\s./-]*\d{4}/g)].flatMap(
    ([found]) => parseDate(spread(found), today) ?? [],
  );

/** "12Maret2020" → "12 Maret 2020". */
const spread = (date: string): string =>
  date
    .replace(/-/g, ' ')
    .replace(/(\d)([A-Za-z])/g, '$1 $2')
    .replace(/([A-Za-z])(\d)/g, '$1 $2');

function lineAfter(text: string, label: RegExp): string | undefined {
  for (const line of text.split('\n')) {
    const found = label.exec(line);
    if (found) return line.slice(found[0].length).trim();
  }
  return undefined;
}
