/** DESIGN §3.2: a reply is read against the list that was shown. */
import { expect, test } from '@jest/globals';
import { newPerson } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const FORM = ['warung kopi', '5 juta', '2', 'setuju', 'Kopi Rahmah', 'Rahmah', '6311064101900001', '1'];
const asked = ['urus nib perorangan', ...FORM, 'rahmah@gmail.com', 'jl merdeka rt 3 simpang empat'];

function atDistrict() {
  const person = newPerson(world);
  for (const text of asked) person.send({ kind: 'text', text });
  expect(person.open()?.step.key).toBe('district');
  return person;
}

test('a number meant for another list is asked again, once, and then taken', () => {
  const person = atDistrict();
  const [first, second, third] = world.places.districts;
  person.world = { ...world, places: { ...world.places, districts: [first!, third!, second!] } };
  const turn = person.send({ kind: 'text', text: '2' });
  expect(turn.says.map(({ text }) => text)).toEqual(['choice.list_changed']);
  expect(person.facts.applications[0]!.answers.has('district')).toBe(false);
  person.send({ kind: 'text', text: '2' });
  expect(person.facts.applications[0]!.answers.get('district')?.value).toBe(third!.name);
});

test('the same list asked again keeps its numbers', () => {
  const person = atDistrict();
  person.send({ kind: 'text', text: 'syaratnya apa aja min' });
  person.send({ kind: 'text', text: '2' });
  expect(person.facts.applications[0]!.answers.get('district')?.value).toBe(world.places.districts[1]!.name);
});

test('a line of the review that moved meanwhile opens nothing by its old number', () => {
  const person = atDistrict();
  const village = world.places.districts[1]!.villages[0]!;
  for (const text of ['2', village, 'tidak tahu', 'lewati', 'menyusul']) person.send({ kind: 'text', text });
  expect(person.open()?.step.key).toBe('review');
  // An officer adds whose business it is: the lines below it move down.
  const { answers } = person.facts.applications[0]!;
  answers.set('for_whom', { value: 'other', source: 'operator', at: person.now() });
  answers.set('owner_phone', { value: '+6281345678901', source: 'operator', at: person.now() });
  const turn = person.send({ kind: 'text', text: '11' });
  expect(turn.says.map(({ text }) => text)).toEqual(['choice.list_changed']);
  expect(person.session().frames[0]!.reopened ?? []).toEqual([]);
});
