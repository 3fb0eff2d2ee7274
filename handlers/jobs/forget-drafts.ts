import type { House } from '../run-command.ts';

const DAY_MS = 24 * 60 * 60_000;
const BATCH = 50;

/**
 * Keeps the word given with the consent: a draft nobody goes on with is erased after the office's
 * retention time. A person who has no other case here is forgotten altogether, chat included.
 * Returns the ids of files to remove.
 */
export async function forgetDrafts(house: House): Promise<string[]> {
  const now = house.clock.now();
  const before = now - house.world.office.settings.draft_retention_days.value * DAY_MS;
  const drafts = await house.storage.read(({ applications }) => applications.abandoned(before, BATCH));
  const files: string[] = [];
  for (const draft of drafts) {
    files.push(
      ...(await house.storage.write(async (stores) => {
        const { applications, answers, audit, chats, contacts, documents, operators, tickets } = stores;
        const current = await applications.get(draft.id);
        if (current?.stage !== 'draft') return [];
        const others = await applications.ofContact(draft.contact, BATCH);
        const chat = await chats.lock(draft.chat);
        await applications.setStage(draft.id, current.version, { to: 'expired', by: 'system', at: now });
        await audit.add({
          at: now,
          who: 'system',
          action: 'draft_erased',
          subjectKind: 'application',
          subject: draft.id,
        });
        const alone = others.every(
          ({ id, stage }) => id === draft.id || stage === 'withdrawn' || stage === 'expired',
        );
        const quiet = (chat?.lastInAt ?? 0) < before && (await tickets.openOfChat(draft.chat)) === undefined;
        if (alone && quiet && !(await operators.byContact(draft.contact))) {
          return (await contacts.erase(draft.contact, now)).files;
        }
        await answers.clear(draft.id);
        return documents.clear(draft.id);
      })),
    );
  }
  return files;
}
