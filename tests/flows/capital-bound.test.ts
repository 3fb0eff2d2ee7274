/** A capital of which only the upper end is told. */
import { expect, test } from '@jest/globals';
import { askedFor } from '../support/form.ts';
import { told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['di bawah 5 juta', 5_000_000],
  ['kada sampai sajuta', 1_000_000],
  ['ga nyampe 2 juta min', 2_000_000],
  ['kurang dari 10 jt', 10_000_000],
  ['5-10 juta', 10_000_000],
  ['antara 2 sampai 3 juta', 3_000_000],
])('"%s" is noted as a range, for an officer to look at', (words, upper) => {
  const person = askedFor(world, 'capital');
  expect(told(person, words)).toContain('kisarannya');
  expect(person.facts.applications[0]?.answers.get('capital')).toMatchObject({
    value: upper,
    mark: 'to_check',
    problems: ['capital-range'],
  });
});
