/** Another permit in the place of the one that is being applied for. */
import { expect, test } from '@jest/globals';
import { valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test('"batalin yg pirt, ganti urus nib" asks whose NIB, and names PIRT no more', () => {
  const person = newPerson(world);
  told(person, 'mau urus pirt', '1');
  expect(told(person, 'batalin yg pirt, ganti urus nib')).not.toContain('PIRT');
  expect(told(person, '1')).not.toContain('PIRT');
  expect(person.facts.applications.map(({ permits, stage }) => [stage, permits])).toEqual([
    ['draft', ['NIB-UMK']],
  ]);
});

test.each([
  ['ga jadi pirt, nib perorangan aja', ['NIB-UMK']],
  ['bukan pirt tapi sip bidan', ['SIP-BIDAN']],
])('"%s" takes its place at once, and keeps what was told', (words, permits) => {
  const person = newPerson(world);
  told(person, 'mau urus pirt', '1', '1', 'Ayu Lestari');
  told(person, words);
  expect(person.facts.applications.map((each) => each.permits)).toEqual([permits]);
  expect(valueOf(person, 'name')).toBe('Ayu Lestari');
});

test('of two permits one may be given up', () => {
  const person = newPerson(world);
  told(person, 'mau urus nib perorangan sama pirt', '1');
  expect(told(person, 'pirtnya ga jadi')).not.toContain('kita mulai');
  told(person, 'ga jadi pirt');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
});

test.each(['batal', 'kalau batalin pirt ganti nib gimana?', 'jangan lama-lama ya'])(
  '"%s" changes no permit',
  (words) => {
    const person = newPerson(world);
    told(person, 'mau urus pirt', words);
    expect(person.facts.applications[0]?.permits).toEqual(['SPP-IRT']);
  },
);
