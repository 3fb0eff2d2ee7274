/** A number that is plainly cut short is refused with why, and how a whole one looks. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const ANSWERS: Readonly<Record<string, string>> = {
  applicant_type: 'CV',
  kbli: 'kontraktor jalan',
  capital: '500 juta',
  workers: '5',
  consent: '1',
  legal_name: 'CV Maju Jaya',
  name: 'Ahmad Fauzi',
  nik: '6311011402900001',
  npwp: '012345678735000',
  phone: '081251234567',
};

function atQuestion(key: string): Person {
  const person = newPerson(world);
  told(person, 'urus nib cv');
  for (let turn = 0; turn < 20 && person.open()?.step.key !== key; turn += 1)
    told(person, ANSWERS[person.open()?.step.key ?? ''] ?? 'lewati');
  expect(person.open()?.step.key).toBe(key);
  return person;
}

test.each(['123', 'npwp 12.34'])('an NPWP of "%s"', (words) => {
  const refusal = told(atQuestion('npwp'), words);
  expect(refusal).toContain('NPWP 15 atau 16 angka');
  expect(refusal).toContain('misalnya');
});

test.each(['AHU-12', '123', 'ahu 7'])('an AHU number of "%s"', (words) => {
  const person = atQuestion('ahu_number');
  const refusal = told(person, words);
  expect(refusal).toContain('lebih panjang');
  expect(refusal).toContain('misalnya *AHU-');
  told(person, words);
  expect(person.facts.applications[0]?.answers.get('ahu_number')?.value).toBeDefined();
});

test('a few figures where it is asked whether the NIK is active as NPWP', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kopi', '5 juta', 'sendiri', '1', 'Kopi Rahmah', 'Siti Rahmah');
  told(person, '6311014502900001', '081251234567', 'lewati', 'jl pasar 3, lasung batu, paringin');
  expect(told(person, '123')).toContain('15 atau 16 angka');
  expect(told(person, '3')).toContain('titik lokasinya');
});

test('the number of a deed with its date behind it answers both', () => {
  const person = atQuestion('deed_number');
  told(person, '12 tgl 17 mei 2021');
  const answers = person.facts.applications[0]?.answers;
  expect(answers?.get('deed_number')?.value).toBe('12');
  expect(answers?.get('deed_date')?.value).toBe('2021-05-17');
  expect(person.open()?.step.key).toBe('notary');
});
