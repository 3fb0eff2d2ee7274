import { addWorkingMinutes } from '../../licensing/calendar/working-time.ts';
import { setOwner } from '../chat-state.ts';
import type { Work } from '../work.ts';

/** A claim without an answer goes back to its place in the queue, and the person is told. */
export async function claimExpiry(work: Work, ticketId: string): Promise<void> {
  const { stores, world, chat, now } = work;
  const ticket = await stores.tickets.get(ticketId);
  if (ticket?.state !== 'claimed' || ticket.answeredAt !== null) return;
  await stores.tickets.release(ticket.id);
  const dueAt = addWorkingMinutes(world.calendar, now, world.office.settings.ticket_answer_minutes.value);
  await stores.tickets.setDue(ticket.id, dueAt);
  setOwner(chat, 'queue');
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `claim-expired:${ticket.id}:${ticket.claimedAt ?? 0}`,
    body: { notice: 'claim_expired', place: (await stores.tickets.place(ticket.id)) ?? 1, dueAt },
    at: now,
  });
  await stores.audit.add({
    at: now,
    who: 'system',
    action: 'claim_expired',
    subjectKind: 'ticket',
    subject: ticket.id,
    detail: { operator: ticket.operator ?? '' },
  });
}
