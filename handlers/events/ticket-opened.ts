import type { EventHandler } from '../handler.ts';
import { openTicket } from '../open-ticket.ts';

export const ticketOpened: EventHandler<'ticket_opened'> = async (work, event) => {
  await openTicket(work, event);
};
