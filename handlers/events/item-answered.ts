import { mendedItem } from '../../flows/engine/files/mended-item.ts';
import type { EventHandler } from '../handler.ts';
import { resumeVerifying } from '../resume-verifying.ts';

export const itemAnswered: EventHandler<'item_answered'> = async (work, event) => {
  const { application, code } = event;
  const { checklist } = work.stores;
  const before = (await checklist.of([application])).get(application)?.get(code);
  const { state, ...given } = mendedItem(event, before, work.now);
  await checklist.set(application, code, state, given);
  await resumeVerifying(work, application);
};
