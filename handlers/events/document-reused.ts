import type { EventHandler } from '../handler.ts';

/** A document given for one case takes its place in another as well; the file is the same. */
export const documentReused: EventHandler<'document_reused'> = async ({ stores, now }, event) => {
  const document = await stores.documents.useAgain(event.from, event.application, event.code, now);
  if (document === undefined) return;
  await stores.documents.replace(event.application, event.code, document);
  await stores.checklist.set(event.application, event.code, 'received', { at: now });
};
