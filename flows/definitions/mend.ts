import type { ChecklistItem } from '../../licensing/catalogue/checklist.ts';
import { defineFlow } from '../define.ts';
import type { Flow, Step } from '../define.ts';
import type { Say } from '../event.ts';
import type { ApplicationFacts } from '../facts.ts';
import { hasEnded } from '../engine/cases/clocks.ts';
import { keptReading } from '../engine/files/kept-reading.ts';
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
    done: ({ subject, application, checklist }) =>
      application === undefined || hasEnded(application.stage)
        ? []
        : [
            outcome(application, checklist()),
            // Whoever checks it finds it in the queue, also when it was mended while an officer spoke.
            { type: 'ticket_opened', topic: 'application', application: subject },
          ],
  });
}

/** Whoever put it off has sent nothing, and is not thanked for it. */
function outcome(application: ApplicationFacts, checklist: readonly ChecklistItem[]): Say {
  const { items, stageSince } = application;
  const since = [...items].filter(([, { at }]) => at >= stageSince);
  const put = since.flatMap(([code, { state, reason }]) =>
    state === 'deferred' && reason !== undefined ? [code] : [],
  );
  if (put.length === 0) {
    // A card that took the place of a refused one, and was not read yet, may turn out to be none.
    const unread = since.some(([code]) => {
      const { refused, type } = keptReading(application, code);
      return refused !== undefined && type === undefined;
    });
    return { type: 'say', text: unread ? 'mend.done_photo' : 'mend.done' };
  }
  const list = checklist.filter(({ code }) => put.includes(code)).map(({ short }) => short);
  const replaced = since.some(([, { state }]) => state === 'received');
  return { type: 'say', text: replaced ? 'mend.done_partly' : 'mend.put_off', values: { items: { list } } };
}

const rejectedOnly = (step: Step): Step => ({
  ...step,
  when: (context) =>
    rejection(step, context) !== undefined && (step.counts || !context.answers.has(step.key)),
});
