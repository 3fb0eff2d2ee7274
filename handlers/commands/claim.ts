import { setOwner } from '../chat-state.ts';
import { CommandError } from '../command-error.ts';
import { nameOf } from '../load-facts.ts';
import type { Command } from './command.ts';
import { namedTicket } from './tickets.ts';

const MINUTE = 60_000;

/** Takes a waiting ticket: of two who try at once exactly one gets it, and the bot falls silent. */
export const claim: Command = async (work, actor, act) => {
  const { stores, world, chat, now } = work;
  const ticket = await namedTicket(work, act);
  if (!(await stores.tickets.claim(ticket.id, actor.id, now))) throw new CommandError('already_claimed');
  await stores.tickets.activate(actor.id, ticket.id);
  setOwner(chat, 'operator', actor.id);
  const expiry = world.office.settings.claim_expiry_minutes.value * MINUTE;
  await stores.timers.set(chat.id, 'claim_expiry', ticket.id, now + expiry);
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `claimed:${ticket.id}:${now}`,
    body: { notice: 'claimed', operator: actor.name },
    at: now,
  });
  await stores.audit.add({
    at: now,
    who: `operator:${actor.id}`,
    action: 'ticket_claimed',
    subjectKind: 'ticket',
    subject: ticket.id,
    detail: { via: actor.via },
  });
  return { ticket: ticket.number, name: await nameOf(stores, chat.contact) };
};
