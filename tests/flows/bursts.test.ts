/** Several lines at once: each question is answered, and each thing begun is one of its own. */
import { expect, test } from '@jest/globals';
import type { Content } from '../../flows/message.ts';
import { newPerson } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const lines = (...texts: string[]): Content[] => texts.map((text) => ({ kind: 'text', text }));

test('what was asked before the permit was named is answered with it', () => {
  const person = newPerson(world);
  const { says } = person.send(...lines('berapa biayanya', 'mau buat nib', 'warung kopi'));
  expect(says.some(({ text }) => text === 'info.fee')).toBe(true);
  expect(person.open()?.step.key).toBe('kbli');
});

test('two applications begun in one burst are two', () => {
  const person = newPerson(world);
  const { events } = person.send(...lines('mau buat pirt', 'kerupuk'));
  const begun = events.flatMap((event) => (event.type === 'application_started' ? [event.application] : []));
  expect(new Set(begun).size).toBe(begun.length);
});
