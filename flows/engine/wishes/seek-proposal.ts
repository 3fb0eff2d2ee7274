import type { Intent } from '../../../licensing/understanding/intent/intents.ts';
import { emit } from '../draft.ts';
import type { Draft } from '../draft.ts';

/** What a proposal may lead to: questions the catalogue answers, and the doors of the house. */
export const PROPOSABLE = [
  'ask_requirements',
  'ask_fee',
  'ask_duration',
  'ask_procedure',
  'ask_location_hours',
  'start_application',
  'check_status',
  'ask_human',
  'complain',
] as const satisfies readonly Intent[];
export type ProposedIntent = (typeof PROPOSABLE)[number];

/** Words that were not understood are looked at by a language model, where the office has one; the answer may come later. */
export function seekProposal(draft: Draft, message: string): void {
  if (draft.world.proposes !== true || message === '') return;
  draft.session.proposing = message;
  emit(draft, { type: 'timer_set', kind: 'propose', key: message, dueAt: draft.now });
}
