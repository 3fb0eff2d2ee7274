import type { EventHandler } from '../handler.ts';
import { resumeVerifying } from '../resume-verifying.ts';

export const itemAnswered: EventHandler<'item_answered'> = async (work, event) => {
  await work.stores.checklist.set(event.application, event.code, 'received', { at: work.now });
  await resumeVerifying(work, event.application);
};
