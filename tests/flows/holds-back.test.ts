/** "jangan dikirim dulu" keeps the draft and sends nothing; it is no wish for fewer reminders. */
import { expect, test } from '@jest/globals';
import { askedFor } from '../support/form.ts';
import { told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['capital', 'jangan dikirim dulu'],
  ['name', 'jangan dikirim dulu ya min'],
  ['address', 'belum mau kirim'],
  ['review', 'jgn dikirim dulu'],
])('at %s: %s', (key, words) => {
  const person = askedFor(world, key);
  expect(told(person, words)).toContain('belum ada yang dikirim');
  expect(person.facts.contact.answers.has('quiet')).toBe(false);
  expect(person.facts.applications[0]?.stage).toBe('draft');
  told(person, 'lanjut');
  expect(person.open()?.step.key).toBe(key);
});

test('whoever wants no more messages gets none', () => {
  const person = askedFor(world, 'capital');
  told(person, 'jangan kirim pesan lagi');
  expect(person.facts.contact.answers.get('quiet')?.value).toBe(true);
});
