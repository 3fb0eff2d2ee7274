import { DateTime } from 'luxon';
import { z } from 'zod';

/** Open from `start` up to, not including, `end`; minutes after midnight in the office's zone. */
export type Block = { start: number; end: number };

/** Blocks by ISO weekday, 1 (Monday) to 7; a day without blocks is closed. */
export type Week = Readonly<Record<number, readonly Block[]>>;

/** Hours and holidays of one office. `special` periods (ISO days, both included) replace `week`. */
export type Calendar = {
  zone: string;
  /** Whether the office itself has said its hours: only then are they told as figures (law 9). */
  hoursConfirmed: boolean;
  week: Week;
  special: readonly { name: string; from: string; to: string; week: Week }[];
  holidays: ReadonlyMap<string, string>;
};

const isoDay = z.iso.date();
const clock = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);
const week = z.record(z.string().regex(/^[1-7]$/), z.array(z.tuple([clock, clock])));

const schema = z.object({
  zone: z.string().refine((zone) => DateTime.utc().setZone(zone).isValid, 'not a time zone'),
  hours: z.object({ week, status: z.string() }),
  special: z.array(z.object({ name: z.string(), from: isoDay, to: isoDay, week })).default([]),
  holidays: z.array(z.object({ date: isoDay, name: z.string() })),
});

/**
 * Checks and reads an office's calendar.json. Throws when a day's blocks overlap or run backwards, when a
 * period ends before it begins, and when no weekday is ever open.
 */
export function loadCalendar(json: unknown): Calendar {
  const { zone, hours, special, holidays } = schema.parse(json);
  const usual = readWeek(hours.week);
  if (!Object.values(usual).some((blocks) => blocks.length > 0)) throw new Error('calendar: never open');
  for (const { name, from, to } of special) {
    if (to < from) throw new Error(`calendar: ${name} ends before it begins`);
  }
  return {
    zone,
    hoursConfirmed: hours.status === 'confirmed',
    week: usual,
    special: special.map((period) => ({ ...period, week: readWeek(period.week) })),
    holidays: new Map(holidays.map(({ date, name }) => [date, name])),
  };
}

function readWeek(days: Record<string, [string, string][]>): Week {
  return Object.fromEntries(
    Object.entries(days).map(([day, blocks]) => {
      const read = blocks.map(([start, end]) => ({ start: minutesOf(start), end: minutesOf(end) }));
      const inOrder = read.every(
        (block, at) => block.start < block.end && block.start >= (read[at - 1]?.end ?? 0),
      );
      if (!inOrder) throw new Error(`calendar: blocks of weekday ${day} overlap or run backwards`);
      return [day, read];
    }),
  );
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** The open blocks of an ISO day; none on holidays and days off. */
export function blocksOf(calendar: Calendar, isoDate: string): readonly Block[] {
  if (calendar.holidays.has(isoDate)) return [];
  const period = calendar.special.find(({ from, to }) => from <= isoDate && isoDate <= to);
  return (period?.week ?? calendar.week)[weekdayOf(isoDate)] ?? [];
}

/** Whether the office works on an ISO day: not a weekend, public holiday or cuti bersama. */
export function isWorkingDay(calendar: Calendar, isoDate: string): boolean {
  return blocksOf(calendar, isoDate).length > 0;
}

/** Whether officers are at work at a moment (epoch ms); breaks count as closed. */
export function isOpen(calendar: Calendar, at: number): boolean {
  const local = DateTime.fromMillis(at, { zone: calendar.zone });
  const minute = local.hour * 60 + local.minute;
  return blocksOf(calendar, local.toISODate() ?? '').some(
    (block) => block.start <= minute && minute < block.end,
  );
}

/** 1 (Monday) to 7 (Sunday). */
function weekdayOf(isoDate: string): number {
  return DateTime.fromISO(isoDate, { zone: 'utc' }).weekday;
}
