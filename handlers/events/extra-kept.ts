import { EXTRA } from '../../flows/engine/files/extras.ts';
import type { EventHandler } from '../handler.ts';

/** A paper that no permit of the case asks for is kept beside its checklist; earlier ones stay. */
export const extraKept: EventHandler<'extra_kept'> = async ({ stores, chat, now }, event) => {
  const { application, file, message } = event;
  const { id, mime, size, sha256 } = file;
  const given = { application, contact: chat.contact, file: id, mime, size, sha256, message, at: now };
  await stores.documents.add({ ...given, code: EXTRA });
};
