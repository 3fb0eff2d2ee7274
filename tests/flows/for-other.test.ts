/** Whoever comes for a husband or a boss says so with the wish. */
import { expect, test } from '@jest/globals';
import { valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  'mau urus nib buat suami',
  'urus nib gasan abah ulun',
  'mau urus nib atas nama istri saya',
  'saya mewakili bapak urus nib',
  'mau urus nib ibu saya',
])('"%s": a person\'s NIB, for somebody else', (wish) => {
  const person = newPerson(world);
  expect(told(person, wish)).toContain('Bapak/Ibu yang mewakili');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
  expect(valueOf(person, 'for_whom')).toBe('other');
  expect(person.open()?.step.key).toBe('kbli');
});

test.each([
  ['ass min, handak maurus nib gasan usaha abah ulun, abah kada bisi hp', undefined],
  ['mewakili suami urus nib bengkel', 'bengkel'],
  ['ngurusin nib ibu saya jualan kue', 'jualan kue'],
  ['mau urus nib buat ibu saya, beliau ga bisa main hp, jualan kue', 'jualan kue'],
])('"%s": why somebody writes for another is no trade', (wish, trade) => {
  const person = newPerson(world);
  told(person, wish);
  expect(valueOf(person, 'for_whom')).toBe('other');
  expect(valueOf(person, 'kbli')).toBe(trade);
});

test.each([
  ['mau buatkan NIB untuk bos saya', '2', 'NIB-BU'],
  ['nib buat bos', '1', 'NIB-UMK'],
  ['disuruh bos urus nib', 'yang cv', 'NIB-BU'],
  ['disuruh bos urus nib', 'warung bakso', 'NIB-UMK'],
])('"%s", whose may be a company\'s: asked, and "%s" is %s', (wish, reply, permit) => {
  const person = newPerson(world);
  const asked = told(person, wish);
  expect(asked).toContain('usaha perorangan');
  expect(asked).not.toContain('Izin lain');
  told(person, reply);
  expect(person.facts.applications[0]?.permits).toEqual([permit]);
  expect(valueOf(person, 'for_whom')).toBe('other');
});

test('a wish for oneself is asked as ever', () => {
  const person = newPerson(world);
  expect(told(person, 'mau urus nib')).toContain('Izin lain');
  expect(valueOf(person, 'for_whom')).toBeUndefined();
});

test.each(['2', 'nomor suami tadi', 'pakai hp suami aja'])(
  'the owner\'s number, told before, is offered: "%s"',
  (words) => {
    const person = newPerson(world);
    for (const line of ['mau urus nib buat suami', 'jual pentol', '1 juta', 'sendiri', '1', '081345678901'])
      told(person, line);
    for (const line of ['Pentol Udin', 'Udin Saputra']) told(person, line);
    expect(told(person, '6311010203850001')).toContain('Nomor yang punya usaha');
    told(person, words);
    expect(valueOf(person, 'phone')).toBe('+6281345678901');
  },
);
