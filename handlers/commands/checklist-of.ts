import { catalogueOf } from '../../licensing/catalogue/catalogue.ts';
import type { ChecklistItem } from '../../licensing/catalogue/checklist.ts';
import { permitSchema } from '../../licensing/catalogue/permit.ts';
import { contextOf } from '../../flows/engine/context.ts';
import { loadFacts } from '../load-facts.ts';
import type { ApplicationRow } from '../../storage/stores/applications.ts';
import type { Work } from '../work.ts';

/** An application's checklist as it stands, under the catalogue it was submitted under. */
export async function checklistOf(work: Work, application: ApplicationRow): Promise<ChecklistItem[]> {
  const facts = await loadFacts(work);
  const world = await pinned(work, application);
  return contextOf(world, facts, application.id, work.now).checklist();
}

async function pinned({ stores, world }: Work, application: ApplicationRow): Promise<Work['world']> {
  if (application.revision === null || application.revision === world.catalogue.revision) return world;
  const kept = await stores.catalogue.get(application.revision);
  if (!kept) return world;
  const permits = (JSON.parse(kept.content) as unknown[]).map((permit) => permitSchema.parse(permit));
  return { ...world, catalogue: catalogueOf(permits) };
}
