import type { TicketTopic, Value } from '../../event.ts';
import { emit } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { sayWaiting } from '../waiting.ts';

/**
 * Asks for a person. Whoever waits already is told the place; the place and the promise of a new
 * ticket are told when it stands in the queue.
 */
export function askOfficer(draft: Draft, topic: TicketTopic, reason?: string): void {
  if (topic === 'help' && sayWaiting(draft)) return;
  const application = draft.session.frames.at(-1)?.subject;
  const known = draft.facts.applications.some(({ id }) => id === application);
  emit(draft, {
    type: 'ticket_opened',
    topic,
    ...(reason === undefined ? {} : { reason }),
    ...(known && application !== undefined ? { application } : {}),
  });
}

/** A stage's note, introduced as the officer's; nothing where there is none. */
export function spokenNote(note: string | undefined): Value {
  return note ? { text: 'officer.note', values: { note } } : '';
}
