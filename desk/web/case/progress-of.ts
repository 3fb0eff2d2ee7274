import type { CaseItem } from '../api/applications.ts';

/** How many items need nothing more. An item only asked for on an officer's wish counts once it is there. */
export function progressOf(items: readonly Pick<CaseItem, 'state' | 'demand'>[]): {
  done: number;
  of: number;
} {
  const counted = items.filter(({ state, demand }) => demand !== 'officer_decides' || state !== 'missing');
  const done = counted.filter(({ state }) => state === 'accepted' || state === 'waived');
  return { done: done.length, of: counted.length };
}
