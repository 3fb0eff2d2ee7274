import type { TicketTopic } from '../flows/event.ts';
import { wallClock } from '../licensing/calendar/local-time.ts';
import { applicationNumber } from '../licensing/identity/application-number.ts';
import type { TicketRow } from '../storage/stores/tickets.ts';
import type { Work } from './work.ts';

/** A report of money asked for is a complaint that is served first. */
export const COMPLAINTS: readonly TicketTopic[] = ['complaint', 'report'];

/**
 * `ADU-2026-000012-T`: the year in which the complaint was made, and the number of its ticket, so that staff find it by
 * that. Undefined of a ticket that is no complaint.
 */
export function complaintNumber(
  { world }: Pick<Work, 'world'>,
  { topic, createdAt, number }: Pick<TicketRow, 'topic' | 'createdAt' | 'number'>,
): string | undefined {
  if (!COMPLAINTS.some((one) => one === topic)) return undefined;
  return applicationNumber('ADU', wallClock(createdAt, world.calendar.zone).getUTCFullYear(), number);
}
