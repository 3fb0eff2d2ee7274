import { IANAZone } from 'luxon';
import { z } from 'zod';
import { blocksAt, clock, inOrder, isoDay, minutesOf, weekday, weekdayOf } from './blocks.ts';
import type { Block } from './blocks.ts';
import { piketOf, piketSchema } from './piket.ts';
import type { Piket } from './piket.ts';

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
  /** Who looks after messages when the office is closed; no part of the working days. */
  piket: Piket;
};

const week = z.record(weekday, z.array(z.tuple([clock, clock])));
type WeekText = z.infer<typeof week>;

/** calendar.json; what else stands in it (sources, remarks) is kept. */
export const calendarSchema = z
  .looseObject({
    zone: z.string().refine((zone) => IANAZone.isValidZone(zone), 'zona waktu tidak dikenal'),
    hours: z.looseObject({ week, status: z.string() }),
    special: z.array(z.looseObject({ name: z.string(), from: isoDay, to: isoDay, week })).default([]),
    holidays: z.array(z.looseObject({ date: isoDay, name: z.string() })),
    piket: piketSchema.default({ status: 'none', week: {}, days: [] }),
  })
  .superRefine(({ hours, special }, context) => {
    const fault = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const check = (days: WeekText, path: PropertyKey[]): void => {
      for (const day of Object.keys(days).filter((key) => !inOrder(days[key] ?? [])))
        fault([...path, day], `jam hari ke-${day} tumpang tindih atau terbalik`);
    };
    check(hours.week, ['hours', 'week']);
    if (!Object.values(hours.week).some((blocks) => blocks.length > 0))
      fault(['hours', 'week'], 'kantor tidak pernah buka');
    for (const [index, { name, from, to, week: days }] of special.entries()) {
      if (to < from) fault(['special', index], `masa "${name}" berakhir sebelum mulai`);
      check(days, ['special', index, 'week']);
    }
  });

/** Checks and reads an office's calendar.json. Throws a ZodError. */
export function loadCalendar(json: unknown): Calendar {
  return calendarOf(calendarSchema.parse(json));
}

/** The calendar that a checked file describes. */
export function calendarOf({
  zone,
  hours,
  special,
  holidays,
  piket,
}: z.infer<typeof calendarSchema>): Calendar {
  return {
    zone,
    hoursConfirmed: hours.status === 'confirmed',
    week: readWeek(hours.week),
    special: special.map(({ name, from, to, week: days }) => ({ name, from, to, week: readWeek(days) })),
    holidays: new Map(holidays.map(({ date, name }) => [date, name])),
    piket: piketOf(piket),
  };
}

function readWeek(days: WeekText): Week {
  return Object.fromEntries(
    Object.entries(days).map(([day, blocks]) => [
      day,
      blocks.map(([start, end]) => ({ start: minutesOf(start), end: minutesOf(end) })),
    ]),
  );
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
  return blocksAt(calendar.zone, at, (day) => blocksOf(calendar, day)).length > 0;
}
