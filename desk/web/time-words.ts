import { t } from './texts.ts';
import { clockOf, dayOf, nearOf, spanOf } from './time.ts';

/** "12 menit", "3 jam", "baru saja". */
export function spanWords(ms: number): string {
  const { unit, count } = spanOf(ms);
  return t(`time.${unit}`, { count });
}

/** A time by which: "14.05" while it is today, else with its day. */
export function deadlineWords(at: number, now: number): string {
  return nearOf(at, now) === 'today' ? clockOf(at) : whenWords(at, now);
}

/** "hari ini, 14.05", "besok, 10.00", "Sen, 23 Nov, 10.00". */
export function whenWords(at: number, now: number): string {
  const near = nearOf(at, now);
  const time = clockOf(at);
  return near === 'other' ? `${dayOf(at, now)}, ${time}` : t(`time.${near}`, { time });
}
