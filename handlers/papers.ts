import { addWorkingDays } from '../licensing/calendar/working-time.ts';
import type { World } from '../flows/world.ts';
import type { PromiseRow } from '../storage/stores/promises.ts';
import { promiseAnswer } from './promise-answer.ts';
import type { Work } from './work.ts';

/** Officers are reminded this long before a paper is due; within a working day, as what is due ends with one. */
const REMINDED_BEFORE_MS = 3 * 60 * 60_000;

/** By when (epoch ms) the paper of a permit that is out comes. */
export function paperDueAt({ calendar, office }: World, now: number): number {
  return addWorkingDays(calendar, now, office.settings.news_working_days.value);
}

/** The permits are out and their papers are not: promised by date, and called to mind before. Epoch ms. */
export async function promisePapers(
  work: Work,
  application: string,
  permits: readonly string[],
): Promise<number> {
  const dueAt = paperDueAt(work.world, work.now);
  for (const permit of permits) await promiseAnswer(work, { application, permit }, dueAt);
  const remindAt = dueAt - REMINDED_BEFORE_MS;
  if (remindAt > work.now) await work.stores.timers.set(work.chat.id, 'paper_soon', application, remindAt);
  return dueAt;
}

/** Papers still owed to the person of this chat. */
export async function owedPapers({ stores, chat }: Work): Promise<(PromiseRow & OwedPaper)[]> {
  return (await stores.promises.open({ chat: chat.id })).flatMap((promise) => {
    const { application, permit } = promise;
    return application === null || permit === null ? [] : [{ ...promise, application, permit }];
  });
}
type OwedPaper = { application: string; permit: string };

/** The papers of these permits are with the person, or nobody waits for them any more. */
export async function keepPapers(work: Work, application: string, permits: readonly string[]): Promise<void> {
  for (const owed of await owedPapers(work)) {
    if (owed.application === application && permits.includes(owed.permit))
      await work.stores.promises.keep(owed.id);
  }
}
