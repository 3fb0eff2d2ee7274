import { describe, expect, test } from '@jest/globals';
import { isInside } from '../../../licensing/regions/inside.ts';
import { loadPlaces } from '../../../licensing/regions/load-places.ts';
import { findPlace } from '../../../licensing/regions/place.ts';
import { cpuMs } from '../../support/cpu.ts';

const places = loadPlaces(new URL('../../../licensing/offices/balangan/regions.json', import.meta.url));

/** text, district, village, rest, certain */
const rows: [string, string | undefined, string | undefined, string, boolean][] = [
  ['paringin slatan', 'Paringin Selatan', undefined, '', true],
  ['Paringin', 'Paringin', undefined, '', true],
  ['paringin timur', 'Paringin', 'Paringin Timur', '', true],
  ['ds lampihong kiri rt 2 kec lampihong', 'Lampihong', 'Lampihong Kiri', 'rt 2', true],
  ['Batu Mandi', 'Batu Mandi', undefined, '', true],
  ['Batumandi', 'Batu Mandi', undefined, '', true],
  ['batumandi, kec. batu mandi', 'Batu Mandi', 'Batumandi', '', true],
  ['bt mandi', 'Batu Mandi', undefined, '', true],
  ['desa Halong', 'Halong', 'Halong', '', true],
  ['halong', 'Halong', undefined, '', true],
  [
    'Jl. A. Yani No 12, Batu Piring, Paringin Selatan',
    'Paringin Selatan',
    'Batu Piring',
    'Jl. A. Yani No 12',
    true,
  ],
  ['Galumbang', undefined, 'Galumbang', '', false],
  ['desa galumbang kec juai', 'Juai', 'Galumbang', '', true],
  ['galumbang paringin selatan', 'Paringin Selatan', 'Galumbang', '', true],
  ['juuh', 'Tebing Tinggi', "Ju'uh", '', true],
  ["desa ju'uh", 'Tebing Tinggi', "Ju'uh", '', true],
  ['sungai pumpung', 'Awayan', 'Sei Pumpung', '', true],
  ['desa se pumpung', 'Awayan', 'Sei Pumpung', '', true],
  ['tlk mesjid', 'Batu Mandi', 'Teluk Mesjid', '', true],
  ['kec tebing tingi', 'Tebing Tinggi', undefined, '', true],
  ['desa baru kec awayan', 'Awayan', 'Baru', '', true],
  ['baru, awayan', 'Awayan', 'Baru', '', true],
  ['toko baru saya di awayan', 'Awayan', undefined, 'toko baru saya di', true],
  ['desa simpang 3', 'Lampihong', 'Simpang Tiga', '', true],
  ['simpang 3 lampihong', 'Lampihong', 'Simpang Tiga', '', true],
  ['ds spg 3 rt 2, lampihong', 'Lampihong', 'Simpang Tiga', 'rt 2', true],
  ['desa halong 2 rt 1', 'Halong', 'Halong', '2 rt 1', true],
  ['jual kopi merah', undefined, undefined, 'jual kopi merah', false],
  ['Paringin Kota, Kab. Balangan', 'Paringin', 'Paringin Kota', '', true],
  ['Banjarmasin', undefined, undefined, 'Banjarmasin', false],
  ['', undefined, undefined, '', false],
  ['warung di pasar lama rt 03', undefined, undefined, 'warung di pasar lama rt 03', false],
];

describe('findPlace', () => {
  test.each(rows)('%j', (text, district, village, rest, certain) => {
    expect(findPlace(text, places)).toEqual({
      ...(district === undefined ? {} : { district }),
      ...(village === undefined ? {} : { village }),
      rest,
      certain,
    });
  });

  test('a village that is not of the district named is not claimed', () => {
    expect(findPlace('desa wonorejo kec halong', places)).toMatchObject({
      district: 'Halong',
      certain: false,
    });
    expect(findPlace('desa wonorejo kec halong', places).village).toBeUndefined();
  });

  test('every village is found with its district, and by its name after "desa"', () => {
    for (const { name: district, villages } of places.districts) {
      for (const village of villages) {
        const written = `Desa ${village.toUpperCase()} RT 01 Kecamatan ${district}`;
        expect(findPlace(written, places)).toEqual({ district, village, rest: 'RT 01', certain: true });
        expect(findPlace(`desa ${village}`, places).village).toBe(village);
      }
    }
  });

  test('a letter missing from a long name still finds it', () => {
    const long = places.districts.flatMap((district) => district.villages).filter((name) => name.length >= 9);
    for (const village of long) {
      for (let at = 0; at < village.length; at++) {
        const slipped = village.slice(0, at) + village.slice(at + 1);
        expect([slipped, findPlace(`desa ${slipped}`, places).village]).toEqual([slipped, village]);
      }
    }
  });

  test('a text of 60 000 characters is read at once', () => {
    const spent = cpuMs(() => {
      for (const part of ['paringin halong ', ' .', ',', '- '])
        findPlace(`a${part.repeat(60_000 / part.length)}a`, places);
    });
    expect(spent).toBeLessThan(1_500);
  });
});

test('the pin: inside and outside the padded box', () => {
  expect(isInside(places.box, -2.33, 115.46)).toBe(true);
  expect(isInside(places.box, -3.32, 114.59)).toBe(false);
  expect(isInside(places.box, 2.33, 115.46)).toBe(false);
  expect(isInside(places.box, -2.33, 116.2)).toBe(false);
  expect(isInside(places.box, Number.NaN, 115.46)).toBe(false);
});
