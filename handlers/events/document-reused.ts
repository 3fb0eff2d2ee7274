import type { EventHandler } from '../handler.ts';

/** A document given for one case takes its place in another as well; the files are the same. */
export const documentReused: EventHandler<'document_reused'> = async ({ stores, now }, event) => {
  if (!(await stores.documents.useAgain(event.from, event.application, event.code, now))) return;
  await stores.checklist.set(event.application, event.code, 'received', { at: now });
};
