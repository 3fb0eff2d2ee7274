import type { Stage } from '../../flows/facts.ts';

/** From the first to the last step of an application's way; `returned` is a step back from `verifying`. */
const WAY: readonly Stage[] = [
  'draft',
  'submitted',
  'returned',
  'verifying',
  'registering',
  'reviewing',
  'payment',
  'approving',
  'issued',
  'completed',
];

/** The stage an application shows: that of its least advanced line. Lines that ended count only if all did. */
export function leastAdvanced(stages: readonly Stage[]): Stage | undefined {
  const underWay = stages.filter((stage) => WAY.includes(stage));
  if (underWay.length === 0) return stages[0];
  return underWay.reduce((least, stage) => (WAY.indexOf(stage) < WAY.indexOf(least) ? stage : least));
}
