import { setOwner } from '../chat-state.ts';
import { keepPromises, openTickets } from '../commands/tickets.ts';
import type { EventHandler } from '../handler.ts';
import { announceGone } from '../open-ticket.ts';
import type { Work } from '../work.ts';

/** Whoever asked for help needs none any more. A case, a complaint and what has an officer already stay in the queue. */
export const queueLeft: EventHandler<'queue_left'> = (work) => helpNoMore(work, 'left');

/** Who waited in this chat for help waits no more; their tickets end with `outcome`. */
export async function helpNoMore(work: Work, outcome: string): Promise<void> {
  const { stores, chat, now } = work;
  const open = await openTickets(work);
  const help = open.filter(({ state, topic }) => state === 'waiting' && topic === 'help');
  for (const ticket of help) {
    await stores.tickets.close(ticket.id, outcome, now);
    await keepPromises(work, { ticket: ticket.id });
    await announceGone(work, ticket);
  }
  if (chat.owner === 'queue' && help.length === open.length) setOwner(chat, 'bot');
}
