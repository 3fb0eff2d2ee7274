import type { TimerKind } from '../../flows/event.ts';
import type { Work } from '../work.ts';
import { claimExpiry } from './claim-expiry.ts';
import { officerIdle } from './officer-idle.ts';
import { paperSoon } from './paper-soon.ts';
import { promiseDue } from './promise-due.ts';

const JOBS: Readonly<Record<TimerKind, (work: Work, key: string) => Promise<void>>> = {
  claim_expiry: claimExpiry,
  officer_idle: officerIdle,
  promise_due: promiseDue,
  paper_soon: paperSoon,
  /** Only speech: the engine acknowledges the series, and tells the verdicts. */
  photo_quiet: () => Promise.resolve(),
  verdict_quiet: () => Promise.resolve(),
};

/** What falls due on a chat, beyond what the engine says about it. */
export const timerDue = (work: Work, kind: TimerKind, key: string): Promise<void> => JOBS[kind](work, key);
