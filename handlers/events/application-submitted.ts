import { wallClock } from '../../licensing/calendar/local-time.ts';
import { applicationNumber } from '../../licensing/identity/application-number.ts';
import type { EventHandler } from '../handler.ts';
import { answerTime } from '../answer-time.ts';
import { openTicket, PRIORITY } from '../open-ticket.ts';
import { promiseAnswer } from '../promise-answer.ts';

/**
 * A case gets its number, pins the catalogue it was filled under, and stands in the officers' queue.
 * The receipt is told when the number exists, through a notice in the same turn.
 */
export const applicationSubmitted: EventHandler<'application_submitted'> = async (work, event) => {
  const { stores, world, chat, now } = work;
  const application = await stores.applications.get(event.application);
  if (!application || application.stage !== 'draft') return;
  const year = wallClock(now, world.calendar.zone).getUTCFullYear();
  const serial = await stores.counters.next(`application:${year}`);
  const number = applicationNumber('BLG', year, serial);
  await stores.applications.submit(application.id, { number, revision: world.catalogue.revision, at: now });
  await stores.applications.setStage(application.id, application.version, {
    to: 'submitted',
    by: 'contact',
    at: now,
  });
  const dueAt = await answerTime(work, (await stores.tickets.ahead(PRIORITY.application)) + 1);
  await promiseAnswer(work, { application: application.id }, dueAt);
  await openTicket(work, { topic: 'application', application: application.id });
  await stores.messages.insertInternal({
    chat: chat.id,
    cause: `submitted:${application.id}`,
    body: { notice: 'submitted', application: application.id, number, dueAt },
    at: now,
  });
};
