import type { EventHandler } from '../handler.ts';
import { resumeVerifying } from '../resume-verifying.ts';

/** A document takes its place on the checklist; what stood there before is kept as an older version, but for its other pages. */
export const documentFiled: EventHandler<'document_filed'> = async (work, event) => {
  const { stores, chat, now } = work;
  const { application, code, file, message, page } = event;
  const { id, mime, size, sha256 } = file;
  const given = {
    application,
    contact: chat.contact,
    code,
    file: id,
    mime,
    size,
    sha256,
    message,
    at: now,
  };
  if (page) await stores.documents.addPage(given);
  else await stores.documents.replace(application, code, await stores.documents.add(given));
  await stores.checklist.set(application, code, 'received', { at: now });
  await resumeVerifying(work, application);
};
