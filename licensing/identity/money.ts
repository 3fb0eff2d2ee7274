import { cleanInput } from './digits.ts';
import { isNumberWord, numberFromWords } from './number-words.ts';

const units: Readonly<Record<string, number>> = {
  ratus: 1e2,
  hundred: 1e2,
  ribu: 1e3,
  rb: 1e3,
  rbu: 1e3,
  rebu: 1e3,
  k: 1e3,
  thousand: 1e3,
  juta: 1e6,
  jt: 1e6,
  jta: 1e6,
  jut: 1e6,
  jutaan: 1e6,
  jtan: 1e6,
  ribuan: 1e3,
  rban: 1e3,
  million: 1e6,
  mio: 1e6,
  // In rupiah "m" is miliar.
  miliar: 1e9,
  milyar: 1e9,
  milyard: 1e9,
  miliyar: 1e9,
  mlyr: 1e9,
  mld: 1e9,
  m: 1e9,
  billion: 1e9,
  triliun: 1e12,
  trilyun: 1e12,
  t: 1e12,
  trillion: 1e12,
};

/** One amount found; `marked` = it carries a unit or "rp", so it is money and not a house number. */
type Amount = { value: number; marked: boolean };

/**
 * An amount in whole rupiah: "5 juta", "rp 2.500.000", "500rb", "1,5 m", "dua juta lima ratus ribu",
 * "setengah juta". An amount with a unit or "rp" wins over a bare number beside it. Null when there is none,
 * when there are several, or for a range ("5-10 juta").
 */
export function parseMoney(text: string): number | null {
  const tokens = tokensOf(text);
  const amounts: Amount[] = [];
  let index = 0;
  let endedAt = -1;
  while (index < tokens.length) {
    const read = readAmount(tokens, index);
    if (read === null) {
      index += 1;
      continue;
    }
    if (endedAt >= 0 && isRange(tokens.slice(endedAt, index))) return null;
    amounts.push(read.amount);
    index = read.next;
    endedAt = index;
  }
  const marked = amounts.filter((amount) => amount.marked);
  const [only, ...others] = marked.length > 0 ? marked : amounts;
  if (only === undefined || others.some((other) => other.value !== only.value)) return null;
  return Number.isSafeInteger(only.value) ? only.value : null;
}

function tokensOf(text: string): string[] {
  // "20 an juta" is some twenty million.
  const lower = cleanInput(text)
    .toLowerCase()
    .replace(/(?<=\d)\s*-?an(?=\s+(?:ratus|ribu|rb|juta|jt|miliar|milyar)\b)/g, '');
  return lower.match(/[0-9]+(?:[.,][0-9]+)*|\p{L}+|[-–—~]/gu)?.flatMap(unglued) ?? [];
}

/** "sejuta", in Banjar "sajuta", as two words. */
function unglued(token: string): string[] {
  const parts = /^s[ea](juta|miliar|milyar|triliun)$/.exec(token);
  return parts ? ['satu', parts[1] ?? ''] : [token];
}

function isRange(between: readonly string[]): boolean {
  const joiners = ['-', '–', '—', '~', 'sampai', 'sampe', 'hingga', 'sd', 's', 'd', 'to', 'atau', 'or'];
  return between.length > 0 && between.every((token) => joiners.includes(token) || token === 'rp');
}

/** The amount that starts at `start`: parts such as "2 juta 500 ribu" are added while their units fall. */
function readAmount(tokens: readonly string[], start: number): { amount: Amount; next: number } | null {
  let index = start;
  const currency = isCurrency(tokens[index]);
  if (currency) index += 1;
  let total = 0;
  let smallestUnit = Infinity;
  let parts = 0;
  let unitSeen = false;
  for (;;) {
    const number = readNumber(tokens, index);
    if (number === null) break;
    let unit = 1;
    let next = number.next;
    let factor = units[tokens[next] ?? ''];
    // "5 ratus ribu", "100 ribu juta": units one after another multiply.
    while (factor !== undefined) {
      unit *= factor;
      next += 1;
      factor = units[tokens[next] ?? ''];
    }
    if (number.decimal && unit === 1) break;
    if (parts > 0 && unit >= smallestUnit) break;
    // "2 juta 500" leaves out the word "ribu".
    const hundreds = number.value * unit;
    if (smallestUnit === 1e6 && !number.decimal && hundreds >= 100 && hundreds <= 999) unit *= 1e3;
    // "2 juta 5": a bare number after a unit is not part of the amount unless it fills up ("2 juta 500000").
    if (parts > 0 && unit === 1 && !(number.value >= 1000 && number.value < smallestUnit)) break;
    total += number.value * unit;
    smallestUnit = unit;
    unitSeen ||= unit > 1;
    parts += 1;
    index = next;
    if (unit >= 1e6 && (tokens[index] === 'setengah' || tokens[index] === 'satangah')) {
      total += unit / 2;
      index += 1;
    }
  }
  if (parts === 0) return null;
  const rupiahAfter = isCurrency(tokens[index]);
  const marked = currency || unitSeen || rupiahAfter;
  return { amount: { value: Math.round(total), marked }, next: rupiahAfter ? index + 1 : index };
}

function isCurrency(token: string | undefined): boolean {
  return token === 'rp' || token === 'idr' || token === 'rupiah' || token === 'perak';
}

type NumberRead = { value: number; decimal: boolean; next: number };

function readNumber(tokens: readonly string[], start: number): NumberRead | null {
  const token = tokens[start];
  if (token === undefined) return null;
  if (/^[0-9]/.test(token)) {
    const read = digitsOf(token);
    return read === null ? null : { ...read, next: start + 1 };
  }
  if (token === 'setengah') return { value: 0.5, decimal: true, next: start + 1 };
  let next = start;
  while (tokens[next] !== undefined && isNumberWord(tokens[next] ?? '')) next += 1;
  if (next === start) return null;
  const value = numberFromWords(tokens.slice(start, next));
  if (value === null) return null;
  const half = tokens[next] === 'setengah';
  return { value: half ? value + 0.5 : value, decimal: half, next: half ? next + 1 : next };
}

/** Dots group thousands and a comma is the decimal sign; the English way round is read where it is plain. */
function digitsOf(token: string): { value: number; decimal: boolean } | null {
  if (/^[0-9]+$/.test(token)) return { value: Number(token), decimal: false };
  if (/^[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,2})?$/.test(token)) return grouped(token, '.', ',');
  if (/^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,2})?$/.test(token)) return grouped(token, ',', '.');
  if (/^[0-9]+[.,][0-9]{1,2}$/.test(token)) return { value: Number(token.replace(',', '.')), decimal: true };
  return null;
}

function grouped(token: string, group: string, point: string): { value: number; decimal: boolean } {
  const [whole = '', cents = '0'] = token.split(point);
  return { value: Number(`${whole.replaceAll(group, '')}.${cents}`), decimal: false };
}
