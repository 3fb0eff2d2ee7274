import type { Work } from './work.ts';

/**
 * "Dijawab sebelum … Kalau meleset, saya kabari": the word given with a ticket or a receipt, and the
 * timer that keeps it. A later word about the same ticket takes the place of the earlier one.
 */
export async function promiseAnswer(
  { stores, chat, now }: Work,
  about: { ticket: string } | { application: string },
  dueAt: number,
): Promise<void> {
  if ('ticket' in about) {
    for (const { id } of await stores.promises.open({ ticket: about.ticket })) await stores.promises.miss(id);
  }
  const id = await stores.promises.add({
    contact: chat.contact,
    chat: chat.id,
    ...about,
    dueAt,
    by: 'system',
    at: now,
  });
  await stores.timers.set(chat.id, 'promise_due', id, dueAt);
}
