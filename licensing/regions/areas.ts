import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The district and village in which a point lies, by their official names. */
export interface Spot {
  district: string;
  village: string;
}

export interface Areas {
  /** Where a point in degrees lies; undefined outside the regency. Borders are approximate. */
  locate(latitude: number, longitude: number): Spot | undefined;
}

const areas = z.object({
  areas: z.array(z.object({ code: z.string(), rings: z.array(z.array(z.number()).min(8)) })),
});
const regions = z.object({
  kecamatan: z.array(
    z.object({ name: z.string(), desa_kelurahan: z.array(z.object({ code: z.string(), name: z.string() })) }),
  ),
});

interface Area extends Spot {
  rings: readonly (readonly number[])[];
  south: number;
  north: number;
  west: number;
  east: number;
}

/** Reads the outlines of an office's villages (areas.json) and their names (regions.json). Throws for another shape. */
export function loadAreas(areasFile: string, regionsFile: string): Areas {
  const names = new Map(
    regions
      .parse(JSON.parse(readFileSync(regionsFile, 'utf8')))
      .kecamatan.flatMap(({ name: district, desa_kelurahan }) =>
        desa_kelurahan.map(({ code, name }) => [code, { district, village: name }] as const),
      ),
  );
  const known = areas
    .parse(JSON.parse(readFileSync(areasFile, 'utf8')))
    .areas.flatMap(({ code, rings }): Area[] => {
      const spot = names.get(code);
      if (!spot) return [];
      const latitudes = rings.flatMap((ring) => ring.filter((_, at) => at % 2 === 0));
      const longitudes = rings.flatMap((ring) => ring.filter((_, at) => at % 2 === 1));
      return [
        {
          ...spot,
          rings,
          south: Math.min(...latitudes),
          north: Math.max(...latitudes),
          west: Math.min(...longitudes),
          east: Math.max(...longitudes),
        },
      ];
    });
  return {
    locate(latitude, longitude) {
      const found = known.find(
        (area) =>
          latitude >= area.south &&
          latitude <= area.north &&
          longitude >= area.west &&
          longitude <= area.east &&
          area.rings.some((ring) => holds(ring, latitude, longitude)),
      );
      return found && { district: found.district, village: found.village };
    },
  };
}

/** Even-odd rule: a ray to the east crosses the outline an odd number of times. */
function holds(ring: readonly number[], latitude: number, longitude: number): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 2; at < ring.length; before = at, at += 2) {
    const [y = 0, x = 0] = [ring[at], ring[at + 1]];
    const [previousY = 0, previousX = 0] = [ring[before], ring[before + 1]];
    if (y > latitude === previousY > latitude) continue;
    if (longitude < ((previousX - x) * (latitude - y)) / (previousY - y) + x) inside = !inside;
  }
  return inside;
}
