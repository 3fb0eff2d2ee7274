import { join } from 'node:path';
import { flowsFor } from '../flows/definitions/list.ts';
import { loadTexts } from '../flows/texts.ts';
import type { World } from '../flows/world.ts';
import { takeSeed } from '../handlers/office-entries.ts';
import type { Catalogue } from '../licensing/catalogue/catalogue.ts';
import { officeOf, seedEntries } from '../licensing/catalogue/entries.ts';
import { CatalogueError } from '../licensing/catalogue/read-json.ts';
import { openProposer } from '../licensing/kbli/propose.ts';
import { loadAreas } from '../licensing/regions/areas.ts';
import { loadPlaces } from '../licensing/regions/load-places.ts';
import { loadRegions } from '../licensing/regions/regions.ts';
import { openFaq } from '../licensing/understanding/intent/faq.ts';
import { openReferrals } from '../licensing/understanding/intent/referrals.ts';
import { understand } from '../licensing/understanding/understand.ts';
import type { Storage } from '../storage/database.ts';

const HOUSE = join(import.meta.dirname, '..');

/** `newer` is the world as it was published since, by this process or another; undefined while nothing was. */
export type RunningWorld = { world: World; newer(): Promise<World | undefined> };

/**
 * What the office knows and says. Its folder is a seed, taken at start; what runs is read from the database, again
 * whenever somebody published something. Throws CatalogueError for a file or entry that cannot be used.
 */
export async function openWorld(
  office: string,
  storage: Storage,
  now: number,
  flows: (catalogue: Catalogue) => World['flows'] = flowsFor,
  proposes = false,
  windows?: World['windows'],
): Promise<RunningWorld> {
  const folder = join(HOUSE, 'licensing', 'offices', office);
  await takeSeed(storage, seedEntries(folder), now);
  const regions = loadRegions(join(HOUSE, 'licensing', 'regions', 'data'));
  const places = loadPlaces(join(folder, 'regions.json'));
  const kbli = openProposer();
  const areas = loadAreas(join(folder, 'areas.json'), join(folder, 'regions.json'));

  let ran: Catalogue | undefined;
  const published = async (): Promise<World> => {
    const { entries, overrides } = await storage.read(async ({ officeEntries, textOverrides }) => ({
      entries: await officeEntries.running(),
      overrides: await textOverrides.list(),
    }));
    const running = officeOf(entries);
    const { profile, calendar, faq, referrals } = running;
    // Whoever recognises words has learnt the names of this catalogue; other news do not make it learn them anew.
    const catalogue = ran?.revision === running.catalogue.revision ? ran : running.catalogue;
    ran = catalogue;
    return {
      office: profile,
      calendar,
      catalogue,
      regions,
      places,
      areas,
      kbli,
      texts: loadTexts(join(HOUSE, 'locales'), overrides),
      flows: flows(catalogue),
      faq: openFaq(faq),
      referrals: openReferrals(referrals),
      understand: (text) => understand(text, { catalogue, places }),
      proposes,
      ...(windows ? { windows } : {}),
    };
  };
  const edition = () => storage.read(({ officeEntries }) => officeEntries.edition());

  let read = await edition();
  return {
    world: await published(),
    async newer() {
      const current = await edition();
      if (current === read) return undefined;
      try {
        const world = await published();
        read = current;
        return world;
      } catch (error) {
        // What another version of the program published is not looked at again until it changes.
        if (error instanceof CatalogueError) read = current;
        throw error;
      }
    },
  };
}
