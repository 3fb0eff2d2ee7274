import type { FileRef } from '../../flows/message.ts';
import type { Work } from '../work.ts';

/** A file takes its place in the case, under the applicant; `message`: the row it came with. */
export async function keepDocument(
  { stores, chat, now }: Pick<Work, 'stores' | 'chat' | 'now'>,
  application: string,
  code: string,
  { id, mime, size, sha256 }: FileRef,
  message: string | null,
): Promise<void> {
  const { contact } = chat;
  const given = { application, contact, code, file: id, mime, size, sha256, message, at: now };
  await stores.documents.replace(application, code, await stores.documents.add(given));
}
