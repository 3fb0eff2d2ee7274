import { defineFlow } from '../define.ts';
import type { Flow } from '../define.ts';
import { rejection } from '../engine/position.ts';

/** Mending a submitted application: only what an officer wants replaced is asked, under the pinned catalogue. */
export function mendFlow(apply: Flow): Flow {
  return defineFlow({
    name: 'mend',
    subject: 'application',
    steps: apply.steps
      .filter((step) => step.of === 'subject' && step.counts)
      .map((step) => ({ ...step, when: (context) => rejection(step, context) !== undefined })),
    done: ({ subject }) => [
      { type: 'say', text: 'mend.done' },
      // Whoever checks it finds it in the queue, also when it was mended while an officer spoke.
      { type: 'ticket_opened', topic: 'application', application: subject },
    ],
  });
}
