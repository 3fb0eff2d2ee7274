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

/** What the applicant hears of a new stage, with the hour of the next news; nothing where it does not concern them. */
export function stageNews(change: {
  stage: Stage;
  number: string;
  note?: string;
  dueAt?: number;
  file?: unknown;
}): Say[] {
  const { stage, number, note, dueAt, file } = change;
  if (!SPOKEN.has(stage)) return [];
  const values = { number, note: spokenNote(note) };
  const news: Say =
    stage === 'issued' && !file
      ? { type: 'say', text: 'stage_news.issued_later', values }
      : { type: 'say', text: `stage_news.${stage}`, values };
  if (dueAt === undefined) return [news];
  return [news, { type: 'say', text: 'status.due', values: { due: { moment: dueAt } } }];
}
