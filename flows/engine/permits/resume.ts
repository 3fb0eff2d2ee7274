import type { Draft } from '../draft.ts';
import { askAside } from '../ask-aside.ts';
import { beginAnother, pushFrame } from '../frames.ts';
import { namesOf } from './permit-names.ts';

/** So many unfinished forms are offered; older ones are found by the name of their permit. */
const MOST = 3;

/** "Urus izin" of somebody who has begun one: go on with it, or begin another? False: nothing is begun. */
export function askResume(draft: Draft): boolean {
  const begun = draft.facts.applications
    .filter(({ stage, permits }) => stage === 'draft' && permits.length > 0)
    .slice(0, MOST);
  if (begun.length === 0) return false;
  const options = [...begun.map(({ id }) => id), 'other'].map((id) => ({
    id,
    label: resumeLabel(draft, id),
  }));
  askAside(draft, 'resume', { text: 'resume.ask', options, asks: 'confirm' });
  return true;
}

/** `id`: of the application, or `other`. */
export function resumeLabel({ facts, world }: Draft, id: string) {
  const application = facts.applications.find((each) => each.id === id);
  if (!application) return { text: 'resume.option.other' };
  return { text: 'resume.go_on', values: { permits: namesOf(world, application.permits) } };
}

export function takeResume(draft: Draft, picked: string): void {
  if (picked === 'other') return beginAnother(draft, []);
  draft.resumed = true;
  pushFrame(draft, 'apply', picked);
}
