import { wallClock } from '../licensing/calendar/local-time.ts';
import { applicationNumber } from '../licensing/identity/application-number.ts';
import type { TicketRow } from '../storage/stores/tickets.ts';
import type { Work } from './work.ts';

/** `ADU-2026-000012-T`: the year in which the complaint was made, and the number of its ticket, so that staff find it by that. */
export function complaintNumber(
  { world }: Pick<Work, 'world'>,
  { createdAt, number }: Pick<TicketRow, 'createdAt' | 'number'>,
): string {
  return applicationNumber('ADU', wallClock(createdAt, world.calendar.zone).getUTCFullYear(), number);
}
