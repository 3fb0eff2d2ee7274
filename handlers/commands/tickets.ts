import type { TicketRow } from '../../storage/stores/tickets.ts';
import { CommandError } from '../command-error.ts';
import type { Actor } from '../policies.ts';
import type { Work } from '../work.ts';
import type { OfficerAct } from '../../flows/event.ts';

/** The open ticket of this chat, which must be the actor's own. */
export async function ownTicket({ stores, chat }: Work, actor: Actor): Promise<TicketRow> {
  const ticket = await stores.tickets.openOfChat(chat.id);
  if (!ticket) throw new CommandError('not_found');
  if (ticket.state !== 'claimed') throw new CommandError('not_claimed');
  if (ticket.operator !== actor.id) throw new CommandError('not_yours');
  return ticket;
}

/** The ticket an act names, by number or id; it must be open. */
export async function namedTicket({ stores }: Work, act: OfficerAct): Promise<TicketRow> {
  const named = act.ticket ?? '';
  const ticket = /^\d+$/.test(named)
    ? await stores.tickets.byNumber(Number(named))
    : await stores.tickets.get(named);
  if (!ticket || ticket.state === 'closed') throw new CommandError('not_found');
  return ticket;
}

/** Each promise about this ticket is kept by the officer's word. */
export async function keepPromises(
  work: Work,
  filter: { ticket?: string; application?: string },
): Promise<void> {
  for (const promise of await work.stores.promises.open(filter)) await work.stores.promises.keep(promise.id);
}
