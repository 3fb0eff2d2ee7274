/** Numbers of papers and the words of a deed are known by their shape, whatever was asked. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const AHU = 'AHU-0012345.AH.01.14.TAHUN 2021';

const valueOf = (person: Person, key: string): unknown =>
  person.facts.applications[0]?.answers.get(key)?.value;

const ANSWERS: Readonly<Record<string, string>> = {
  applicant_type: 'cv',
  kbli: 'kontraktor bangunan gedung',
  kbli_code: '1',
  capital: '400 juta',
  workers: '3 orang',
  consent: 'setuju',
  for_whom: 'sendiri',
  legal_name: 'CV Banua Karya',
  name: 'Siti Rahmah',
  nik: '6311064101900001',
  npwp: 'lewati',
  phone: '081253411389',
  email: 'siti@gmail.com',
};

/** Somebody who applies for a company's NIB, as far as the question `until`. */
function inForm(until: string): Person {
  const person = newPerson(world);
  told(person, 'urus nib cv');
  for (let turn = 0; turn < 20 && person.open()?.step.key !== until; turn += 1)
    told(person, ANSWERS[person.open()?.step.key ?? ''] ?? 'lewati');
  expect(person.open()?.step.key).toBe(until);
  return person;
}

test.each(['legal_name', 'name', 'address'])(
  "the ministry's number sent at %s is no answer to it, and kept where it belongs",
  (key) => {
    const person = inForm(key);
    expect(told(person, AHU)).toContain('Nomor AHU');
    told(person, 'ya');
    expect(valueOf(person, 'ahu_number')).toBe(AHU);
    expect(valueOf(person, key)).toBeUndefined();
    expect(person.open()?.step.key).toBe(key);
  },
);

test.each(['legal_name', 'deed_number'])('what a deed says is taken at once, at %s too', (key) => {
  const person = inForm(key);
  told(person, 'akta no 12 tgl 17 mei 2021 notaris Rahmah SH');
  told(person, 'ya');
  expect(valueOf(person, 'deed_number')).toBe('12');
  expect(valueOf(person, 'deed_date')).toBe('2021-05-17');
  expect(valueOf(person, 'notary')).toBe('Rahmah SH');
  expect(valueOf(person, 'legal_name')).toBe(key === 'legal_name' ? undefined : 'CV Banua Karya');
});

test('the number alone, with the date behind it, answers the question for the number', () => {
  const person = inForm('deed_number');
  told(person, '12 tgl akta 17 mei 2021');
  told(person, 'ya');
  expect(valueOf(person, 'deed_number')).toBe('12');
  expect(valueOf(person, 'deed_date')).toBe('2021-05-17');
});

test.each([AHU, 'nib 9120001234567', 'SK-PBG-631103-17052021-001'])(
  'a person without a company is told that "%s" is a number and no name',
  (number) => {
    const person = newPerson(world);
    for (const words of ['urus nib perorangan', 'warung kopi', '5 juta', 'sendiri', '1', 'sendiri'])
      if (person.open()?.step.key !== 'business_name') told(person, words);
    expect(person.open()?.step.key).toBe('business_name');
    expect(told(person, number)).toMatch(/terbaca sebagai \*[Nn]omor (?:AHU|NIB|PBG)\*/);
    expect(valueOf(person, 'business_name')).toBeUndefined();
  },
);

test('words about the NPWP are no name of a business', () => {
  const person = inForm('legal_name');
  expect(told(person, 'npwp sy sdh aktif ga tau deh')).toContain('Soal *NPWP* nanti ada gilirannya');
  expect(valueOf(person, 'legal_name')).toBeUndefined();
});

test.each(['CV Banua Karya Mandiri', 'PT. Banua', 'koperasi maju', 'Yayasan Amanah'])(
  '"%s" is no name of a person',
  (name) => {
    const person = inForm('name');
    expect(told(person, name)).toContain('terbaca sebagai nama usaha atau badan usaha');
    expect(valueOf(person, 'name')).toBeUndefined();
    told(person, 'Siti Rahmah');
    expect(valueOf(person, 'name')).toBe('Siti Rahmah');
  },
);
