import { blocksAt, weekdayOf } from './blocks.ts';
import type { Block } from './blocks.ts';
import { blocksOf } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Shift } from './piket.ts';
import { remembered } from '../remembered.ts';

/** The shifts of an ISO day. A weekday's shifts fall out on holidays: who serves then is named by the date. */
function shiftsOf({ piket, holidays }: Calendar, isoDate: string): readonly Shift[] {
  const own = piket.days.get(isoDate);
  if (own) return own;
  return holidays.has(isoDate) ? [] : (piket.week[weekdayOf(isoDate)] ?? []);
}

/** A calendar is replaced whole when something of it changes. */
const known = new WeakMap<Calendar, (isoDate: string) => readonly Block[]>();
const MOST_DAYS = 1_000;

/** When somebody looks after messages on an ISO day: office hours and shifts, what touches or overlaps as one. */
export function attendedBlocks(calendar: Calendar, isoDate: string): readonly Block[] {
  const before = known.get(calendar);
  if (before) return before(isoDate);
  const blocksOn = remembered(MOST_DAYS, (day) => merged(calendar, day));
  known.set(calendar, blocksOn);
  return blocksOn(isoDate);
}

function merged(calendar: Calendar, isoDate: string): readonly Block[] {
  const all = [...blocksOf(calendar, isoDate), ...shiftsOf(calendar, isoDate)];
  const blocks: Block[] = [];
  for (const { start, end } of all.toSorted((a, b) => a.start - b.start)) {
    const last = blocks.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else blocks.push({ start, end });
  }
  return blocks;
}

/** Whether somebody looks after messages at a moment (epoch ms): the office is open, or it is somebody's shift. */
export function isAttended(calendar: Calendar, at: number): boolean {
  return blocksAt(calendar.zone, at, (day) => attendedBlocks(calendar, day)).length > 0;
}

/** User names of those whose shift it is at a moment (epoch ms). */
export function onPiket(calendar: Calendar, at: number): readonly string[] {
  const now = blocksAt(calendar.zone, at, (day) => shiftsOf(calendar, day));
  return [...new Set(now.flatMap(({ officers }) => officers))];
}
