import { setOwner } from './chat-state.ts';
import { answerTickets, keepPromises, openTickets } from './commands/tickets.ts';
import { announceGone, openTicket, WAITED_FOR } from './open-ticket.ts';
import type { Work } from './work.ts';

/** How a ticket ended that nobody took: its person was answered on the office phone itself. */
const BY_PHONE = 'phone';

/**
 * A word typed on the office phone is the answer that was promised to whoever waits in this chat. Whoever wished to talk
 * with an officer does, and waits no more; a complaint stays for whoever takes it; a ticket that an officer has is
 * answered as by their own word.
 */
export async function answeredByPhone(work: Work): Promise<void> {
  const { stores, chat, now } = work;
  const open = await openTickets(work);
  await answerTickets(
    work,
    open.filter(({ state }) => state === 'claimed'),
  );
  const waiting = open.filter(({ state, topic }) => state === 'waiting' && WAITED_FOR.has(topic));
  for (const { id } of waiting) await keepPromises(work, { ticket: id });
  for (const ticket of waiting.filter(({ topic }) => topic === 'help')) {
    const { id } = ticket;
    await stores.tickets.close(id, BY_PHONE, now);
    await announceGone(work, ticket, true);
    await stores.audit.add({
      at: now,
      who: 'phone',
      action: 'ticket_closed',
      subjectKind: 'ticket',
      subject: id,
      detail: {},
    });
  }
  if (chat.owner === 'queue' && waiting.every(({ topic }) => topic === 'help')) setOwner(chat, 'bot');
}

/** What the phone said was nobody's answer: whoever it took out of the queue since then (UTC ms) waits there again. */
export async function unanswered(work: Work, since: number): Promise<void> {
  const [last] = await work.stores.tickets.list({ chat: work.chat.id, outcome: BY_PHONE, limit: 1 });
  if (last?.closedAt != null && last.closedAt >= since) await openTicket(work, { topic: 'help' });
}
