/** The world of the office as it lies in the repository, without a database. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flowsFor } from '../../flows/definitions/list.ts';
import { loadTexts } from '../../flows/texts.ts';
import type { World } from '../../flows/world.ts';
import { loadCalendar } from '../../licensing/calendar/calendar.ts';
import { loadCatalogue } from '../../licensing/catalogue/catalogue.ts';
import { loadReferrals } from '../../licensing/catalogue/entries.ts';
import { loadFaq, loadProfile } from '../../licensing/catalogue/office.ts';
import { openProposer } from '../../licensing/kbli/propose.ts';
import { loadAreas } from '../../licensing/regions/areas.ts';
import { loadPlaces } from '../../licensing/regions/load-places.ts';
import { loadRegions } from '../../licensing/regions/regions.ts';
import { openFaq } from '../../licensing/understanding/intent/faq.ts';
import { openReferrals } from '../../licensing/understanding/intent/referrals.ts';
import { understand } from '../../licensing/understanding/understand.ts';

export const HOUSE = join(import.meta.dirname, '..', '..');

export function testWorld(): World {
  const folder = join(HOUSE, 'licensing', 'offices', 'balangan');
  const catalogue = loadCatalogue(folder);
  const places = loadPlaces(join(folder, 'regions.json'));
  return {
    office: loadProfile(folder),
    calendar: loadCalendar(JSON.parse(readFileSync(join(folder, 'calendar.json'), 'utf8'))),
    catalogue,
    regions: loadRegions(join(HOUSE, 'licensing', 'regions', 'data')),
    places,
    kbli: openProposer(),
    areas: loadAreas(join(folder, 'areas.json'), join(folder, 'regions.json')),
    texts: loadTexts(join(HOUSE, 'locales')),
    flows: flowsFor(catalogue),
    faq: openFaq(loadFaq(folder)),
    referrals: openReferrals(loadReferrals(folder)),
    understand: (text) => understand(text, { catalogue, places }),
  };
}
