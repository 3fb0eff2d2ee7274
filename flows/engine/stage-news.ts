import type { Say } from '../event.ts';
import type { Stage } from '../facts.ts';
import { spokenNote } from './officer.ts';

/** The applicant hears of every stage but these: a draft is theirs, and submitting it has an answer of its own. */
const UNSPOKEN: ReadonlySet<Stage> = new Set<Stage>(['draft', 'submitted']);

/** What the applicant hears of a new stage, with the hour of the next news; nothing where it does not concern them. */
export function stageNews(change: {
  stage: Stage;
  number: string;
  note?: string;
  dueAt?: number;
  file?: unknown;
}): Say[] {
  const { stage, number, note, dueAt, file } = change;
  if (UNSPOKEN.has(stage)) return [];
  const values = { number, note: spokenNote(note) };
  const news: Say =
    stage === 'issued' && !file
      ? { type: 'say', text: 'stage_news.issued_later', values }
      : { type: 'say', text: `stage_news.${stage}`, values };
  if (dueAt === undefined) return [news];
  return [news, { type: 'say', text: 'status.due', values: { due: { moment: dueAt } } }];
}
