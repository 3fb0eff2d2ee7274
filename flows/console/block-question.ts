import { say } from '../engine/draft.ts';
import type { Draft } from '../engine/draft.ts';
import type { TicketBrief } from '../facts.ts';
import { awaitYes } from './stage-question.ts';

/** Nobody answers the person after it, so it is confirmed first. */
export function askBlock(draft: Draft, { id, number, name }: TicketBrief, reason: string): void {
  awaitYes(draft, { verb: 'block', ticket: id, reason });
  say(draft, 'console.confirm_block', { number, name, reason });
}

/** By a number, since whoever is blocked has no open ticket. */
export function askUnblock(draft: Draft, ticket: string): void {
  awaitYes(draft, { verb: 'unblock', ticket });
  say(draft, 'console.confirm_unblock', { number: ticket });
}
