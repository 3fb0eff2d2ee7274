import { defineFlow } from '../define.ts';
import type { Flow, Step } from '../define.ts';
import { hasEnded } from '../engine/clocks.ts';
import { rejection } from '../engine/position.ts';

/** Asked only where the new address does not tell them. */
const FOLLOWING: ReadonlySet<string> = new Set(['district', 'village']);

/** Mending a submitted application: only what an officer wants replaced is asked, under the pinned catalogue. */
export function mendFlow(apply: Flow): Flow {
  return defineFlow({
    name: 'mend',
    subject: 'application',
    steps: apply.steps
      .filter((step) => step.of === 'subject' && (step.counts || FOLLOWING.has(step.key)))
      .map(rejectedOnly),
    ...(apply.groups
      ? { groups: apply.groups.map((group) => ({ ...group, steps: group.steps.map(rejectedOnly) })) }
      : {}),
    // Nobody replaces anything once the case has ended.
    done: ({ subject, application }) =>
      application === undefined || hasEnded(application.stage)
        ? []
        : [
            { type: 'say', text: 'mend.done' },
            // Whoever checks it finds it in the queue, also when it was mended while an officer spoke.
            { type: 'ticket_opened', topic: 'application', application: subject },
          ],
  });
}

const rejectedOnly = (step: Step): Step => ({
  ...step,
  when: (context) =>
    rejection(step, context) !== undefined && (step.counts || !context.answers.has(step.key)),
});
