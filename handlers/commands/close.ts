import { setOwner } from '../chat-state.ts';
import type { Actor } from '../policies.ts';
import type { Work } from '../work.ts';
import type { Command, Outcome } from './command.ts';
import { keepPromises, ownTicket } from './tickets.ts';

/** The conversation is done; the bot serves again. */
export const close: Command = (work, actor) => leaveTicket(work, actor, 'closed');

export async function leaveTicket(work: Work, actor: Actor, how: 'returned' | 'closed'): Promise<Outcome> {
  const { stores, chat, now } = work;
  const ticket = await ownTicket(work, actor);
  await stores.tickets.close(ticket.id, how, now);
  await keepPromises(work, { ticket: ticket.id });
  await stores.timers.cancel(chat.id, 'claim_expiry', ticket.id);
  await stores.tickets.activate(actor.id, null);
  setOwner(chat, 'bot');
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `${how}:${ticket.id}`,
    body: { notice: how, operator: actor.name },
    at: now,
  });
  await stores.audit.add({
    at: now,
    who: `operator:${actor.id}`,
    action: `ticket_${how}`,
    subjectKind: 'ticket',
    subject: ticket.id,
    detail: { via: actor.via },
  });
  return { ticket: ticket.number };
}
