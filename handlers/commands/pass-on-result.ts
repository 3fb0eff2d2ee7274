import { permitsOf } from '../../flows/engine/context.ts';
import type { FileRef } from '../../flows/message.ts';
import type { ApplicationRow } from '../../storage/stores/applications.ts';
import type { Actor } from '../policies.ts';
import type { Work } from '../work.ts';
import { caseContext } from './checklist-of.ts';
import { keepDocument } from './keep-document.ts';

/** What was issued for one permit is the paper that another of the same application waited for: nobody sends it twice. */
export async function passOnResult(
  work: Work,
  actor: Actor,
  application: ApplicationRow,
  issued: readonly string[],
  file: FileRef,
): Promise<void> {
  const { stores, chat, now } = work;
  const context = await caseContext(work, application);
  const brings = permitsOf(context.world, { permits: [...issued] }).flatMap((permit) => permit.brings ?? []);
  for (const { code, brought, asks } of context.checklist()) {
    if (!brought || !brings.includes(code)) continue;
    for (const key of asks) {
      const value = { file: file.id };
      await stores.answers.put(application.id, chat.contact, key, { value, source: 'operator', at: now });
    }
    await keepDocument(work, application.id, code, file, null);
    await stores.checklist.set(application.id, code, 'accepted', { at: now, by: actor.id });
  }
}
