/** Figures of which a range, or only the upper end, is told. */
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

test.each([
  ['2-3', 3],
  ['2 sampai 3 org', 3],
  ['dua tiga orang', 3],
  ['4 atau 5 orang min', 5],
  ['ya sekitar 10 s/d 12 orang', 12],
  ['kadang 1 kadang 2', 2],
])('"%s" workers: the most that work there are noted, and said', (words, most) => {
  const person = askedFor(world, 'workers');
  expect(told(person, words)).toContain(`*${most} orang*`);
  expect(person.facts.applications[0]?.answers.get('workers')?.value).toBe(most);
});

test.each(['2 laki 1 perempuan', '3 orang'])('"%s" workers is no range', (words) => {
  const person = askedFor(world, 'workers');
  expect(told(person, words)).not.toContain('paling banyak');
  expect(person.facts.applications[0]?.answers.get('workers')?.value).toBe(3);
});

test.each(['modalnya nol', '0'])('"%s" hears that OSS takes no 0, and what counts', (words) => {
  const person = askedFor(world, 'capital');
  expect(told(person, words)).toContain('tidak boleh 0');
  expect(person.open()?.step.key).toBe('capital');
});

test('a trade told beside it is taken without the capital', () => {
  const person = askedFor(world, 'capital');
  expect(told(person, 'modalnya nol, cuma jual online dropship')).toContain('*jual online dropship*');
});
