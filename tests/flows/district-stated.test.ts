/** A district that was written is not replaced because a village of another one was written beside it. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const valueOf = (person: Person, key: string): unknown =>
  person.facts.applications[0]?.answers.get(key)?.value;

function askedFor(address: string): Person {
  const person = newPerson(world);
  const answers = [
    'urus nib perorangan',
    'warung kopi',
    '5 juta',
    'sendiri',
    '1',
    'Kopi Rahmah',
    'Siti Rahmah',
  ];
  for (const words of [...answers, '6311064101900001', '081253411389', 'siti@gmail.com', 'tidak tahu'])
    if (person.open()?.step.key !== 'address') told(person, words);
  expect(person.open()?.step.key).toBe('address');
  told(person, address);
  return person;
}

test.each(['desa lamidah bawah kec paringin sltn', 'jl merdeka rt 2, desa lamida bawah, paringin selatan'])(
  '"%s": which of the two is asked',
  (address) => {
    const person = askedFor(address);
    expect(valueOf(person, 'district')).toBeUndefined();
    expect(valueOf(person, 'village')).toBeUndefined();
    expect(person.open()?.step.key).toBe('district');
  },
);

test('the question says what does not fit, and the village counts once its district is chosen', () => {
  const person = askedFor('desa lamidah bawah kec paringin sltn');
  const asked = told(person, 'syaratnya apa');
  expect(asked).toContain(
    '*Lamida Bawah* ada di Kecamatan *Paringin*, sedangkan di alamatnya tertulis *Paringin Selatan*',
  );
  told(person, 'paringin');
  expect(valueOf(person, 'district')).toBe('Paringin');
  expect(valueOf(person, 'village')).toBe('Lamida Bawah');
});

test('who chooses the district that was written is asked for the village', () => {
  const person = askedFor('desa lamidah bawah kec paringin sltn');
  told(person, 'paringin selatan');
  expect(valueOf(person, 'district')).toBe('Paringin Selatan');
  expect(person.open()?.step.key).toBe('village');
});

test.each([
  ['Paringin Kota', 'Paringin', 'Paringin Kota'],
  ['desa lamida bawah kec paringin', 'Paringin', 'Lamida Bawah'],
  ['jl merdeka rt 3 desa batu piring', 'Paringin Selatan', 'Batu Piring'],
])('"%s" where the district is asked tells the village too', (words, district, village) => {
  const person = askedFor('jl merdeka no 3 rt 02');
  expect(person.open()?.step.key).toBe('district');
  told(person, words);
  expect(valueOf(person, 'district')).toBe(district);
  expect(valueOf(person, 'village')).toBe(village);
});

test('a village of another district than the one answered is asked back about, and believed when sent again', () => {
  const person = askedFor('jl merdeka no 3 rt 02');
  told(person, 'halong');
  expect(person.open()?.step.key).toBe('village');
  expect(told(person, 'wonorejo')).toContain('Desa *Wonorejo* ada di Kecamatan *Juai*');
  expect(valueOf(person, 'village')).toBeUndefined();
  told(person, 'wonorejo');
  expect(valueOf(person, 'village')).toBe('Wonorejo');
  expect(valueOf(person, 'district')).toBe('Juai');
});

test('a district told before any address is kept where the address names no place', () => {
  const person = newPerson(world);
  for (const words of [
    'mau bikin izin warung sembako di paringin selatan',
    '5 juta',
    'sendiri',
    '1',
    'Warung Berkah',
    'Siti Aminah',
    '6311064101900001',
    '1',
    'lewati',
  ])
    told(person, words);
  expect(person.open()?.step.key).toBe('address');
  told(person, 'jl a yani km 3 rt 2 desa mangga dua');
  expect(valueOf(person, 'district')).toBe('Paringin Selatan');
  expect(person.open()?.step.key).toBe('village');
});
