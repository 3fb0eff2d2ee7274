import type { Regions } from '../../../licensing/regions/regions.ts';
import type { World } from '../../world.ts';

/** "di paringin", "notaris amuntai": where somebody is, and not who. */
const WHERE = /^(?:(?:notaris|kantor(?:nya)?|di|dari|daerah|kota|kabupaten|kab|kecamatan|kec|desa)\b[ .]*)+/i;
const KIND = /^(?:Kabupaten|Kota) /;
const COMPASS = / (?:Utara|Selatan|Timur|Barat|Tengah)$/;

const bare = (words: string): string => words.toLowerCase().replace(/[^a-z]/g, '');

/** The regions never change while they are loaded. */
const namesByRegions = new WeakMap<Regions, ReadonlySet<string>>();

/** Whether words are the name of a regency or district of the office's province, or begin as a place does. */
export function isPlace(words: string, { places, regions }: World): boolean {
  if (/^di /i.test(words)) return true;
  const names = namesByRegions.get(regions) ?? readNames(regions, places.code.slice(0, 2));
  namesByRegions.set(regions, names);
  return names.has(bare(words.replace(WHERE, '')));
}

function readNames(regions: Regions, province: string): ReadonlySet<string> {
  const found = [...regions.regencies(province), ...regions.districtsOf(province)];
  return new Set(
    found.flatMap(({ name }) => {
      const place = name.replace(KIND, '');
      return [bare(place), bare(place.replace(COMPASS, ''))];
    }),
  );
}
