import { setOwner } from '../chat-state.ts';
import { CommandError } from '../command-error.ts';
import { isWithPhone, leavePhone } from '../leave-phone.ts';
import { nameOf } from '../load-facts.ts';
import type { TicketRow } from '../../storage/stores/tickets.ts';
import type { Actor } from '../policies.ts';
import type { Work } from '../work.ts';
import type { Command } from './command.ts';
import { namedTicket, openTickets } from './tickets.ts';

const MINUTE = 60_000;

/** What a person wrote shortly before asking for an officer belongs to the matter. */
const BEFORE_MS = 2 * MINUTE;
const MOST_LINES = 5;
const LOOKED_AT = 20;

/**
 * Takes a waiting ticket, and with it whatever else waits in that chat: one chat has one officer. Of two
 * who try at once exactly one gets it, and the bot falls silent.
 */
export const claim: Command = async (work, actor, act) => {
  const { stores, world, chat, now } = work;
  const ticket = await namedTicket(work, act);
  if (ticket.state === 'claimed' && ticket.operator === actor.id) {
    await stores.tickets.activate(actor.id, ticket.id);
    return { ticket: ticket.number, name: await nameOf(stores, chat.contact), values: { own: 1 } };
  }
  if (chat.operator !== null && chat.operator !== actor.id) throw new CommandError('already_claimed');
  if (!(await stores.tickets.claim(ticket.id, actor.id, now))) throw new CommandError('already_claimed');
  for (const other of await openTickets(work)) await stores.tickets.claim(other.id, actor.id, now);
  await stores.tickets.activate(actor.id, ticket.id);
  // The clock of the office phone that had the chat is not theirs.
  if (isWithPhone(work)) await leavePhone(work);
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
  if (actor.via === 'whatsapp') await relayWaiting(work, actor, ticket);
  return { ticket: ticket.number, name: await nameOf(stores, chat.contact) };
};

/** On their own WhatsApp an officer has no log to look at: the last lines of the person who waited come along. */
async function relayWaiting({ stores, chat, now }: Work, actor: Actor, ticket: TicketRow): Promise<void> {
  const operator = await stores.operators.byId(actor.id);
  if (!operator?.chat) return;
  const name = await nameOf(stores, chat.contact);
  // The lines before an application are its answers: `berkas` shows those.
  const since = ticket.topic === 'application' ? ticket.createdAt + 1 : ticket.createdAt - BEFORE_MS;
  const rows = await stores.messages.ofChat(chat.id, LOOKED_AT);
  const written = rows.filter(
    (row) =>
      row.direction === 'in' &&
      row.author === 'contact' &&
      row.receivedAt >= since &&
      !(row.body.kind === 'text' && row.body.text === ''),
  );
  for (const row of written.slice(0, MOST_LINES).reverse()) {
    if (row.direction !== 'in') continue;
    await stores.messages.insertInternal({
      chat: operator.chat,
      cause: `relay:${ticket.id}:${row.id}`,
      body: { notice: 'relayed', ticket: ticket.number, name, content: row.body },
      at: now,
    });
  }
}
