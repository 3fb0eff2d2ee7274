import { fromLocalInput, isoDayOf } from '../time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** On the next full five minutes. */
export function inTwoHours(now: number): number {
  return Math.ceil((now + 2 * HOUR) / (5 * MINUTE)) * 5 * MINUTE;
}

/** Tomorrow at 10.00 of the office. */
export function tomorrowMorning(now: number): number {
  return fromLocalInput(`${isoDayOf(now + DAY)}T10:00`);
}
