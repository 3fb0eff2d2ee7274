import { say } from '../engine/draft.ts';
import type { Draft } from '../engine/draft.ts';
import type { Value } from '../event.ts';
import type { OperatorFacts, TicketBrief } from '../facts.ts';
import { sayPhoneChats } from './phone-chats.ts';

export function sayHelp(draft: Draft, operator: OperatorFacts): void {
  say(draft, 'console.help', { name: operator.name });
}

/** Who waits, whom the officer serves, and whom the office phone has. */
export function sayQueue(draft: Draft, operator: OperatorFacts): void {
  sayTickets(draft, operator);
  if (operator.phone.length > 0) sayPhoneChats(draft, operator);
}

/** The queue in its true order, and the officer's own tickets with the active one marked. */
function sayTickets(draft: Draft, operator: OperatorFacts): void {
  const line = (ticket: TicketBrief) => queueLine(ticket, operator.active?.id);
  if (operator.queue.length === 0 && operator.mine.length === 0) return say(draft, 'console.queue_empty');
  const mine =
    operator.mine.length === 0
      ? ''
      : { text: 'console.mine', values: { lines: { lines: operator.mine.map(line) } } };
  if (operator.queue.length === 0) return say(draft, 'console.queue_mine', { mine });
  say(draft, 'console.queue', {
    waiting: { lines: operator.queue.map(line) },
    mine,
    count: operator.queue.length,
  });
}

/** One ticket of the queue; the active one is marked. */
export function queueLine(ticket: TicketBrief, active?: string): Exclude<Value, string | number> {
  return {
    text: active === ticket.id ? 'console.line_active' : 'console.line',
    values: {
      number: ticket.number,
      name: ticket.name,
      topic: { text: `topic.${ticket.topic}` },
      due:
        ticket.dueAt === undefined
          ? ''
          : { text: 'console.line_due', values: { due: { moment: ticket.dueAt } } },
    },
  };
}
