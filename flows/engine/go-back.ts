import { contextIn, say } from './draft.ts';
import type { Draft } from './draft.ts';
import { openQuestion } from './frames.ts';
import { relevantSteps } from './position.ts';

/** Opens the answered question before the open one again. */
export function goBack(draft: Draft): void {
  const open = openQuestion(draft);
  draft.ask = true;
  if (!open) return;
  const context = contextIn(draft, open.frame.subject);
  const steps = relevantSteps(open.flow, context).filter((step) => step.of === 'subject');
  const here = steps.findIndex((step) => step.key === open.position.step.key);
  const before = steps.slice(0, Math.max(here, 0)).findLast((step) => context.answers.has(step.key));
  if (!before) {
    say(draft, 'back.nothing');
    return;
  }
  open.frame.reopened = [...(open.frame.reopened ?? []), before.key];
}
