/** Several lines at once: each question is answered, and each thing begun is one of its own. */
import { expect, test } from '@jest/globals';
import type { Content } from '../../flows/message.ts';
import { askedFor, valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const lines = (...texts: string[]): Content[] => texts.map((text) => ({ kind: 'text', text }));

test('what was asked before the permit was named is answered with it', () => {
  const person = newPerson(world);
  const { says } = person.send(...lines('berapa biayanya', 'mau buat nib', 'warung kopi'));
  expect(says.some(({ text }) => text === 'info.fee')).toBe(true);
  // The trade was told as well.
  expect(person.open()?.step.key).toBe('capital');
});

test('two applications begun in one burst are two', () => {
  const person = newPerson(world);
  const { events } = person.send(...lines('mau buat pirt', 'kerupuk'));
  const begun = events.flatMap((event) => (event.type === 'application_started' ? [event.application] : []));
  expect(new Set(begun).size).toBe(begun.length);
});

test.each([
  ['warung kopi, sorangan aja', 'warung kopi', 0],
  ['jual kue, berdua sama istri', 'jual kue', 1],
  ['jual kue bikinan sendiri', 'jual kue bikinan sendiri', undefined],
])('who works there, told beside the trade: %s', (words, trade, workers) => {
  const person = askedFor(world, 'kbli');
  told(person, words);
  expect(valueOf(person, 'kbli')).toBe(trade);
  expect(valueOf(person, 'workers')).toBe(workers);
});

test('a count of members behind the trade is no part of it', () => {
  const person = newPerson(world);
  told(person, 'koperasi mau bikin nib');
  person.send(...lines('jual sembako', 'anggota 60 orang'));
  expect(valueOf(person, 'kbli')).toBe('jual sembako');
  expect(valueOf(person, 'workers')).toBeUndefined();
});

test('what several lines told is shown together, once', () => {
  const person = newPerson(world);
  told(person, 'nib koperasi');
  const { says } = person.send(...lines('simpan pinjam', '50jt', '3 orang'));
  expect(says.filter(({ text }) => text === 'told.noted')).toHaveLength(1);
  expect([valueOf(person, 'capital'), valueOf(person, 'workers')]).toEqual([50_000_000, 3]);
});

test('a line that came too early says so only where the same question is put again', () => {
  const person = newPerson(world);
  told(person, 'nib koperasi');
  const { says } = person.send(...lines('simpan pinjam', 'anggota 60 orang', '50jt'));
  expect(says.map(({ text }) => text)).not.toContain('form.ask_again');
});

test('a bare number chooses nothing of a list that was not shown yet; a phone number needs none', () => {
  const person = askedFor(world, 'nik');
  person.send(...lines('6311064101900001', '1'));
  expect(valueOf(person, 'phone')).toBeUndefined();
  expect(person.open()?.step.key).toBe('phone');
  person.send(...lines('1'));
  expect(valueOf(person, 'phone')).toBeDefined();
  const other = askedFor(world, 'nik');
  other.send(...lines('6311064101900001', '0812 3456 7890'));
  expect(valueOf(other, 'phone')).toBe('+6281234567890');
});
