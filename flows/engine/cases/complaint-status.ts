import type { Value } from '../../event.ts';
import type { ComplaintFacts } from '../../facts.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';

/** So much of an answer is quoted; all of it stands in the chat above. */
const MOST_QUOTED = 300;

/** What became of a complaint of this person's: its turn, or what was answered, by whom and when. */
export function sayComplaint(draft: Draft, complaint: ComplaintFacts): void {
  const { number, createdAt, place, dueAt, closedAt, answeredAt, answers } = complaint;
  const { short_name: office } = draft.world.office;
  const name: Value = complaint.by ?? { text: 'complaint.somebody' };
  const values = { number, since: { day: createdAt }, name, office };
  if (answeredAt === undefined && answers.length === 0) {
    if (closedAt !== undefined)
      return say(draft, 'complaint.unanswered', { ...values, at: { moment: closedAt } });
    const due: Value =
      dueAt !== undefined && dueAt > draft.now
        ? { text: 'ticket.before', values: { due: { moment: dueAt } } }
        : { text: 'ticket.soon' };
    return say(draft, place > 0 ? 'complaint.waiting' : 'complaint.in_hand', { ...values, place, due });
  }
  const last = closedAt === undefined ? 'complaint.still_open' : 'complaint.closed';
  say(draft, 'complaint.answered', {
    ...values,
    at: { moment: answeredAt ?? closedAt ?? createdAt },
    words: answers.length === 0 ? '' : { text: 'complaint.words', values: { words: quoted(answers) } },
    now: { text: last, values: closedAt === undefined ? {} : { at: { moment: closedAt } } },
  });
}

function quoted(answers: readonly string[]): string {
  const words = answers.join(' ').replace(/\s+/g, ' ').trim();
  return words.length <= MOST_QUOTED ? words : `${words.slice(0, MOST_QUOTED).trimEnd()}…`;
}
