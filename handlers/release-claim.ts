import type { TicketRow } from '../storage/stores/tickets.ts';
import { answerTime } from './answer-time.ts';
import { setOwner } from './chat-state.ts';
import { nameOf } from './load-facts.ts';
import { announceTicket } from './open-ticket.ts';
import { promiseAnswer } from './promise-answer.ts';
import type { Work } from './work.ts';

/**
 * A claimed ticket takes its old place in the queue again; the person is told why, with a new promise, and the other
 * officers that it waits again.
 */
export async function releaseClaim(work: Work, ticket: TicketRow, offDuty = false): Promise<void> {
  const { stores, chat, now } = work;
  await stores.tickets.release(ticket.id);
  const place = (await stores.tickets.place(ticket.id)) ?? 1;
  const dueAt = await answerTime(work, place);
  await stores.tickets.setDue(ticket.id, dueAt);
  await promiseAnswer(work, { ticket: ticket.id }, dueAt);
  await stores.timers.cancel(chat.id, 'officer_idle', chat.id);
  await stores.timers.cancel(chat.id, 'claim_expiry', ticket.id);
  setOwner(chat, 'queue');
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `claim-expired:${ticket.id}:${ticket.claimedAt ?? 0}`,
    body: {
      notice: 'claim_expired',
      place,
      dueAt,
      ...(offDuty ? { offDuty: true as const } : {}),
    },
    at: now,
  });
  await announceTicket(work, ticket, `back:${ticket.claimedAt ?? 0}`, true);
}

/** A claim without an answer is on the record, with whose it was. */
export function noteExpired({ stores, now }: Work, { id, operator }: TicketRow): Promise<void> {
  return stores.audit.add({
    at: now,
    who: 'system',
    action: 'claim_expired',
    subjectKind: 'ticket',
    subject: id,
    detail: { operator: operator ?? '' },
  });
}

/** An officer who works from WhatsApp hears there that the person is no longer theirs. */
export async function tellHolder({ stores, chat, now }: Work, ticket: TicketRow): Promise<void> {
  const holder = ticket.operator === null ? undefined : await stores.operators.byId(ticket.operator);
  if (!holder?.chat) return;
  await stores.messages.insertInternal({
    chat: holder.chat,
    cause: `claim-lost:${ticket.id}:${ticket.claimedAt ?? 0}`,
    body: { notice: 'claim_lost', ticket: ticket.number, name: await nameOf(stores, chat.contact) },
    at: now,
  });
}
