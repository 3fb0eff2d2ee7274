import { readFileSync } from 'node:fs';
import { loadCalendar } from '../../../licensing/calendar/calendar.ts';

export const source: Record<string, unknown> = JSON.parse(
  readFileSync(new URL('../../../licensing/offices/balangan/calendar.json', import.meta.url), 'utf8'),
);

export const calendar = loadCalendar(source);

/** Moment of a local time of the office, "2026-11-23T07:30". */
export function wita(local: string): number {
  return Date.parse(`${local}:00+08:00`);
}

/** Local time of the office, "2026-11-23T07:30". */
export function local(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);
}
