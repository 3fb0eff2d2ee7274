import { parseApplicationNumber } from '../../licensing/identity/application-number.ts';
import type { OfficerAct } from '../../flows/event.ts';
import type { ApplicationRow } from '../../storage/stores/applications.ts';
import { CommandError } from '../command-error.ts';
import type { Work } from '../work.ts';

/** The application an act is about: the one named, else its ticket's, else that of the ticket in hand, else the person's newest. */
export async function applicationOf({ stores, chat }: Work, act: OfficerAct): Promise<ApplicationRow> {
  if (act.application !== undefined) {
    const parsed = parseApplicationNumber(act.application);
    const found = parsed.ok ? await stores.applications.byNumber(parsed.number) : undefined;
    const named = found ?? (await stores.applications.get(act.application));
    if (named?.chat !== chat.id) throw new CommandError('not_found');
    return named;
  }
  const named = act.ticket === undefined ? undefined : await stores.tickets.get(act.ticket);
  const ticket = named?.chat === chat.id ? named : await stores.tickets.openOfChat(chat.id);
  const ofTicket =
    ticket?.application == null ? undefined : await stores.applications.get(ticket.application);
  if (ofTicket) return ofTicket;
  const rows = await stores.applications.ofContact(chat.contact, 5);
  const newest = rows.find(({ stage }) => stage !== 'withdrawn');
  if (!newest) throw new CommandError('no_application');
  return newest;
}
