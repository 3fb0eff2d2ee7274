/** A number that is plainly cut short is refused with why, and how a whole one looks. */
import { describe, expect, test } from '@jest/globals';
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

test.each(['AHU-12', '123', 'ahu 7'])('an AHU number of "%s", however often it is typed', (words) => {
  const person = atQuestion('ahu_number');
  for (const _ of [1, 2]) {
    const refusal = told(person, words);
    expect(refusal).toContain('lebih panjang');
    expect(refusal).toContain('misalnya *AHU-');
  }
  expect(told(person, words)).toContain('Dibantu petugas');
  expect(person.facts.applications[0]?.answers.has('ahu_number')).toBe(false);
  told(person, 'lewati');
  expect(person.open()?.step.key).toBe('address');
});

test('the number of a deed where that of the ministry is asked goes to its own question', () => {
  const person = atQuestion('ahu_number');
  const said = told(person, 'AKTANYA 15 TANGGAL 3 MARET 2020');
  expect(said).toContain('*15*');
  expect(said).toContain('3 Mar 2020');
  expect(person.facts.applications[0]?.answers.has('ahu_number')).toBe(false);
});

test('a NIK is no number of the ministry', () => {
  const person = atQuestion('ahu_number');
  expect(told(person, '6311014506850009')).toContain('NIK');
  expect(person.facts.applications[0]?.answers.has('ahu_number')).toBe(false);
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

describe('a number that is cut short, where something else is asked', () => {
  test.each(['kbli', 'capital', 'workers', 'consent', 'legal_name', 'name', 'nik', 'phone', 'email'])(
    'is not taken for the %s, and told why',
    (key) => {
      const person = atQuestion(key);
      for (const [words, why] of [
        ['NPWP 123', 'NPWP 15 atau 16 angka'],
        ['no npwp saya 12345 ya min', 'terbaca 5 angka'],
        ['AHU AHU-12', 'nomor AHU lebih panjang'],
        ['NIB 81200', 'NIB 13 angka'],
      ] as const)
        expect(told(person, words)).toContain(why);
      expect(person.open()?.step.key).toBe(key);
    },
  );

  test('nor is it passed over before anything is begun', () => {
    const said = told(newPerson(world), 'NPWP 123');
    expect(said).toContain('NPWP 15 atau 16 angka');
    expect(said).toContain('Urus izin');
  });

  test('in a complaint it is a part of the story', () => {
    expect(told(newPerson(world), 'keluhan', 'npwp 123')).not.toContain('15 atau 16');
  });
});

test('a village of another district, told in passing, is refused with an example', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kopi', '5 juta', 'sendiri', '1', 'Kopi Rahmah', 'Siti Rahmah');
  told(person, '6311014502900001', '081251234567', 'lewati', 'jl pasar 3, lasung batu, paringin');
  expect(told(person, 'tinggal di desa kupang')).toContain('misalnya *Lasung Batu*');
});
