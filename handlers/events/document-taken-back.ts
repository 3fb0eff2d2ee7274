import type { EventHandler } from '../handler.ts';

export const documentTakenBack: EventHandler<'document_taken_back'> = ({ stores }, event) =>
  stores.documents.takeBack(event.application, event.code, event.file);
