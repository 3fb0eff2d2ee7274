import { permitsOf } from '../../flows/engine/context.ts';
import type { FileRef } from '../../flows/message.ts';
import type { ApplicationRow } from '../../storage/stores/applications.ts';
import type { Actor } from '../policies.ts';
import type { Work } from '../work.ts';
import { caseContext } from './checklist-of.ts';
import { keepDocument } from './keep-document.ts';

/**
 * What was issued for one permit is the paper that another asks for: in the same application it takes its place there, and
 * it is kept to be offered for a later one. Nobody sends it twice. `message`: the row that carries the file, by which it is opened.
 */
export async function passOnResult(
  work: Work,
  actor: Actor,
  application: ApplicationRow,
  issued: readonly string[],
  file: FileRef,
  message: string | null,
): Promise<void> {
  const { stores, chat, now } = work;
  const context = await caseContext(work, application);
  const brings = permitsOf(context.world, { permits: [...issued] }).flatMap((permit) => permit.brings ?? []);
  const items = context.checklist();
  for (const code of brings) {
    const item = items.find((one) => one.code === code);
    if (item && !item.brought) continue;
    for (const key of item?.asks ?? [`doc:${code}`]) {
      const value = { file: file.id };
      await stores.answers.put(application.id, chat.contact, key, { value, source: 'operator', at: now });
    }
    await keepDocument(work, application.id, code, file, message);
    if (item) await stores.checklist.set(application.id, code, 'accepted', { at: now, by: actor.id });
  }
}
