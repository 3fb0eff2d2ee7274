import { localTime } from '../../licensing/calendar/local-time.ts';

/** The calendar day of a moment in a zone, ISO (2026-11-22). */
export function localDate(at: number, zone: string): string {
  return localTime(at, zone).toISODate()!;
}
