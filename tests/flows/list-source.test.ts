/** Whoever is told what a permit needs also reads where the list comes from, and whether the office stands behind it (law 9). */
import { expect, test } from '@jest/globals';
import { catalogueOf } from '../../licensing/catalogue/catalogue.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['syarat sip bidan apa aja', '_Sumber: UU 17/2023 dan daftar kantor lain; belum disahkan kantor kami._'],
  ['syarat sip ttk', '_Sumber: UU 17/2023 dan yang lazim diminta; belum disahkan kantor kami._'],
  ['handak buka warung kopi, apa syaratnya?', 'Permenkes 14/2021 dan daftar kantor lain; belum disahkan'],
])('"%s"', (words, source) => {
  expect(told(newPerson(world), words)).toContain(source);
});

test('a list that the office has confirmed is told as such', () => {
  const permits = [...world.catalogue.permits.values()].map((permit) =>
    permit.code === 'PBG' ? { ...permit, status: 'confirmed' as const } : permit,
  );
  const person = newPerson({ ...world, catalogue: catalogueOf(permits) });
  expect(told(person, 'syarat pbg')).toContain(
    '_Sumber: PP 16/2021; daftar ini sudah disahkan kantor kami._',
  );
});

test('of two permits at once each says its own, or both in one', () => {
  const answer = told(newPerson(world), 'syarat sip bidan sama izin klinik apa aja');
  expect(answer.match(/belum disahkan kantor kami/g)).toHaveLength(2);
});
