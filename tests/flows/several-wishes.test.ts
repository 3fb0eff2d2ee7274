/** Several wishes in one message: what is asked is answered in order, then the wish goes on. Nothing is forgotten. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

/** Where each part stands in a text; -1 for none. */
const places = (text: string, ...parts: string[]): number[] => parts.map((part) => text.indexOf(part));
const inOrder = (at: readonly number[]): boolean => at.every((place, index) => place > (at[index - 1] ?? -1));

test('a question beside a wish is answered, and the wish goes on', () => {
  const person = newPerson(world);
  const answer = told(person, 'mau perpanjang sip bidan, brp biayanya? berapa hari jadinya?');
  expect(inOrder(places(answer, 'Soal biaya', 'Soal lamanya', 'kita mulai *SIP bidan*'))).toBe(true);
  expect(answer).not.toContain('Mau mulai sekarang?');
  expect(answer).not.toContain('Kita lanjut');
  expect(person.facts.applications.map(({ permits }) => permits)).toEqual([['SIP-BIDAN']]);
});

test('of two permits wished each is answered, and both are offered', () => {
  const person = newPerson(world);
  const answer = told(person, 'mau urus nib perorangan sama reklame, brp lama ya?');
  expect(inOrder(places(answer, 'paling lama *1 hari*', 'Soal lamanya', 'Urus dua-duanya sekaligus?'))).toBe(
    true,
  );
});

test('what is the same of both is told at once, whose NIB it is asked once; the wish and what it told go on with the reply', () => {
  const person = newPerson(world);
  const asked = told(person, 'sy mau bikin nib, brp biayanya trs brp hari jadi? modal 5 juta');
  expect(inOrder(places(asked, '*gratis*', 'paling lama *1 hari*', 'NIB usaha perorangan'))).toBe(true);
  told(person, '1');
  expect(person.facts.applications.map(({ permits }) => permits)).toEqual([['NIB-UMK']]);
  expect(person.facts.applications[0]?.answers.get('capital')?.value).toBe(5_000_000);
});

test('the trade told in the wish is no part of the question beside it', () => {
  const person = newPerson(world);
  told(person, 'makasih. mau urus nib perorangan warung kopi, brp lama ya?');
  expect(person.facts.applications[0]?.answers.get('kbli')?.value).toBe('warung kopi');
});

test('questions about a permit named once are all about it; the offer to begin comes last', () => {
  const answer = told(
    newPerson(world),
    'tanya syarat pirt sekalian biayanya brp, terus kantornya buka jam brp',
  );
  expect(
    inOrder(places(answer, 'Untuk *SPP-IRT', 'Soal biaya *SPP-IRT', 'Jam kantor', 'Mau mulai sekarang?')),
  ).toBe(true);
});

test('each question is about its own permit', () => {
  const answer = told(newPerson(world), 'syaratnya sip apoteker apa, kalau izin apotek berapa lama');
  expect(inOrder(places(answer, 'Untuk *SIP apoteker', 'Soal lamanya *Izin apotek*'))).toBe(true);
});

test('who asks how, or only in case, is told and begins with a word', () => {
  const person = newPerson(world);
  expect(told(person, 'mau urus pbg, caranya gimana')).toContain('Mau mulai sekarang?');
  expect(told(person, 'kalau mau urus reklame, bayar berapa')).toContain('Mau mulai sekarang?');
  expect(person.facts.applications).toEqual([]);
});

test('an answer of the office comes beside the others, about the permit named in its clause', () => {
  const answer = told(newPerson(world), 'apa itu pirt? biayanya brp');
  expect(answer).toContain('Soal biaya *SPP-IRT');
});

test('in a form a permit wished as well does not swallow the question asked with it', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan');
  const answer = told(person, 'kantor dmn, sekalian urus reklame jg, brp biayanya');
  expect(inOrder(places(answer, 'Alamat DPMPTSP', 'Soal biaya', 'Urus dua-duanya sekaligus?'))).toBe(true);
});

test('a business told with "izin apa aja" begins the search for its permits, without asking for the trade again', () => {
  const person = newPerson(world);
  const answer = told(person, 'mau buka usaha keripik pisang, izin apa aja');
  expect(answer).toContain('kita cari bersama');
  expect(answer).not.toContain('Usahanya apa');
  expect(told(person, '1', '5 juta', '1', '5')).toMatch(/SPP-IRT[\s\S]*Izin reklame/);
});

test('in a form of two permits a short question is answered of both', () => {
  const person = newPerson(world);
  told(person, 'mau urus nib perorangan sama reklame', '1');
  const answer = told(person, 'brp biayanya?');
  expect(inOrder(places(answer, '*gratis*', 'Soal biaya *Izin reklame*'))).toBe(true);
});

test('whose NIB is asked alone where another paper is named beside it, and then both are answered in order', () => {
  const person = newPerson(world);
  const asked = told(person, 'syarat nib sama reklame');
  expect(asked).toContain('NIB-nya untuk usaha perorangan');
  expect(asked).not.toContain('*3*');
  const answer = told(person, 'perorangan');
  expect(inOrder(places(answer, 'Untuk *NIB usaha mikro', 'KTP', 'reklame*, selain yang di atas'))).toBe(
    true,
  );
  expect(answer).toContain('Tulis *urus NIB perorangan dan Izin reklame*');
});

test('what is asked of two papers is not answered with what is written down about one', () => {
  const person = newPerson(world);
  const answer = told(person, 'biaya reklame dan nib berapa, berapa lama');
  expect(inOrder(places(answer, 'Biaya *NIB', 'Soal biaya *Izin penyelenggaraan reklame*'))).toBe(true);
});
