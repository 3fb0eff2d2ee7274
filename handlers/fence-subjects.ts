import type { Event } from '../flows/event.ts';
import type { Facts } from '../flows/facts.ts';
import type { Work } from './work.ts';

/**
 * One person may write from two chats at once: whoever writes answers of an application must find it
 * as it was read, or run again (DESIGN §2, fences).
 */
export async function fenceSubjects({ stores }: Work, facts: Facts, events: readonly Event[]): Promise<void> {
  const written = new Set(
    events.flatMap((event) =>
      event.type === 'answer_recorded' || event.type === 'answer_removed' ? [event.subject] : [],
    ),
  );
  for (const { id, version } of facts.applications) {
    if (written.has(id)) await stores.applications.bumpVersion(id, version);
  }
}
