import { blocksOf, isWorkingDay } from './calendar.ts';
import type { Block } from './blocks.ts';
import type { Calendar } from './calendar.ts';
import { localDate, momentOf } from './local-time.ts';
import { remembered } from '../remembered.ts';

/** The blocks of an ISO day in which time is counted; the office's own hours unless told otherwise. */
type BlocksOn = (isoDate: string) => readonly Block[];

// No office is closed for a year; a search that long means that the calendar is broken.
const longestClosure = 366;
const MOST_DAYS = 10_000;

/** The moment itself (epoch ms) when the office is open then, else the start of the next open block. */
export function nextOpening(
  calendar: Calendar,
  at: number,
  blocksOn: BlocksOn = (day) => blocksOf(calendar, day),
): number {
  let day = dayOf(calendar, at);
  for (let closed = 0; closed <= longestClosure; closed++) {
    for (const block of blocksOn(day)) {
      if (at < moment(calendar, day, block.end)) return Math.max(at, moment(calendar, day, block.start));
    }
    day = nextDay(day);
  }
  throw new RangeError('calendar: no opening within a year');
}

/**
 * Closing time (epoch ms) of the n-th working day (n ≥ 0). Day 1 is the first working day after the day of
 * `at`; what comes after closing or on a day off counts as come on the next working day.
 */
export function addWorkingDays(calendar: Calendar, at: number, n: number): number {
  let day = countedDay(calendar, at);
  for (let left = n; left > 0; left--) day = workingDayFrom(calendar, nextDay(day));
  return moment(calendar, day, closingOf(calendar, day));
}

/**
 * Working days passed from one moment to another (epoch ms), by the same rule: the day on which `from` is
 * counted is day 0, the day of `to` is included. 0 when `to` lies before.
 */
export function workingDaysBetween(calendar: Calendar, from: number, to: number): number {
  const last = dayOf(calendar, to);
  let days = 0;
  for (let day = nextDay(countedDay(calendar, from)); day <= last; day = nextDay(day)) {
    if (isWorkingDay(calendar, day)) days += 1;
  }
  return days;
}

/**
 * The moment (epoch ms) when so many minutes of office hours have passed. It lies within a block, or at its
 * very end ("sebelum pukul 12.00"), never in a break. Throws a RangeError unless `minutes` is 0 or more.
 */
export function addWorkingMinutes(
  calendar: Calendar,
  at: number,
  minutes: number,
  blocksOn: BlocksOn = (day) => blocksOf(calendar, day),
): number {
  if (!(minutes >= 0 && Number.isFinite(minutes))) throw new RangeError(`minutes ${minutes}`);
  const begin = nextOpening(calendar, at, blocksOn);
  const first = dayOf(calendar, begin);
  let left = minutes * 60_000;
  let closed = 0;
  for (let day = first; closed <= longestClosure; day = nextDay(day)) {
    const blocks = blocksOn(day);
    closed = blocks.length > 0 ? 0 : closed + 1;
    const whole = day === first ? 0 : lengthOf(blocks);
    if (left > whole && whole > 0) {
      left -= whole;
      continue;
    }
    for (const block of blocks) {
      const end = moment(calendar, day, block.end);
      const start = Math.max(begin, moment(calendar, day, block.start));
      if (end <= start) continue;
      if (left <= end - start) return start + left;
      left -= end - start;
    }
  }
  throw new RangeError('calendar: no opening within a year');
}

/** In ms. A long queue reaches over months: whole days pass without looking at clocks, which no Indonesian zone moves. */
function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { start, end }) => sum + (end - start), 0) * 60_000;
}

/** From `at` (epoch ms) on the matter lies with `whose`. */
export type Turn<P extends string> = { at: number; whose: P };

/**
 * The working days from the first turn to `until`, by whose they were; turns stand in order of time. What changes
 * hands during a day counts for the other side from the next working day on, as above, so the shares always sum to
 * `workingDaysBetween` of the whole span.
 */
export function shareWorkingDays<P extends string>(
  calendar: Calendar,
  turns: readonly Turn<P>[],
  until: number,
): Map<P, number> {
  const shares = new Map<P, number>();
  const last = dayOf(calendar, until);
  const begins = turns.map(({ at }) => countedDay(calendar, at));
  for (const [index, { whose }] of turns.entries()) {
    const next = begins[index + 1];
    const end = next === undefined || next > last ? last : next;
    let days = 0;
    for (let day = nextDay(begins[index]!); day <= end; day = nextDay(day)) {
      if (isWorkingDay(calendar, day)) days += 1;
    }
    shares.set(whose, (shares.get(whose) ?? 0) + days);
  }
  return shares;
}

/** The working day on which something that comes at `at` is counted as come. */
function countedDay(calendar: Calendar, at: number): string {
  const day = dayOf(calendar, at);
  const inTime = isWorkingDay(calendar, day) && at < moment(calendar, day, closingOf(calendar, day));
  return inTime ? day : workingDayFrom(calendar, nextDay(day));
}

function workingDayFrom(calendar: Calendar, from: string): string {
  let day = from;
  for (let closed = 0; closed <= longestClosure; closed++) {
    if (isWorkingDay(calendar, day)) return day;
    day = nextDay(day);
  }
  throw new RangeError('calendar: no working day within a year');
}

function closingOf(calendar: Calendar, day: string): number {
  return blocksOf(calendar, day).at(-1)?.end ?? 0;
}

function dayOf(calendar: Calendar, at: number): string {
  return localDate(at, calendar.zone);
}

/** Everybody waits over the same days. */
const nextDay = remembered(MOST_DAYS, (isoDate) =>
  new Date(Date.parse(isoDate) + 24 * 60 * 60_000).toISOString().slice(0, 10),
);

function moment(calendar: Calendar, isoDate: string, minutes: number): number {
  return momentOf(isoDate, minutes, calendar.zone);
}
