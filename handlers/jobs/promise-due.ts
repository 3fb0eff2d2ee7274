import { addWorkingDays } from '../../licensing/calendar/working-time.ts';
import { announceTicket, openTicket } from '../open-ticket.ts';
import type { PromiseRow } from '../../storage/stores/promises.ts';
import { promiseAnswer } from '../promise-answer.ts';
import type { Work } from '../work.ts';

/** Whoever apologised once has a day to make it good; a sorry every hour helps nobody. */
const DAYS = 1;

/**
 * A promise whose hour has come without an answer is told as missed, with every other of this chat that is overdue by
 * now, so that there is one apology, with a new date; and the officers are reminded.
 */
export async function promiseDue(work: Work, id: string): Promise<void> {
  const { stores, chat, now, world } = work;
  const overdue = (await stores.promises.open({ chat: chat.id })).filter(({ dueAt }) => dueAt <= now);
  if (!overdue.some((promise) => promise.id === id)) return;
  for (const promise of overdue) await stores.promises.miss(promise.id);
  const ids = [...new Set(overdue.flatMap(({ application }) => application ?? []))];
  const applications = (await Promise.all(ids.map((one) => stores.applications.get(one)))).filter(
    (application) => application !== undefined,
  );
  const ticket = await stores.tickets.openOfChat(chat.id);
  const late = `late:${id}`;
  const about = applications[0];
  let reminded = false;
  if (ticket) reminded = await announceTicket(work, ticket, late);
  else if (about) {
    reminded = await openTicket(work, { topic: 'application', application: about.id, occasion: late });
  }
  const dueAt = addWorkingDays(world.calendar, now, DAYS);
  for (const about of matters(overdue)) await promiseAnswer(work, about, dueAt, 'late');
  const tickets = new Set(overdue.flatMap((promise) => promise.ticket ?? []));
  for (const one of tickets) {
    if (!(await stores.tickets.setDue(one, dueAt))) continue;
    await promiseAnswer(work, { ticket: one }, dueAt, 'late');
  }
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `promise-missed:${id}`,
    body: {
      notice: 'promise_missed',
      numbers: applications.flatMap(({ number }) => number ?? []),
      was: Math.min(...overdue.map((promise) => promise.dueAt)),
      dueAt,
      reminded,
      ...(overdue.every(({ permit }) => permit !== null) ? { paper: true as const } : {}),
    },
    at: now,
  });
}

/** Each case, and each permit whose paper is owed, once, however often it was promised. */
function matters(promises: readonly PromiseRow[]): { application: string; permit?: string }[] {
  const found = promises.flatMap(({ application, permit }) =>
    application === null ? [] : [{ application, ...(permit === null ? {} : { permit }) }],
  );
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}
