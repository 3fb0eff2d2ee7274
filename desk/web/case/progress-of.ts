import type { CaseItem } from '../api/applications.ts';
import { isOnDemand } from './may-be.ts';

/** How many items need nothing more. An item only asked for on an officer's wish counts once it is there. */
export function progressOf(items: readonly Pick<CaseItem, 'state' | 'demand'>[]): {
  done: number;
  of: number;
} {
  const counted = items.filter((item) => !isOnDemand(item));
  const done = counted.filter(({ state }) => state === 'accepted' || state === 'waived');
  return { done: done.length, of: counted.length };
}
