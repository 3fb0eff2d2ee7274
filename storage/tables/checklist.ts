import type { ItemFacts } from '../../flows/facts.ts';

/** One requirement of an application. `reason` is sealed: officers write names and numbers into it. */
export type ChecklistTable = {
  application: string;
  code: string;
  state: ItemFacts['state'];
  reason: Uint8Array | null;
  by: string | null;
  at: number;
};
