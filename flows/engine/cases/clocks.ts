import type { Calendar } from '../../../licensing/calendar/calendar.ts';
import { shareWorkingDays } from '../../../licensing/calendar/working-time.ts';
import type { Turn } from '../../../licensing/calendar/working-time.ts';
import type { MoveFacts, Stage } from '../../facts.ts';

/** Whose move it is: the office (Tim Teknis included), the applicant, or somebody outside the regency. */
export type Party = 'office' | 'applicant' | 'other';

/** Working days of the office's calendar since the submission; the three sum to the total. */
export type Clocks = Record<Party, number> & { total: number };

const APPLICANT: ReadonlySet<Stage> = new Set<Stage>(['returned', 'payment']);
const OVER: ReadonlySet<Stage> = new Set<Stage>(['issued', 'completed', 'rejected', 'withdrawn', 'expired']);

/** The permit is out, or there will be none: nothing is judged or filled in any more. */
export function hasEnded(stage: Stage): boolean {
  return OVER.has(stage);
}

/** Whose move it is at a stage while nobody outside is waited for; undefined before the submission and at the end. */
export function turnOf(stage: Stage): Exclude<Party, 'other'> | undefined {
  if (stage === 'draft' || OVER.has(stage)) return undefined;
  return APPLICANT.has(stage) ? 'applicant' : 'office';
}

/**
 * The three clocks of one permit line (DESIGN §4), from its history alone. They start when it was submitted and stop
 * when the permit is out or the case has ended; undefined for what was never submitted.
 */
export function clocksOf(
  calendar: Calendar,
  moves: readonly MoveFacts[],
  permit: string,
  now: number,
): Clocks | undefined {
  const turns: Turn<Party>[] = [];
  let until = now;
  for (const move of moves) {
    if (move.permit !== undefined && move.permit !== permit) continue;
    const turn = turnOf(move.to);
    if (turn !== undefined) turns.push({ at: move.at, whose: move.waiting ? 'other' : turn });
    else if (turns.length > 0) {
      until = move.at;
      break;
    }
  }
  if (turns.length === 0) return undefined;
  const shares = shareWorkingDays(calendar, turns, until);
  const days = { office: shares.get('office') ?? 0, applicant: shares.get('applicant') ?? 0 };
  const other = shares.get('other') ?? 0;
  return { ...days, other, total: days.office + days.applicant + other };
}
