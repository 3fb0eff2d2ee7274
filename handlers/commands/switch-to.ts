import { CommandError } from '../command-error.ts';
import type { Command } from './command.ts';
import { namedTicket } from './tickets.ts';

/** Makes another of the officer's own tickets the active one. */
export const switchTo: Command = async (work, actor, act) => {
  const ticket = await namedTicket(work, act);
  if (ticket.operator !== actor.id) throw new CommandError('not_yours');
  await work.stores.tickets.activate(actor.id, ticket.id);
  return { ticket: ticket.number };
};
