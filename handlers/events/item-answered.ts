import { mendedItem } from '../../flows/engine/mended-item.ts';
import type { EventHandler } from '../handler.ts';
import { resumeVerifying } from '../resume-verifying.ts';

export const itemAnswered: EventHandler<'item_answered'> = async (work, { application, code, putOff }) => {
  const { checklist } = work.stores;
  const before = (await checklist.of([application])).get(application)?.get(code);
  const { state, ...given } = mendedItem(putOff, before, work.now);
  await checklist.set(application, code, state, given);
  await resumeVerifying(work, application);
};
