import type { Stage } from '../../flows/facts.ts';

/**
 * `permit` null: the whole application moved. `note` is sealed. A change from a stage to itself is a wait for another
 * party, named by the note; without a note the wait is over.
 */
export type StageChangesTable = {
  id: string;
  application: string;
  permit: string | null;
  from_stage: Stage;
  to_stage: Stage;
  by: string;
  at: number;
  note: Uint8Array | null;
};
