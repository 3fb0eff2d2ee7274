import type { Intent } from './intents.ts';

/** An intent found in a text. */
export interface Found {
  intent: Intent;
  /** 0 … 1 */
  score: number;
  /** Where in the clauses, as one text, to put several in order. */
  at: number;
  /** Surely said, though it is not what the message is about: the wish beside a question, thanks. */
  beside?: true;
}

/** From here on an intent is worth doing when nothing else is open. */
export const LIKELY = 0.5;
/** A pattern this sure speaks for an intent beside the first, if the classifier does not think it absurd. */
export const SURE_PATTERN = 0.88;
/** What is only denied is not done. */
export const DENIED = 0.4;
export const SURELY = 0.8;
export const AS_SURE = 0.1;
/** So sure a clause is of what it says by itself. */
export const CLEAR = 0.66;

export const QUESTIONS: ReadonlySet<Intent> = new Set<Intent>([
  'ask_requirements',
  'ask_fee',
  'ask_duration',
  'ask_procedure',
  'ask_location_hours',
  'check_status',
]);
/** Said along with a question, they are only its frame: "halo", "mau bikin nib, …", "makasih". */
export const FRAMES: ReadonlySet<Intent> = new Set<Intent>(['greet', 'start_application', 'thanks']);
export const SHORT_QUESTIONS: ReadonlySet<Intent> = new Set<Intent>([
  'ask_requirements',
  'ask_fee',
  'ask_duration',
  'ask_location_hours',
]);
export const POLITE: ReadonlySet<Intent> = new Set<Intent>(['greet', 'thanks']);

/** None of `intents` is what the message is about. */
export function capAll(scores: Map<Intent, Found>, intents: ReadonlySet<Intent>): void {
  for (const each of scores.values())
    if (intents.has(each.intent)) each.score = Math.min(each.score, LIKELY - 0.01);
}
