import { localDate, localMoment, localTime } from '../../licensing/calendar/local-time.ts';
import { parseDate } from '../../licensing/identity/date.ts';

const WEEKDAYS = ['senin', 'selasa', 'rabu', 'kamis', 'jumat', 'sabtu', 'minggu'];

const CLOCK =
  /^(.*?)[\s,]*(?:(jam|pukul|pkl|pk)\b\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?\s*(pagi|siang|sore|malam)?\s*(?:wita)?$/i;

/**
 * A day and time of day as an officer writes it ("Selasa 09.00", "besok 10:30", "25 Nov 14.00"),
 * epoch ms; null when it is none or is not in the future. A lone hour needs "jam" or the part of the day beside it.
 */
export function parseWhen(text: string, now: number, zone: string): number | null {
  const match = CLOCK.exec(text.trim());
  if (!match) return null;
  const [, words = '', at, hour, minute, part] = match;
  if (minute === undefined && at === undefined && part === undefined) return null;
  if (Number(hour) > 23 || Number(minute ?? 0) > 59) return null;
  const day = dayOf(words.trim().toLowerCase(), now, zone);
  if (day === null) return null;
  const due = localMoment(day, zone).set({
    hour: hourOf(Number(hour), part?.toLowerCase()),
    minute: Number(minute ?? 0),
  });
  return due.isValid && due.toMillis() > now ? due.toMillis() : null;
}

/** "jam 2 siang" is 14.00, "jam 11 siang" 11.00. */
function hourOf(hour: number, part: string | undefined): number {
  const afternoon = part === 'sore' || part === 'malam' || (part === 'siang' && hour < 7);
  return afternoon && hour < 12 ? hour + 12 : hour;
}

function dayOf(words: string, now: number, zone: string): string | null {
  const today = localTime(now, zone);
  if (words === '' || words === 'hari ini') return today.toISODate();
  if (words === 'besok') return today.plus({ days: 1 }).toISODate();
  if (words === 'lusa') return today.plus({ days: 2 }).toISODate();
  const weekday = WEEKDAYS.indexOf(words.replace("jum'at", 'jumat'));
  if (weekday >= 0) {
    const ahead = (weekday + 1 - today.weekday + 7) % 7;
    return today.plus({ days: ahead === 0 ? 7 : ahead }).toISODate();
  }
  const date = words.replace(new RegExp(`^(?:${WEEKDAYS.join('|')}),? `), '');
  const thisYear = withYear(date, today.year, now, zone);
  // Said in December of a day in January.
  return thisYear !== null && thisYear < today.toISODate()!
    ? withYear(date, today.year + 1, now, zone)
    : thisYear;
}

/** "25 Nov" or "25/11" is the one of `year`; a year that was written stays. */
function withYear(date: string, year: number, now: number, zone: string): string | null {
  const today = localDate(now, zone);
  return parseDate(date, today) ?? parseDate(`${date}${/[/.-]/.test(date) ? '/' : ' '}${year}`, today);
}
