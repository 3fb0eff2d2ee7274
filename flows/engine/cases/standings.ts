import type { Calendar } from '../../../licensing/calendar/calendar.ts';
import type { ApplicationFacts, LineFacts, MoveFacts, Stage } from '../../facts.ts';
import { clocksOf } from './clocks.ts';
import type { Clocks } from './clocks.ts';

/** Where some permits of an application stand together. */
export type Standing = {
  permits: string[];
  stage: Stage;
  since: number;
  waiting?: { for: string; since: number };
  clocks?: Clocks;
};

/** One where all permits stand alike; else one for each place, in the order of the permits. */
export function standingsOf(application: ApplicationFacts, calendar: Calendar, now: number): Standing[] {
  const { lines = linesOf(application), moves = [] } = application;
  const found = new Map<string, Standing>();
  const order = application.permits;
  for (const line of lines.toSorted((a, b) => order.indexOf(a.permit) - order.indexOf(b.permit))) {
    const place = `${line.stage}:${line.waitingFor ?? ''}`;
    const known = found.get(place);
    if (known) known.permits.push(line.permit);
    else found.set(place, standingOf(line, moves, calendar, now));
  }
  return [...found.values()];
}

/** Where nothing is known of the single permits they all stand where the application does: never silence. */
function linesOf({ permits, stage, stageSince }: ApplicationFacts): LineFacts[] {
  return permits.map((permit) => ({ permit, stage, since: stageSince }));
}

function standingOf(line: LineFacts, moves: readonly MoveFacts[], calendar: Calendar, now: number): Standing {
  const { permit, stage, since, waitingFor } = line;
  const clocks = clocksOf(calendar, moves, permit, now);
  return {
    permits: [permit],
    stage,
    since,
    ...(waitingFor === undefined
      ? {}
      : { waiting: { for: waitingFor, since: waitingSince(moves, permit) ?? since } }),
    ...(clocks ? { clocks } : {}),
  };
}

/** Since when the party is waited for: the name belongs to its latest entry. */
function waitingSince(moves: readonly MoveFacts[], permit: string): number | undefined {
  let since: number | undefined;
  for (const move of moves) {
    if (move.permit !== undefined && move.permit !== permit) continue;
    since = move.waiting ? move.at : undefined;
  }
  return since;
}
