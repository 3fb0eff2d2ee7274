import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { loadPlaces } from '../../../licensing/regions/load-places.ts';
import { loadRegions } from '../../../licensing/regions/regions.ts';

const regions = loadRegions(fileURLToPath(new URL('../../../licensing/regions/data', import.meta.url)));
const places = loadPlaces(new URL('../../../licensing/offices/balangan/regions.json', import.meta.url));

test('areas are found by their code, at their own level only', () => {
  expect(regions.province('63')).toEqual({ code: '63', name: 'Kalimantan Selatan' });
  expect(regions.regency('6311')?.name).toBe('Kabupaten Balangan');
  expect(regions.district('631107')?.name).toBe('Paringin Selatan');
  expect(regions.province('6311')).toBeUndefined();
  expect(regions.district('631199')).toBeUndefined();
});

test("the office's districts are those of the national list", () => {
  expect(places.code).toBe('6311');
  expect(places.districts).toHaveLength(8);
  for (const district of places.districts) expect(regions.district(district.code)?.name).toBe(district.name);
  expect(places.districts.flatMap((district) => district.villages)).toHaveLength(157);
});

test('a broken table names its line', () => {
  const dir = mkdtempSync(join(tmpdir(), 'regions-'));
  writeFileSync(
    join(dir, 'wilayah-kode.tsv'),
    'code\tlevel\tparent\tname\n63\tprovinsi\t\tX\n6311\tkecamatan\t63\tY\n',
  );
  expect(() => loadRegions(dir)).toThrow('line 3');
});
