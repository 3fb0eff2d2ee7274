import type { ApplicationFacts } from '../../facts.ts';
import { emit } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Unnamed } from '../../session.ts';

/** The code under which papers are kept that a case does not ask for. */
export const EXTRA = 'other';

/** Kept beside the case for the officer; it stands on no checklist and takes the place of nothing. */
export function keepExtra(
  draft: Draft,
  { id }: ApplicationFacts,
  { file, message }: Pick<Unnamed, 'file' | 'message'>,
): void {
  emit(draft, { type: 'extra_kept', application: id, file, message });
}
