import { addWorkingDays } from '../licensing/calendar/working-time.ts';
import { turnOf } from '../flows/engine/cases/clocks.ts';
import type { Stage } from '../flows/facts.ts';
import type { World } from '../flows/world.ts';
import type { Work } from './work.ts';

/**
 * Nobody waits without a date: while a permit is at a stage of ours, or an officer still has to tell how much is to be
 * paid (`owesWord`), the next news is promised.
 */
export async function promiseNews(
  work: Work,
  application: string,
  stages: readonly Stage[],
  owesWord = false,
): Promise<number | undefined> {
  const dueAt = nextNewsAt(work.world, work.now, stages, owesWord);
  if (dueAt !== undefined) await promiseAnswer(work, { application }, dueAt);
  return dueAt;
}

/** Whether a move to this stage leaves something to be explained: what the note does not say, an officer has to write. */
export function owesExplanation(to: Stage, note: string | undefined): boolean {
  return to === 'payment' && (note ?? '') === '';
}

/** By when the next news comes of permits at these stages; undefined where others have every next move. */
export function nextNewsAt(
  { calendar, office }: World,
  now: number,
  stages: readonly Stage[],
  owesWord = false,
): number | undefined {
  if (!owesWord && !stages.some((stage) => turnOf(stage) === 'office')) return undefined;
  return addWorkingDays(calendar, now, office.settings.news_working_days.value);
}

/**
 * "Dijawab sebelum … Kalau meleset, saya kabari": the word given with a ticket or a receipt, and the
 * timer that keeps it. `late`: it makes good for one that was missed. A later word about the same ticket takes the place of the earlier one.
 */
export async function promiseAnswer(
  { stores, chat, now }: Work,
  about: { ticket: string } | { application: string; permit?: string },
  dueAt: number,
  by: 'system' | 'late' = 'system',
): Promise<void> {
  if ('ticket' in about) {
    for (const { id } of await stores.promises.open({ ticket: about.ticket })) await stores.promises.miss(id);
  }
  const id = await stores.promises.add({
    contact: chat.contact,
    chat: chat.id,
    ...about,
    dueAt,
    by,
    at: now,
  });
  await stores.timers.set(chat.id, 'promise_due', id, dueAt);
}
