import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

/** Somebody in the form whose open question is `until`. */
function askedFor(until: string): Person {
  const person = newPerson(world);
  const answers = ['urus nib perorangan', 'warung kopi', '5 juta', 'sendiri', '1', 'Kopi Rahmah'];
  for (const words of [...answers, 'Siti Rahmah', '6311064101900001', '081253411389']) {
    if (person.open()?.step.key === until) break;
    told(person, words);
  }
  expect(person.open()?.step.key).toBe(until);
  return person;
}
const emailOf = (person: Person): unknown => person.facts.applications[0]?.answers.get('email')?.value;

test('a slip in an e-mail address is taken as it was meant with a yes', () => {
  for (const yes of ['1', 'iya', 'ya itu']) {
    const person = askedFor('email');
    expect(told(person, 'siti@gmal.com')).toContain('Mungkin maksudnya *siti@gmail.com*?');
    told(person, yes);
    expect(emailOf(person)).toBe('siti@gmail.com');
    expect(person.open()?.step.key).not.toBe('email');
  }
});

test('with a no it stays as it was typed', () => {
  const person = askedFor('email');
  told(person, 'siti@gmal.com');
  told(person, 'bukan');
  expect(emailOf(person)).toBe('siti@gmal.com');
});

test('typed again it is what is typed now', () => {
  const person = askedFor('email');
  told(person, 'siti@gmal.com');
  told(person, 'siti.rahmah@gmail.com');
  expect(emailOf(person)).toBe('siti.rahmah@gmail.com');
});

test('an incomplete address is guessed too, and a no asks for it again', () => {
  const person = askedFor('email');
  expect(told(person, 'siti@gmail')).toContain('siti@gmail.com');
  expect(told(person, 'bukan')).toContain('e-mail');
  expect(emailOf(person)).toBeUndefined();
  told(person, 'siti@gmail,com');
  told(person, 'ya');
  expect(emailOf(person)).toBe('siti@gmail.com');
});

test('told at another question it is cleared up, confirmed and kept there', () => {
  const person = askedFor('business_name');
  expect(told(person, 'email saya siti@gmal.com')).toContain('Mungkin maksudnya *siti@gmail.com*?');
  told(person, 'ya');
  if (emailOf(person) === undefined) told(person, 'ya');
  expect(emailOf(person)).toBe('siti@gmail.com');
  expect(person.open()?.step.key).toBe('business_name');
});
