import { announceTicket, openTicket } from '../open-ticket.ts';
import type { Work } from '../work.ts';

/** A promise whose hour has come without an answer is told as missed, and the officers are reminded. */
export async function promiseDue(work: Work, id: string): Promise<void> {
  const { stores, chat, now } = work;
  const promise = await stores.promises.get(id);
  if (promise?.state !== 'open' || !(await stores.promises.miss(id))) return;
  const application =
    promise.application === null ? undefined : await stores.applications.get(promise.application);
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `promise-missed:${id}`,
    body: { notice: 'promise_missed', ...(application?.number ? { number: application.number } : {}) },
    at: now,
  });
  const ticket = await stores.tickets.openOfChat(chat.id);
  if (ticket) await announceTicket(work, ticket.number, ticket.topic, `late:${id}`);
  else if (application) await openTicket(work, { topic: 'application', application: application.id });
}
