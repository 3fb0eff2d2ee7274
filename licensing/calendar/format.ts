import { DateTime } from 'luxon';
import { localTime, wallClock } from './local-time.ts';

/** `clock` stands between hours and minutes. */
type Names = { days: readonly string[]; months: readonly string[]; clock: string };

const indonesian: Names = {
  days: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  clock: '.',
};

// Banjar names of days, not yet checked by a native speaker; the months are the Indonesian ones.
const banjar: Names = {
  ...indonesian,
  days: ['Sanayan', 'Salasa', 'Arba', 'Kamis', 'Jumahat', 'Saptu', 'Ahad'],
};

const english: Names = {
  days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  clock: ':',
};

/** Short names people know of the three Indonesian times; Intl has only "GMT+8" for them. */
const zoneNames: Readonly<Record<number, string>> = { 420: 'WIB', 480: 'WITA', 540: 'WIT' };

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** A moment (epoch ms) in words: "Senin 23 Nov, 11.00 WITA"; locale `id`, `en` or `bjn`, others as `id`. */
export function formatMoment(at: number, locale: string, zone: string): string {
  const local = wallClock(at, zone);
  const zoneName = zoneNames[(local.getTime() - at) / 60_000] ?? localTime(at, zone).toFormat("'UTC'ZZ");
  const clock = formatClock(local.getUTCHours() * 60 + local.getUTCMinutes(), locale);
  return `${dayName(local, locale)}, ${clock} ${zoneName}`;
}

/** A time of day, in minutes after midnight: "07.30". */
export function formatClock(minutes: number, locale: string): string {
  return `${twoDigits(Math.floor(minutes / 60))}${namesOf(locale).clock}${twoDigits(minutes % 60)}`;
}

/** The day of a moment (epoch ms): "Senin 23 Nov". */
export function formatDay(at: number, locale: string, zone: string): string {
  return dayName(wallClock(at, zone), locale);
}

/** A calendar day (ISO) with its year: "3 Mar 2024". */
export function formatDate(iso: string, locale: string): string {
  const date = DateTime.fromISO(iso, { zone: 'utc' });
  return `${date.day} ${namesOf(locale).months[date.month - 1]} ${date.year}`;
}

export type GreetingPart = 'pagi' | 'siang' | 'sore' | 'malam';

/** Part of the day for a greeting: pagi 4–10, siang 11–14, sore 15–17, malam 18–3 o'clock. */
export function greetingPart(at: number, zone: string): GreetingPart {
  const hour = wallClock(at, zone).getUTCHours();
  if (hour >= 4 && hour < 11) return 'pagi';
  if (hour >= 11 && hour < 15) return 'siang';
  return hour >= 15 && hour < 18 ? 'sore' : 'malam';
}

function namesOf(locale: string): Names {
  if (locale === 'en') return english;
  return locale === 'bjn' ? banjar : indonesian;
}

function dayName(local: Date, locale: string): string {
  const { days, months } = namesOf(locale);
  return `${days[(local.getUTCDay() + 6) % 7]} ${local.getUTCDate()} ${months[local.getUTCMonth()]}`;
}
