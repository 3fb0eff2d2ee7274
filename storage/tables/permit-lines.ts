import type { Stage } from '../../flows/facts.ts';

/** One permit of an application, with a stage of its own. `waiting_for`: another party, by name. */
export type PermitLinesTable = {
  application: string;
  permit: string;
  stage: Stage;
  since: number;
  waiting_for: string | null;
};
