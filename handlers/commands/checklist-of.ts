import type { StepContext } from '../../flows/define.ts';
import { contextOf } from '../../flows/engine/context.ts';
import { loadFacts } from '../load-facts.ts';
import type { ApplicationRow } from '../../storage/stores/applications.ts';
import type { ReadWork } from '../work.ts';

/** All that is known of an application of `work.chat`, under the catalogue it was submitted under. */
export async function caseContext(work: ReadWork, application: ApplicationRow): Promise<StepContext> {
  const facts = await loadFacts(work);
  return contextOf(work.world, facts, application.id, work.now);
}
