/** What people write at midnight: a yes to a choice, a sum changed, a step back from stopping. */
import { describe, expect, test } from '@jest/globals';
import { toldIn } from '../../licensing/understanding/facts/facts-in-text.ts';
import { askedFor, valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

describe('which permit', () => {
  test('a yes chooses none of several', () => {
    expect(told(newPerson(world), 'nib', 'iya')).toContain('Pilih salah satu');
  });

  test.each(['yang mana ya bagusnya', 'pilih mana ya', 'yang mana cocok buat saya'])(
    '"%s" is helped to find it',
    (words) => {
      const person = newPerson(world);
      told(person, 'nib', words);
      expect(person.open()?.step.key).toBe('advise_trade');
    },
  );
});

describe('sums', () => {
  test('another one, where workers are asked, takes the place of the first', () => {
    const person = askedFor(world, 'workers');
    expect(told(person, '7 juta')).toContain('tadinya Rp 5.000.000');
    expect(valueOf(person, 'capital')).toBe(7_000_000);
    expect(person.open()?.step.key).toBe('workers');
  });

  test('of then and now, now counts', () => {
    const told = toldIn('modal awal dulu cuma 500 ribu sekarang mungkin sekitar 3 jutaan lah');
    expect(told.find(({ ask }) => ask === 'capital')?.value).toBe(3_000_000);
  });

  test.each(['kbli', 'consent'])('the figures of a phone are none, at %s', (until) => {
    const person = askedFor(world, until);
    const before = valueOf(person, 'capital');
    told(person, '08125123456');
    expect(valueOf(person, 'capital')).toBe(before);
  });
});

describe('at the end', () => {
  test.each(['udah', 'sudah min', 'udah semua'])('"%s" is a yes to "sudah benar?"', (words) => {
    expect(told(askedFor(world, 'review'), words)).toContain('tanda terima');
  });

  test.each(['belum', 'sudah dikirim kah', 'sudah salah'])('"%s" is none', (words) => {
    expect(told(askedFor(world, 'review'), words)).not.toContain('tanda terima');
  });

  test.each(['gajadi batal', 'jangan dibatalin'])('"%s" keeps what was to be given up', (words) => {
    const person = askedFor(world, 'nik');
    expect(told(person, 'batal')).toContain('dibatalkan');
    told(person, words);
    expect(person.facts.applications[0]?.stage).toBe('draft');
    expect(person.session().aside).toBeUndefined();
    expect(person.open()?.step.key).toBe('nik');
  });

  test('"kena" puts off in Banjar, and asks for no fee', () => {
    expect(told(askedFor(world, 'capital'), 'kena')).not.toContain('Biaya');
  });
});

test('a question that comes again instead of a choice is answered for most people', () => {
  const person = newPerson(world);
  expect(told(person, 'syarat nib apa')).toContain('yang mana');
  const answer = told(person, 'syarat nib apa');
  expect(answer).toContain('untuk usaha *perorangan* dulu');
  expect(answer).toContain('KTP');
});
