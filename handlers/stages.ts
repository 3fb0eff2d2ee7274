import type { Stage } from '../flows/facts.ts';

/** The way of an application once submitted; it may skip ahead, never silently back. */
const FORWARD: readonly Stage[] = [
  'submitted',
  'verifying',
  'registering',
  'reviewing',
  'payment',
  'approving',
  'issued',
  'completed',
];

const ENDED: ReadonlySet<Stage> = new Set(['completed', 'rejected', 'withdrawn', 'expired']);

/** Whether an officer may move an application from one stage to another (DESIGN §4, Stage). */
export function mayMove(from: Stage, to: Stage): boolean {
  if (from === 'draft' || ENDED.has(from) || from === to) return false;
  if (to === 'completed') return from === 'issued';
  if (to === 'rejected' || to === 'withdrawn' || to === 'expired') return from !== 'issued';
  if (to === 'returned') return FORWARD.indexOf(from) < FORWARD.indexOf('issued');
  if (from === 'returned') return FORWARD.indexOf(to) > 0;
  return FORWARD.indexOf(to) > FORWARD.indexOf(from);
}

/** From `registering` on nothing may be left open to an officer; from `approving` on nothing put off (law 6). */
export function gateOf(to: Stage): 'registering' | 'approving' | undefined {
  const at = FORWARD.indexOf(to);
  if (at >= FORWARD.indexOf('approving')) return 'approving';
  return at >= FORWARD.indexOf('registering') ? 'registering' : undefined;
}
