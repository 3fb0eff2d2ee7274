import { emit } from '../engine/draft.ts';
import type { Draft } from '../engine/draft.ts';
import type { OfficerAct } from '../event.ts';

/** Carried out where the act belongs; what became of it comes back as a notice. */
export function act(draft: Draft, officerAct: OfficerAct): void {
  emit(draft, { type: 'officer_acted', act: officerAct });
}
