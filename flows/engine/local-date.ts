import { DateTime } from 'luxon';

/** The calendar day of a moment in a zone, ISO (2026-11-22). */
export function localDate(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toISODate()!;
}
