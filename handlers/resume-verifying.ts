import { openTicket } from './open-ticket.ts';
import { promiseNews } from './promise-answer.ts';
import type { Work } from './work.ts';

/** Once everything that was to be replaced has come anew, the case goes back to the officers. */
export async function resumeVerifying(work: Work, id: string): Promise<void> {
  const { stores, now } = work;
  const application = await stores.applications.get(id);
  const permits = (application?.lines ?? []).filter(({ stage }) => stage === 'returned');
  if (!application || permits.length === 0) return;
  const items = (await stores.checklist.of([id])).get(id);
  if ([...(items?.values() ?? [])].some(({ state }) => state === 'rejected')) return;
  await stores.applications.setStage(id, application.version, {
    permits: permits.map(({ permit }) => permit),
    to: 'verifying',
    by: 'contact',
    at: now,
  });
  await promiseNews(work, id, ['verifying']);
  await openTicket(work, { topic: 'application', application: id });
}
