/** "Usaha ini atas nama siapa?": whoever means themselves is understood, and what they tell besides is kept. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function asked(): Person {
  const person = newPerson(world);
  told(person, 'perlu izin apa saja buat jual kue');
  expect(person.open()?.step.key).toBe('advise_who');
  return person;
}

test.each([
  'sorangan',
  'sendiri aja',
  'pribadi',
  'atas nama saya',
  'atas namaku',
  'usaha pribadi',
  'punya sendiri',
  'ngaran ulun saurang',
  'sendirian',
  'atas nama istri',
  'belum ada badan usaha',
])('"%s" is a person', (words) => {
  const person = asked();
  told(person, words);
  expect(person.facts.contact.answers.get('advise_who')?.value).toBe('perseorangan');
});

test.each(['punya orang', 'ya', 'cv saya sendiri belum ada akta'])('"%s" is no person', (words) => {
  const person = asked();
  told(person, words);
  expect(person.facts.contact.answers.get('advise_who')?.value).not.toBe('perseorangan');
});

test.each(['2jt', 'modal 2jt'])('"%s" is the capital, which is not asked again', (words) => {
  const person = asked();
  const answer = told(person, words);
  expect(answer).toMatch(/saya catat[\s\S]*atas nama siapa/);
  expect(person.facts.contact.answers.get('advise_size')?.value).toBe(2_000_000);
  told(person, 'sendiri');
  expect(person.open()?.step.key).toBe('advise_where');
});

test('a body that is on no list goes on: in a form an officer makes sure of it', () => {
  const person = newPerson(world);
  told(person, 'mau urus nib bumdes');
  expect(person.open()?.step.key).toBe('applicant_type');
  expect(told(person, 'bumdes')).toContain('petugas yang memastikannya');
  expect(person.facts.applications[0]?.answers.get('applicant_type')?.mark).toBe('deferred');
  expect(person.open()?.step.key).toBe('kbli');
});

test.each(['bumdes', 'kelompok tani', 'atas nama bumdes kami'])('"%s" is advised as a body', (words) => {
  const person = asked();
  told(person, words);
  expect(person.facts.contact.answers.get('advise_who')?.value).toBe('lembaga');
  told(person, '50 juta');
  told(person, '1');
  expect(told(person, '9')).toContain('NIB badan usaha');
});
