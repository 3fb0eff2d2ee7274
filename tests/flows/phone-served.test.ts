/** A chat that somebody on the office phone took over: which words call the bot back, and what "petugas" does. */
import { describe, expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function withPhone(): Person {
  const person = newPerson(world);
  told(person, 'halo');
  Object.assign(person.facts.chat, { owner: 'operator', byPhone: true });
  return person;
}

describe.each([
  'bot',
  'Bot?',
  'halo bot',
  'tolong bot saja',
  'bot dong',
  'mau sama bot saja',
  'bisa pakai bot?',
  'balik ke bot ya',
  'kembali ke bot lagi',
  'kembalikan ke bot',
  'bot mana?',
  'botnya mana',
  'ke bot yang tadi aja',
  'halo lantunan',
  'Lantunan!!',
  'bot saja, gak usah petugas',
  'menu',
  'back to the bot please',
])('"%s"', (words) => {
  test('calls the bot back', () => {
    const person = withPhone();
    expect(told(person, words)).toContain('*1*');
    expect(person.facts.chat.owner).toBe('bot');
  });
});

describe.each([
  'jangan bot',
  'bukan bot',
  'bosan sama bot',
  'mau orang bukan bot ya',
  'ga mau sama bot',
  'stop bot',
  'ini bot?',
  'apakah kamu bot',
  'kata bot tadi besok',
  'botol minum 10',
  'tadi saya tanya bot, katanya fotonya harus jelas',
  'besok saya ke kantor',
])('"%s"', (words) => {
  test('is for the officer', () => {
    const person = withPhone();
    expect(told(person, words)).toBe('');
    expect(person.facts.chat.owner).toBe('operator');
  });
});

test('the name of the bot answers no open question', () => {
  const person = newPerson(world);
  for (const words of ['urus nib warung sembako', '1', '1', '1']) told(person, words);
  const open = person.open()?.step.key;
  const before = person.facts.applications.map(({ answers }) => [...answers.keys()]);
  expect(open).toBeDefined();
  Object.assign(person.facts.chat, { owner: 'operator', byPhone: true });
  expect(told(person, 'kembali ke bot lagi')).toContain('menemani lagi');
  expect(person.open()?.step.key).toBe(open);
  expect(person.facts.applications.map(({ answers }) => [...answers.keys()])).toEqual(before);
});

test('"petugas" is put in the queue once; place and promise are all that is said', () => {
  const person = withPhone();
  expect(told(person, 'petugas')).toMatch(/HP kantor.*ke-1.*sebelum.*\*menu\*/s);
  expect(person.facts.chat.owner).toBe('operator');
  expect(person.facts.ticket).toMatchObject({ state: 'waiting', topic: 'help' });
  expect(told(person, 'petugas')).toBe('');
  expect(told(person, 'bot')).toContain('menemani lagi');
});
