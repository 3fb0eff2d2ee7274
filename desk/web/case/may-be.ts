import type { CaseItem, Verdict } from '../api/applications.ts';

/** Which verdicts make sense on an item: what is not there cannot fit, nor be replaced. */
export function mayBe(verdict: Verdict, { state }: Pick<CaseItem, 'state'>): boolean {
  if (verdict === state) return false;
  return verdict === 'waived' || state === 'received' || state === 'accepted' || state === 'rejected';
}
