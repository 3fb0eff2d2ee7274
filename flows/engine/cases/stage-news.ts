import type { Say } from '../../event.ts';
import type { Stage } from '../../facts.ts';
import { spokenNote } from '../talk/officer.ts';

/** The applicant hears of every stage but these: a draft is theirs, and submitting it has an answer of its own. */
const UNSPOKEN: ReadonlySet<Stage> = new Set<Stage>(['draft', 'submitted']);

/** What the applicant hears of a new stage, with the hour of the next news; nothing where it does not concern them. */
export function stageNews(change: {
  stage: Stage;
  number: string;
  /** Names of the permits it is about, unless it is the whole application. */
  permits?: readonly string[];
  note?: string;
  dueAt?: number;
  /** By when the paper of what was issued comes, where it does not come along. */
  paperAt?: number;
  /** Only the paper of what was issued before. */
  paper?: true;
}): Say[] {
  const { stage, note, dueAt, paperAt, paper } = change;
  if (UNSPOKEN.has(stage)) return [];
  const values = { number: aboutWhich(change), note: spokenNote(note) };
  if (paper) return [{ type: 'say', text: 'stage_news.paper', values }];
  if (paperAt !== undefined)
    return withDue(
      { type: 'say', text: 'stage_news.issued_later', values: { ...values, due: { moment: paperAt } } },
      dueAt,
    );
  // Neither how much nor how: an officer tells by then.
  if (stage === 'payment' && !note && dueAt !== undefined)
    return [{ type: 'say', text: 'stage_news.payment_later', values: { ...values, due: { moment: dueAt } } }];
  return withDue({ type: 'say', text: `stage_news.${stage}`, values }, dueAt);
}

/** What the applicant hears when another party begins to be waited for, or is no longer. */
export function waitingNews(change: {
  number: string;
  permits?: readonly string[];
  party?: string;
  dueAt?: number;
}): Say[] {
  const { party, dueAt } = change;
  const number = aboutWhich(change);
  if (party === undefined) return withDue({ type: 'say', text: 'waiting.over', values: { number } }, dueAt);
  return withDue({ type: 'say', text: 'waiting.begun', values: { number, party } }, dueAt);
}

/** The number, and the permit's name where the application has others beside it. */
export function aboutWhich({
  number,
  permits = [],
}: {
  number: string;
  permits?: readonly string[];
}): string {
  return [number, ...permits].join(', ');
}

function withDue(news: Say, dueAt: number | undefined): Say[] {
  if (dueAt === undefined) return [news];
  return [news, { type: 'say', text: 'status.due', values: { due: { moment: dueAt } } }];
}
