import type { TicketTopic, Value } from '../event.ts';
import { emit, say } from './draft.ts';
import type { Draft } from './draft.ts';

/**
 * Asks for a person. Whoever waits already is told the place; the place and the promise of a new
 * ticket are told when it stands in the queue.
 */
export function askOfficer(draft: Draft, topic: TicketTopic, reason?: string): void {
  const { ticket } = draft.facts;
  if (ticket?.state === 'waiting' && ticket.topic !== 'application' && topic === 'help') {
    say(draft, 'ticket.still_waiting', {
      place: ticket.place,
      due:
        ticket.dueAt === undefined
          ? { text: 'ticket.soon' }
          : { text: 'ticket.before', values: { due: { moment: ticket.dueAt } } },
    });
    draft.ask = draft.session.frames.length > 0;
    return;
  }
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
