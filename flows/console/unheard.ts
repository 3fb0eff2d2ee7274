import { say } from '../engine/draft.ts';
import type { Draft } from '../engine/draft.ts';
import type { OperatorFacts } from '../facts.ts';
import { queueLine } from './speech.ts';

/** Whether nothing written to this chat reaches its officer before they write themselves. */
export function isHeld({ facts, now }: Draft): boolean {
  const { window } = facts.chat;
  return window?.after === 'held' && window.until <= now;
}

/** Notices of tickets would all arrive at once then, most of them of no more use: they are counted instead. */
export function keepUnheard({ session }: Draft): void {
  session.unheard = (session.unheard ?? 0) + 1;
}

/** The officer writes again: one word about the tickets they did not hear of, and what of them still waits. */
export function tellUnheard(draft: Draft, { queue }: OperatorFacts): void {
  const { unheard } = draft.session;
  if (unheard === undefined) return;
  delete draft.session.unheard;
  if (queue.length === 0) return say(draft, 'console.unheard_none', { tickets: unheard });
  say(draft, 'console.unheard', {
    tickets: unheard,
    waiting: { lines: queue.map((ticket) => queueLine(ticket)) },
  });
}
