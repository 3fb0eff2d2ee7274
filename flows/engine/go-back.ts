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
  // Consent is the person's, and not gone back to; an interview asks nothing but what is theirs.
  const theirs = open.flow.subject === 'contact';
  const answers = theirs ? context.facts.contact.answers : context.answers;
  const steps = relevantSteps(open.flow, context);
  const here = steps.findIndex((step) => step.key === open.position.step.key);
  const before = steps
    .slice(0, Math.max(here, 0))
    .findLast((step) => (theirs || step.of === 'subject') && !step.fromCard && answers.has(step.key));
  if (!before) {
    say(draft, 'back.nothing');
    return;
  }
  open.frame.reopened = [...(open.frame.reopened ?? []), before.key];
}
