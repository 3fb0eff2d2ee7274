import type { EventHandler } from '../handler.ts';
import { resumeVerifying } from '../resume-verifying.ts';

/** A document takes its place on the checklist; what stood there before is kept as an older version. */
export const documentFiled: EventHandler<'document_filed'> = async (work, event) => {
  const { stores, chat, now } = work;
  const document = await stores.documents.add({
    application: event.application,
    contact: chat.contact,
    code: event.code,
    file: event.file.id,
    mime: event.file.mime,
    size: event.file.size,
    sha256: event.file.sha256,
    message: event.message,
    at: now,
  });
  await stores.documents.replace(event.application, event.code, document);
  await stores.checklist.set(event.application, event.code, 'received', { at: now });
  await resumeVerifying(work, event.application);
};
