/** Answers as people put them, at the questions of the form. */
import { expect, test } from '@jest/globals';
import { askedFor, markOf, valueOf } from '../support/form.ts';
import { told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['capital', '20 an juta', 20_000_000],
  ['workers', 'suami', 1],
  ['workers', 'kadang dibantu anak', 1],
  ['email', 'budi gmail.com', 'budi@gmail.com'],
  ['phone', 'ga punya hp lain', '+6281234567890'],
  ['phone', 'cuma ini', '+6281234567890'],
  ['name', 'an. Budi Santoso', 'Budi Santoso'],
])('at %s "%s" is %s', (step, words, value) => {
  const person = askedFor(world, step);
  told(person, words);
  expect(valueOf(person, step)).toBe(value);
});

test.each(['dikit aja', 'modal warisan', 'nol'])('"%s" is offered the ranges', (words) => {
  expect(told(askedFor(world, 'capital'), words)).toContain('pilih kisarannya');
});

test('"bikinin dong" leaves the e-mail address to an officer', () => {
  const person = askedFor(world, 'email');
  told(person, 'bikinin dong');
  expect(markOf(person, 'email')).toBe('deferred');
});
