import { setOwner } from '../chat-state.ts';
import type { Actor } from '../policies.ts';
import type { Work } from '../work.ts';
import type { Command, Outcome } from './command.ts';
import type { OfficerAct } from '../../flows/event.ts';
import type { TicketRow } from '../../storage/stores/tickets.ts';
import { keepPromises, ownTickets } from './tickets.ts';

/** The conversation is done; the bot serves again. */
export const close: Command = (work, actor, act) => leaveChat(work, actor, act, 'closed');

/** All of the officer's tickets in this chat end; an application nobody has looked at yet waits again. */
export async function leaveChat(
  work: Work,
  actor: Actor,
  act: OfficerAct,
  how: 'returned' | 'closed',
): Promise<Outcome> {
  const { stores, chat, now } = work;
  const tickets = await ownTickets(work, actor, act);
  const [ticket] = tickets;
  for (const own of tickets) {
    await stores.timers.cancel(chat.id, 'claim_expiry', own.id);
    await stores.tickets.close(own.id, how, now);
    if (await isUntouched(work, own)) await queueAgain(work, own);
    await keepPromises(work, { ticket: own.id });
  }
  await stores.timers.cancel(chat.id, 'officer_idle', chat.id);
  setOwner(chat, 'bot');
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `${how}:${ticket.id}:${ticket.claimedAt ?? now}`,
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

async function isUntouched({ stores }: Work, ticket: TicketRow): Promise<boolean> {
  if (ticket.topic !== 'application' || ticket.application === null) return false;
  return (await stores.applications.get(ticket.application))?.stage === 'submitted';
}

/** A new ticket with the age of the old one: it keeps its place, and the log keeps who spoke with the person. */
async function queueAgain({ stores }: Work, old: TicketRow): Promise<void> {
  await stores.tickets.open({
    chat: old.chat,
    contact: old.contact,
    topic: old.topic,
    priority: old.priority,
    createdAt: old.createdAt,
    ...(old.application === null ? {} : { application: old.application }),
    ...(old.reason === null ? {} : { reason: old.reason }),
    ...(old.dueAt === null ? {} : { dueAt: old.dueAt }),
  });
}
