import { openTicket } from './open-ticket.ts';
import { promiseNews } from './promise-answer.ts';
import type { Work } from './work.ts';

/** Once nothing is to be replaced any more, the case goes back to the officers. `by`: whoever saw to the last item. */
export async function resumeVerifying(work: Work, id: string, by = 'contact'): Promise<void> {
  const { stores, now } = work;
  const application = await stores.applications.get(id);
  const permits = (application?.lines ?? []).filter(({ stage }) => stage === 'returned');
  if (!application || permits.length === 0) return;
  const items = (await stores.checklist.of([id])).get(id);
  if ([...(items?.values() ?? [])].some(({ state }) => state === 'rejected')) return;
  await stores.applications.setStage(id, application.version, {
    permits: permits.map(({ permit }) => permit),
    to: 'verifying',
    by,
    at: now,
  });
  await promiseNews(work, id, ['verifying']);
  await openTicket(work, { topic: 'application', application: id });
}
