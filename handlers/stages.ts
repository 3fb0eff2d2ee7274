import { STAGES } from '../flows/facts.ts';
import type { Stage } from '../flows/facts.ts';

const GIVEN_UP: ReadonlySet<Stage> = new Set<Stage>(['rejected', 'withdrawn', 'expired']);

/** Nothing more is done about it, and no news will come. */
export function isOver(stage: Stage): boolean {
  return stage === 'completed' || GIVEN_UP.has(stage);
}

/** The way of an application once submitted; it may skip ahead, never silently back. `returned` is a step aside. */
const FORWARD: readonly Stage[] = STAGES.filter(
  (stage) => stage !== 'draft' && stage !== 'returned' && !GIVEN_UP.has(stage),
);

/** Whether an officer may move an application from one stage to another (DESIGN §4, Stage). */
export function mayMove(from: Stage, to: Stage): boolean {
  if (from === 'draft' || from === 'completed' || GIVEN_UP.has(from) || from === to) return false;
  if (to === 'completed') return from === 'issued';
  if (GIVEN_UP.has(to)) return from !== 'issued';
  if (to === 'returned') return FORWARD.indexOf(from) < FORWARD.indexOf('issued');
  if (from === 'returned') return FORWARD.indexOf(to) > 0;
  return FORWARD.indexOf(to) > FORWARD.indexOf(from);
}

/** Whether "issued" said again may bring the paper of a permit that is out. */
export function mayBeDelivered(from: Stage, to: Stage): boolean {
  return to === 'issued' && (from === 'issued' || from === 'completed');
}

/** From `registering` on nothing may be left open to an officer; from `approving` on nothing put off (law 6). */
export function gateOf(to: Stage): 'registering' | 'approving' | undefined {
  const at = FORWARD.indexOf(to);
  if (at >= FORWARD.indexOf('approving')) return 'approving';
  return at >= FORWARD.indexOf('registering') ? 'registering' : undefined;
}
