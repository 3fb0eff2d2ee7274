import type { Understanding } from '../../../licensing/understanding/understand.ts';
import type { Draft } from '../draft.ts';
import { say } from '../draft.ts';
import { beginApplication } from '../frames.ts';
import { namesOf } from './permit-names.ts';

/** Begins what a sentence asked for, and names it: whoever was misunderstood sees it at once. */
export function beginTold(draft: Draft, codes: string[], facts: Understanding['facts'] = {}): void {
  const before = draft.events.length;
  beginApplication(draft, codes, facts);
  delete draft.session.topic;
  const begun = draft.events
    .slice(before)
    .some(({ type }) => type === 'application_started' || type === 'permit_chosen');
  if (!begun) return;
  // What was answered just before led up to it: nothing is gone on with.
  draft.resumed = false;
  if (codes.length > 0) say(draft, 'form.begun', { permit: namesOf(draft.world, codes) });
}
