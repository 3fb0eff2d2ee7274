/** Whoever curses or grumbles in a form hears a kind word and of somebody who helps; the question stays open. */
import { describe, expect, test } from '@jest/globals';
import { askedFor, valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

describe.each(['capital', 'consent', 'business_name', 'name', 'nik', 'address', 'review'])('at %s', (key) => {
  test.each(['anjing lama banget', 'GOBLOK', 'bot bego', 'kamu tolol ya'])(
    'anger is no complaint and no answer: %s',
    (words) => {
      const person = askedFor(world, key);
      const said = told(person, words);
      expect(said).toContain('Mohon maaf');
      expect(said).toContain('*petugas*');
      expect(person.open()?.step.key).toBe(key);
      expect(valueOf(person, key)).toBeUndefined();
    },
  );

  test.each([
    ['ribet amat sih', 'terasa sulit'],
    ['susah dibaca', 'terasa sulit'],
    ['kok banyak banget pertanyaannya', 'agak panjang'],
    ['capek ngisi terus min', 'agak panjang'],
    ['lama banget', 'agak panjang'],
  ])('nor is a sigh: %s', (words, kindly) => {
    const person = askedFor(world, key);
    const said = told(person, words);
    expect(said).toContain(kindly);
    expect(person.open()?.step.key).toBe(key);
    expect(valueOf(person, key)).toBeUndefined();
  });
});

test('near the end they hear how little is left', () => {
  const person = askedFor(world, 'address');
  expect(told(person, 'kok banyak banget pertanyaannya')).toContain('Tinggal 3 pertanyaan');
});

test('whoever waits for an officer already is not told to call one', () => {
  const person = askedFor(world, 'nik');
  person.facts.chat.owner = 'queue';
  expect(told(person, 'anjing lama banget')).toContain('sudah saya panggil');
});

test.each([
  ['kbli', 'ternak babi'],
  ['business_name', 'Bakso Setan'],
  ['business_name', 'Mie Pusing'],
])('at %s this is an answer: %s', (key, words) => {
  const person = askedFor(world, key);
  expect(told(person, words)).not.toContain('maaf');
  expect(valueOf(person, key)).toBe(words);
});

test('a matter is still a complaint', () => {
  const person = askedFor(world, 'nik');
  told(person, 'saya kecewa, petugas di loket kemarin kasar sekali sama ibu saya');
  expect(person.session().frames.some(({ flow }) => flow === 'complaint')).toBe(true);
});

test.each(['anjing', 'goblok lu', 'ribet banget'])('with nothing begun: %s', (words) => {
  const person = newPerson(world);
  const said = told(person, words);
  expect(said).toContain('Mohon maaf');
  expect(said).toContain('Bicara dengan petugas');
  expect(person.session().frames).toEqual([]);
});

test('whoever waits for a permit and grumbles hears where it stands', () => {
  const person = askedFor(world, 'review');
  told(person, 'kirim');
  expect(told(person, 'lama banget')).toContain('BLG-2026-000001-B');
});
