import type { EventHandler } from '../handler.ts';

export const documentBroughtBack: EventHandler<'document_brought_back'> = async ({ stores, now }, event) => {
  const { application, code, file } = event;
  await stores.documents.bringBack(application, code, file);
  await stores.checklist.set(application, code, 'received', { at: now });
};
