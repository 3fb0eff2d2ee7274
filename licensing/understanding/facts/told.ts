import type { AskName } from '../../catalogue/asks.ts';

/** A fact and where it stands in the text it was found in. */
export interface Told {
  ask: AskName;
  value: string | number;
  start: number;
  end: number;
}
