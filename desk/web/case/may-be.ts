import type { CaseItem, Verdict } from '../api/applications.ts';

/**
 * Which verdicts make sense on an item: what is not there, or was put off to an officer, cannot fit yet, nor be
 * replaced. What only an officer may demand is asked for by the same verdict.
 */
export function mayBe(verdict: Verdict, item: Pick<CaseItem, 'state' | 'demand'>): boolean {
  const { state } = item;
  if (verdict === state) return false;
  if (verdict === 'waived' || state === 'received' || state === 'accepted' || state === 'rejected')
    return true;
  if (verdict === 'accepted') return false;
  return isOnDemand(item);
}

/** Not there, and nobody but an officer can say whether it is wanted. */
export function isOnDemand({ state, demand }: Pick<CaseItem, 'state' | 'demand'>): boolean {
  return state === 'missing' && demand === 'officer_decides';
}
