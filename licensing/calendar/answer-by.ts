import { attendedBlocks, onPiket } from './attended.ts';
import { isOpen } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { addWorkingMinutes, nextOpening } from './working-time.ts';

/** What "kapan dijawab" is reckoned from. */
export type Waiting = {
  /** Place in the queue, from 1: how many people are answered up to and with this one. */
  place: number;
  /** Officers on duty at the desk now; a shift counts by its own roster. */
  onDuty: number;
  /** Minutes one person has taken an officer lately. */
  pace: number;
  /** The office's own time to an answer, in minutes: nobody is promised less. */
  least: number;
};

/**
 * The moment (epoch ms) before which a person is answered: so many turns as their place divided by the officers
 * gives, each as long as people took lately, counted while somebody attends (office hours and shifts).
 */
export function answerBy(calendar: Calendar, at: number, { place, onDuty, pace, least }: Waiting): number {
  const attended = (day: string) => attendedBlocks(calendar, day);
  const begins = nextOpening(calendar, at, attended);
  const officers = isOpen(calendar, begins) ? onDuty : onPiket(calendar, begins).length;
  const turns = Math.ceil(place / Math.max(1, officers));
  return addWorkingMinutes(calendar, at, Math.max(least, turns * pace), attended);
}

/** So many conversations tell the pace; with fewer than `FEW` it is not known. */
export const RECENT = 20;
const FEW = 5;
const SHORTEST = 1;
/** A conversation left open over lunch took no officer so long. */
const LONGEST = 120;

/** The pace from the minutes that the latest people took: three of four were done within it. Undefined: too few. */
export function paceOf(minutes: readonly number[]): number | undefined {
  if (minutes.length < FEW) return undefined;
  const sorted = minutes
    .map((each) => Math.min(LONGEST, Math.max(SHORTEST, Math.ceil(each))))
    .toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.75) - 1];
}
