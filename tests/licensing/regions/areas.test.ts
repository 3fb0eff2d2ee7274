import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadAreas } from '../../../licensing/regions/areas.ts';

const office = join(import.meta.dirname, '../../../licensing/offices/balangan');
const areas = loadAreas(join(office, 'areas.json'), join(office, 'regions.json'));

test.each([
  [-2.3347, 115.4667, 'Paringin'],
  [-2.279, 115.588, 'Juai'],
  [-2.2477, 115.7261, 'Halong'],
  [-2.357, 115.3685, 'Lampihong'],
  [-2.427, 115.4468, 'Batu Mandi'],
])('%f, %f lies in the district %s', (latitude, longitude, district) => {
  expect(areas.locate(latitude, longitude)?.district).toBe(district);
});

test.each([
  [-3.32, 114.59],
  [0, 0],
  [89, -179],
  [Number.NaN, 115],
])('%f, %f lies outside', (latitude, longitude) => {
  expect(areas.locate(latitude, longitude)).toBeUndefined();
});

test('most points of the regency lie in exactly the village whose outline holds them', () => {
  let found = 0;
  for (let latitude = -2.5; latitude < -2.1; latitude += 0.02)
    for (let longitude = 115.4; longitude < 115.7; longitude += 0.02)
      if (areas.locate(latitude, longitude)) found += 1;
  expect(found).toBeGreaterThan(150);
});
