import { join } from 'node:path';
import { loadCatalogue } from '../../licensing/catalogue/catalogue.ts';
import { loadPlaces } from '../../licensing/regions/load-places.ts';
import { understand } from '../../licensing/understanding/understand.ts';
import { loadConfig } from '../config.ts';
import { eachText } from './each-text.ts';

/** `understand TEXT…`: what the bot reads in a line; without TEXT one object per line of standard input. */
export async function understandCommand(args: string[]): Promise<number> {
  const folder = join(import.meta.dirname, '../../licensing/offices', loadConfig().office);
  const catalogue = loadCatalogue(folder);
  const places = loadPlaces(join(folder, 'regions.json'));
  await eachText(args, (text) => understand(text, { catalogue, places }));
  return 0;
}
