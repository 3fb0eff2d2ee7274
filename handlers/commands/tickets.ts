import type { TicketRow } from '../../storage/stores/tickets.ts';
import { setOwner } from '../chat-state.ts';
import { CommandError } from '../command-error.ts';
import type { Actor } from '../policies.ts';
import type { Work } from '../work.ts';
import type { OfficerAct } from '../../flows/event.ts';

/** Of one chat, newest first; more than topics there are. */
const MOST_OPEN = 20;

export async function openTickets({ stores, chat }: Work): Promise<TicketRow[]> {
  const tickets = await stores.tickets.list({ chat: chat.id, limit: MOST_OPEN });
  return tickets.filter(({ state }) => state !== 'closed');
}

/** The actor's own open tickets of this chat, the one an act names first. */
export async function ownTickets(
  work: Work,
  actor: Actor,
  act: OfficerAct,
): Promise<[TicketRow, ...TicketRow[]]> {
  const open = await openTickets(work);
  const [first, ...rest] = open
    .filter(({ operator }) => operator === actor.id)
    .sort((a, b) => Number(b.id === act.ticket) - Number(a.id === act.ticket));
  if (first) return [first, ...rest];
  if (open.length === 0) throw new CommandError('not_found');
  throw new CommandError(open.some(({ state }) => state === 'claimed') ? 'not_yours' : 'not_claimed');
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

/** Each promise of news about this ticket or case is kept by the officer's word; that of a paper only by the paper. */
export async function keepPromises(
  work: Work,
  filter: { ticket?: string; application?: string },
): Promise<void> {
  for (const { id, permit } of await work.stores.promises.open(filter))
    if (permit === null) await work.stores.promises.keep(id);
}

/** Whose tickets these are has written to the person: the first word keeps the promise of an answer. */
export async function answerTickets(work: Work, claimed: readonly TicketRow[]): Promise<void> {
  const { stores, chat, now } = work;
  if (claimed.length > 0) await stores.timers.cancel(chat.id, 'officer_idle', chat.id);
  for (const { id, application } of claimed.filter(({ answeredAt }) => answeredAt === null)) {
    await stores.tickets.answered(id, now);
    await stores.timers.cancel(chat.id, 'claim_expiry', id);
    await keepPromises(work, { ticket: id });
    if (application !== null) await keepPromises(work, { application });
  }
}

/** Whoever has the person in hand lets go, and nobody waits any more: every ticket of the chat ends with `outcome`. */
export async function letGo(work: Work, outcome: string): Promise<void> {
  const { stores, chat, now } = work;
  for (const ticket of await openTickets(work)) {
    await stores.timers.cancel(chat.id, 'claim_expiry', ticket.id);
    await stores.tickets.close(ticket.id, outcome, now);
    await keepPromises(work, { ticket: ticket.id });
  }
  await stores.timers.cancel(chat.id, 'officer_idle', chat.id);
  setOwner(chat, 'bot');
}
