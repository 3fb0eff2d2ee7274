import { DateTime } from 'luxon';
import { cleanInput, isoDate } from './digits.ts';
import { isNumberWord, numberFromWords } from './number-words.ts';

const months: Readonly<Record<string, number>> = {
  jan: 1,
  januari: 1,
  january: 1,
  feb: 2,
  peb: 2,
  februari: 2,
  pebruari: 2,
  february: 2,
  mar: 3,
  mrt: 3,
  maret: 3,
  march: 3,
  apr: 4,
  april: 4,
  mei: 5,
  may: 5,
  jun: 6,
  juni: 6,
  june: 6,
  jul: 7,
  juli: 7,
  july: 7,
  agu: 8,
  ags: 8,
  agt: 8,
  agst: 8,
  agustus: 8,
  aug: 8,
  august: 8,
  sep: 9,
  sept: 9,
  september: 9,
  okt: 10,
  oktober: 10,
  oct: 10,
  october: 10,
  nov: 11,
  nop: 11,
  november: 11,
  nopember: 11,
  des: 12,
  desember: 12,
  dec: 12,
  december: 12,
};

const weekdays: Readonly<Record<string, number>> = {
  senin: 1,
  sanayan: 1,
  monday: 1,
  selasa: 2,
  salasa: 2,
  tuesday: 2,
  rabu: 3,
  arba: 3,
  wednesday: 3,
  kamis: 4,
  thursday: 4,
  jumat: 5,
  jumahat: 5,
  friday: 5,
  sabtu: 6,
  saptu: 6,
  saturday: 6,
  minggu: 7,
  ahad: 7,
  sunday: 7,
};

const relativeDays: Readonly<Record<string, number>> = {
  'kemarin lusa': -2,
  kemarin: -1,
  samalam: -1,
  yesterday: -1,
  'hari ini': 0,
  sekarang: 0,
  today: 0,
  besok: 1,
  isuk: 1,
  tomorrow: 1,
  lusa: 2,
};

/**
 * A date as people write it → ISO: "12 maret 2020", "12-03-2020", "12/3/20", "2020-03-12", "12032020",
 * "dua belas maret dua ribu dua puluh", "besok", "3 hari lagi", "selasa" (the coming one). Numbers stand day
 * first. A two-digit year is at most ten years ahead of `today`. Null without a year, for a day that does
 * not exist, and when several different dates are named.
 */
export function parseDate(text: string, todayIso: string): string | null {
  const lower = cleanInput(text).toLowerCase().replace(/['’‘]/g, '');
  const dates = new Set([...numericDates(lower, todayIso), ...writtenDates(lower, todayIso)]);
  if (dates.size > 1) return null;
  const [only] = dates;
  return only === undefined ? relativeDate(lower, todayIso) : only;
}

/** All-number dates; null among them for one that does not exist, so that it is not silently skipped. */
function numericDates(text: string, today: string): (string | null)[] {
  const found: (string | null)[] = [];
  const isoShape = /(?<![0-9])([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])/g;
  const rest = text.replace(isoShape, (_, year: string, month: string, day: string) => {
    found.push(isoDate(Number(year), Number(month), Number(day)));
    return ' ';
  });
  const dayFirst =
    /(?<![0-9])([0-9]{1,2}) ?[-/.–] ?([0-9]{1,2}) ?[-/.–] ?([0-9]{4}|[0-9]{2})(?![0-9])|(?<![0-9])([0-9]{2})[ ]?([0-9]{2})[ ]?((?:19|20)[0-9]{2})(?![0-9])|^([0-9]{1,2}) ([0-9]{1,2}) ([0-9]{2,4})$/g;
  for (const match of rest.matchAll(dayFirst)) {
    const [day = '', month = '', year = ''] = match.slice(1).filter((part) => part !== undefined);
    found.push(isoDate(fullYear(year, today), Number(month), Number(day)));
  }
  return found;
}

/** Dates with the month in letters: day, month, year, or month, day, year. */
function writtenDates(text: string, today: string): (string | null)[] {
  const words = text.match(/[0-9]+|\p{L}+/gu) ?? [];
  return words.flatMap((word, at) => {
    const month = Object.hasOwn(months, word) ? months[word] : undefined;
    if (month === undefined) return [];
    const before = numberBefore(words, at);
    const after = numberAfter(words, at + 1);
    if (after === null) return [];
    if (before !== null) return [isoDate(fullYear(after.digits, today), month, before)];
    const year = numberAfter(words, after.next);
    return year === null ? [] : [isoDate(fullYear(year.digits, today), month, Number(after.digits))];
  });
}

function numberBefore(words: readonly string[], end: number): number | null {
  const last = words[end - 1] ?? '';
  if (/^[0-9]{1,2}$/.test(last)) return Number(last);
  let start = end;
  while (start > 0 && isNumberWord(words[start - 1] ?? '')) start -= 1;
  return start === end ? null : numberFromWords(words.slice(start, end));
}

function numberAfter(words: readonly string[], start: number): { digits: string; next: number } | null {
  const first = words[start] ?? '';
  if (first === 'tahun' || first === 'thn') return numberAfter(words, start + 1);
  if (/^[0-9]{1,4}$/.test(first)) return { digits: first, next: start + 1 };
  let end = start;
  while (end < words.length && isNumberWord(words[end] ?? '')) end += 1;
  const value = end === start ? null : numberFromWords(words.slice(start, end));
  return value === null ? null : { digits: String(value), next: end };
}

/** Year of two or four digits; others give 0, which is no year. */
function fullYear(digits: string, today: string): number {
  if (digits.length === 4) return Number(digits);
  if (digits.length !== 2) return 0;
  const year = 2000 + Number(digits);
  return year > Number(today.slice(0, 4)) + 10 ? year - 100 : year;
}

function relativeDate(text: string, today: string): string | null {
  const later =
    /(?<![\p{L}\p{Nd}])([0-9]{1,3}|\p{L}+) (hari|minggu|days?|weeks?) (?:lagi|kemudian|later)/u.exec(text);
  if (later) {
    const [, count = '', unit = ''] = later;
    const amount = /^[0-9]/.test(count) ? Number(count) : numberFromWords([count]);
    return amount === null ? null : daysFrom(today, /^(hari|day)/.test(unit) ? amount : amount * 7);
  }
  const named = Object.keys(relativeDays).find((phrase) => hasPhrase(text, phrase));
  if (named !== undefined) return daysFrom(today, relativeDays[named] ?? 0);
  return comingWeekday(text, today);
}

/** The next day of that name after today; "minggu depan" is a week, not a Sunday. */
function comingWeekday(text: string, today: string): string | null {
  const words = text.replace(/minggu (depan|ini|lalu)/g, '').match(/\p{L}+/gu) ?? [];
  const [weekday, another] = words.flatMap((word) =>
    Object.hasOwn(weekdays, word) ? [weekdays[word] ?? 0] : [],
  );
  if (weekday === undefined || another !== undefined) return null;
  const ahead = (weekday - DateTime.fromISO(today, { zone: 'utc' }).weekday + 7) % 7;
  return daysFrom(today, ahead === 0 ? 7 : ahead);
}

function hasPhrase(text: string, phrase: string): boolean {
  return new RegExp(`(?<!\\p{L})${phrase}(?!\\p{L})`, 'u').test(text);
}

function daysFrom(iso: string, days: number): string | null {
  return DateTime.fromISO(iso, { zone: 'utc' }).plus({ days }).toISODate();
}
