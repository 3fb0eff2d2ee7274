import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flowsFor } from '../flows/definitions/list.ts';
import { loadTexts } from '../flows/texts.ts';
import type { World } from '../flows/world.ts';
import { loadCalendar } from '../licensing/calendar/calendar.ts';
import { catalogueOf, loadCatalogue } from '../licensing/catalogue/catalogue.ts';
import type { Catalogue } from '../licensing/catalogue/catalogue.ts';
import { loadProfile } from '../licensing/catalogue/office.ts';
import { permitSchema } from '../licensing/catalogue/permit.ts';
import { loadPlaces } from '../licensing/regions/load-places.ts';
import { loadRegions } from '../licensing/regions/regions.ts';
import { understand } from '../licensing/understanding/understand.ts';
import type { Storage } from '../storage/database.ts';

const HOUSE = join(import.meta.dirname, '..');

/** What the office knows and says, read once at start; the running catalogue comes from the database. */
export async function openWorld(
  office: string,
  storage: Storage,
  now: number,
  flows: (catalogue: Catalogue) => World['flows'] = flowsFor,
): Promise<World> {
  const folder = join(HOUSE, 'licensing', 'offices', office);
  const catalogue = await runningCatalogue(loadCatalogue(folder), storage, now);
  const places = loadPlaces(join(folder, 'regions.json'));
  return {
    office: loadProfile(folder),
    calendar: loadCalendar(JSON.parse(readFileSync(join(folder, 'calendar.json'), 'utf8'))),
    catalogue,
    regions: loadRegions(join(HOUSE, 'licensing', 'regions', 'data')),
    places,
    texts: loadTexts(join(HOUSE, 'locales')),
    flows: flows(catalogue),
    understand: (text) => understand(text, { catalogue, places }),
  };
}

/** The office folder is a seed: what it holds becomes a revision in the database, and that is what runs. */
async function runningCatalogue(seed: Catalogue, storage: Storage, now: number): Promise<Catalogue> {
  const content = await storage.write(async ({ catalogue }) => {
    await catalogue.save(seed.revision, JSON.stringify([...seed.permits.values()]), now);
    return (await catalogue.get(seed.revision))?.content ?? '[]';
  });
  return catalogueOf((JSON.parse(content) as unknown[]).map((permit) => permitSchema.parse(permit)));
}
