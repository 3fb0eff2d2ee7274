import { announceTicket, openTicket } from '../open-ticket.ts';
import type { Work } from '../work.ts';

/**
 * A promise whose hour has come without an answer is told as missed, with every other of this chat that is overdue by
 * now, so that there is one apology; and the officers are reminded.
 */
export async function promiseDue(work: Work, id: string): Promise<void> {
  const { stores, chat, now } = work;
  const overdue = (await stores.promises.open({ chat: chat.id })).filter(({ dueAt }) => dueAt <= now);
  if (!overdue.some((promise) => promise.id === id)) return;
  for (const promise of overdue) await stores.promises.miss(promise.id);
  const ids = [...new Set(overdue.flatMap(({ application }) => application ?? []))];
  const applications = (await Promise.all(ids.map((one) => stores.applications.get(one)))).filter(
    (application) => application !== undefined,
  );
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `promise-missed:${id}`,
    body: { notice: 'promise_missed', numbers: applications.flatMap(({ number }) => number ?? []) },
    at: now,
  });
  const ticket = await stores.tickets.openOfChat(chat.id);
  if (ticket) await announceTicket(work, ticket.number, ticket.topic, `late:${id}`);
  else if (applications[0]) await openTicket(work, { topic: 'application', application: applications[0].id });
}
