import { CommandError } from '../command-error.ts';
import { nameOf } from '../load-facts.ts';
import type { Actor } from '../policies.ts';
import type { Work } from '../work.ts';
import type { Command } from './command.ts';
import { letGo, openTickets } from './tickets.ts';

/** Of one chat, newest first. */
const MOST_TICKETS = 20;

/**
 * Silence for whoever abuses the service: what they write from now on is stored, and nobody answers. Whoever has them
 * in hand lets go; their cases stay, and news of these still reaches them. They are not told.
 */
export const block: Command = async (work, actor, act) => {
  const { stores, chat } = work;
  const reason = (act.reason ?? '').trim();
  if (reason === '') throw new CommandError('missing_reason');
  // Nobody of the office is silenced by a slip.
  if (await stores.operators.byContact(chat.contact)) throw new CommandError('not_allowed');
  await mustHaveServed(work, actor);
  const ticket = (await openTickets(work)).find(({ id }) => id === act.ticket);
  await letGo(work, 'blocked');
  await stores.contacts.setBlocked(chat.contact, true);
  await record(work, actor, 'contact_blocked', reason);
  return { name: await nameOf(stores, chat.contact), ...(ticket ? { ticket: ticket.number } : {}) };
};

/** They are served again, from their next word on. */
export const unblock: Command = async (work, actor, act) => {
  await mustHaveServed(work, actor);
  const { stores, chat } = work;
  await stores.contacts.setBlocked(chat.contact, false);
  await record(work, actor, 'contact_unblocked', (act.reason ?? '').trim());
  return { name: await nameOf(stores, chat.contact) };
};

/** An operator decides about whom they have served; a supervisor about everybody. */
async function mustHaveServed({ stores, chat }: Work, actor: Actor): Promise<void> {
  if (actor.role !== 'operator') return;
  const tickets = await stores.tickets.list({ chat: chat.id, limit: MOST_TICKETS });
  if (!tickets.some(({ operator }) => operator === actor.id)) throw new CommandError('not_yours');
}

async function record(
  { stores, chat, now }: Work,
  actor: Actor,
  action: string,
  reason: string,
): Promise<void> {
  await stores.audit.add({
    at: now,
    who: `operator:${actor.id}`,
    action,
    subjectKind: 'contact',
    subject: chat.contact,
    detail: { via: actor.via },
    ...(reason === '' ? {} : { reason }),
  });
}
