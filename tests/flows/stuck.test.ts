/** Whoever cannot go on is offered a person after three tries, hears why the last one failed, and never goes round in circles. */
import { expect, test } from '@jest/globals';
import { askedFor, valueOf } from '../support/form.ts';
import { told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each(['consent', 'review'])('"lewati" again and again at %s calls an officer', (key) => {
  const person = askedFor(world, key);
  expect(told(person, 'lewati', 'lewati', 'lewati')).toContain('Dibantu petugas');
  const { events } = person.send({ kind: 'text', text: 'lewati' });
  expect(events).toContainEqual(expect.objectContaining({ type: 'ticket_opened', topic: 'help' }));
  expect(person.open()?.step.key).toBe(key);
});

test('"lewati" again and again at the NIK that came last calls an officer', () => {
  const person = askedFor(world, 'nik');
  for (const words of [
    'lewati',
    '1',
    'lewati',
    'pasar RT 1, Lasung Batu, Paringin',
    '3',
    'lewati',
    'menyusul',
    '1',
  ])
    told(person, words);
  expect(person.open()?.step.key).toBe('nik');
  expect(told(person, 'lewati', 'lewati', 'lewati')).toContain('Dibantu petugas');
  expect(person.open()?.step.key).toBe('nik');
});

test('the third refusal of a NIK says why, too', () => {
  const person = askedFor(world, 'nik');
  told(person, '631101', '63110141');
  const said = told(person, '6311014199900001');
  expect(said).toContain('bulan lahir: *99* tidak ada');
  expect(said).toContain('Dibantu petugas');
  told(person, '6311014199900001');
  expect(valueOf(person, 'nik')).toBe('6311014199900001');
});
