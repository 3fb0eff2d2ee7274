import type { Say } from '../event.ts';
import type { Stage } from '../facts.ts';
import { spokenNote } from './officer.ts';

/** Stages the applicant hears of; the others are steps inside the office. */
const SPOKEN: ReadonlySet<string> = new Set([
  'verifying',
  'returned',
  'registering',
  'reviewing',
  'payment',
  'approving',
  'issued',
  'completed',
  'rejected',
  'withdrawn',
  'expired',
]);

/** What the applicant hears of a new stage; undefined where it does not concern them. */
export function stageNews(change: { stage: Stage; number: string; note?: string }): Say | undefined {
  if (!SPOKEN.has(change.stage)) return undefined;
  const values = { number: change.number, note: spokenNote(change.note) };
  return { type: 'say', text: `stage_news.${change.stage}`, values };
}
