import { blocksAt, weekdayOf } from './blocks.ts';
import type { Block } from './blocks.ts';
import { blocksOf } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Shift } from './piket.ts';

/** The shifts of an ISO day. A weekday's shifts fall out on holidays: who serves then is named by the date. */
function shiftsOf({ piket, holidays }: Calendar, isoDate: string): readonly Shift[] {
  const own = piket.days.get(isoDate);
  if (own) return own;
  return holidays.has(isoDate) ? [] : (piket.week[weekdayOf(isoDate)] ?? []);
}

/** When somebody looks after messages on an ISO day: office hours and shifts, what touches or overlaps as one. */
export function attendedBlocks(calendar: Calendar, isoDate: string): readonly Block[] {
  const all = [...blocksOf(calendar, isoDate), ...shiftsOf(calendar, isoDate)];
  const merged: Block[] = [];
  for (const { start, end } of all.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
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
