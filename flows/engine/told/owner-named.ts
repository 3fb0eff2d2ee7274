import { OF_OWNER } from '../../steps/trade-name.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { topFrame } from '../frames.ts';
import type { Open } from '../frames.ts';
import { record } from '../record.ts';

/** "pakai nama saya aja": the question is done with; the name follows once it is known. */
export function nameLikeOwner(draft: Draft, open: Open, message: string): void {
  say(draft, 'name.as_owner');
  const also = { [OF_OWNER]: true };
  record(draft, open, { read: 'answer', value: null, mark: 'deferred', also }, { id: message });
}

/** The owner's name is known, or was put right: the business that is called like them is called so. */
export function takeOwnersName(draft: Draft): void {
  const subject = topFrame(draft)?.subject;
  if (subject === undefined) return;
  const { answers } = contextIn(draft, subject);
  const taken = answers.get(OF_OWNER)?.value;
  const name = answers.get('name')?.value;
  const own = answers.get('business_name');
  if (taken === undefined || typeof name !== 'string' || taken === name) return;
  if (own?.mark !== 'deferred' && own?.value !== taken) return;
  for (const key of ['business_name', OF_OWNER])
    emit(draft, { type: 'answer_recorded', subject, key, value: name });
}
