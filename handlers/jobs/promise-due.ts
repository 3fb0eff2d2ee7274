import type { Work } from '../work.ts';

/** A promise whose hour has come without an answer is told as missed, and an officer is called. */
export async function promiseDue({ stores, chat, now }: Work, id: string): Promise<void> {
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
}
