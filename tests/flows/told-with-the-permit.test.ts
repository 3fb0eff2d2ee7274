/** What was told before or with the choice of a permit is not asked again. */
import { expect, test } from '@jest/globals';
import { valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test('a trade that is a permit as well, told with the wish for a NIB', () => {
  const person = newPerson(world);
  told(person, 'mau urus nib klinik', '1');
  expect(valueOf(person, 'kbli')).toBe('klinik');
  expect(person.open()?.step.key).toBe('capital');
});

test('a trade and its capital, told where the permit is asked', () => {
  const person = newPerson(world);
  told(person, 'mau urus nib buat suami saya, mewakili', 'bengkel motor modal 10 juta');
  expect(valueOf(person, 'kbli')).toBe('bengkel motor');
  expect(valueOf(person, 'capital')).toBe(10_000_000);
  expect(person.open()?.step.key).toBe('workers');
});

test('of one burst the trade belongs to the form that was begun, and so does the question before it', () => {
  const person = newPerson(world);
  const { says } = person.send(
    ...['syaratnya apa aja', 'mau buat pirt', 'kerupuk'].map((text) => ({ kind: 'text', text }) as const),
  );
  expect(person.facts.applications.map(({ permits }) => permits)).toEqual([['SPP-IRT']]);
  const requirements = says.find(({ text }) => text === 'info.requirements');
  expect(requirements?.values?.['permit']).toContain('PIRT');
});

test.each([
  ['saurang haja', 0],
  ['berdua wan bini', 1],
  ['2 orang', 2],
])('"%s" at the capital is kept for its own question', (words, workers) => {
  const person = newPerson(world);
  told(person, 'mau bikin nib perorangan', 'jual gorengan', words);
  expect(valueOf(person, 'workers')).toBe(workers);
  expect(person.open()?.step.key).toBe('capital');
});

test('a trade, its capital and who works there in one clipped line', () => {
  const person = newPerson(world);
  told(person, 'min mau bikin nib, jualan gorengan, modal 2jt, sendri aj');
  expect(valueOf(person, 'kbli')).toBe('jualan gorengan');
  expect(valueOf(person, 'capital')).toBe(2_000_000);
  expect(valueOf(person, 'workers')).toBe(0);
});

test.each([
  'urus nib jual gorengan 3 juta sendiri',
  'mau daftar nib, jual gorengan, 3jt, sendiri',
  'nib jual gorengan 3 juta tanpa karyawan',
])('a sum alone beside the trade is the capital: %s', (words) => {
  const person = newPerson(world);
  told(person, words);
  expect(valueOf(person, 'kbli')).toBe('jual gorengan');
  expect(valueOf(person, 'capital')).toBe(3_000_000);
  expect(valueOf(person, 'workers')).toBe(0);
});

test('a mind that changes twice: CV after all, and back; then another trade', () => {
  const person = newPerson(world);
  told(person, 'mau bikin nib perorangan', 'jual pakaian', 'eh usahanya CV deng');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-BU']);
  told(person, 'ga jadi, perorangan aja');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
  told(person, 'balik ke CV', 'kembali ke perorangan');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
  told(person, 'ganti usahanya jadi laundry');
  expect(valueOf(person, 'kbli')).toBe('laundry');
  expect(person.open()?.step.key).toBe('capital');
});

test('"ga jadi CV" says nothing of a CV', () => {
  const person = newPerson(world);
  told(person, 'mau bikin nib perorangan', 'jual pakaian', 'ga jadi cv');
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
});

test.each([
  'syarat perpanjangan sip perawat',
  'sip perawat ulun habis bulan dpn, kawa lewat wa ja kah mamparpanjang',
  'sip perawat sy habis bln depan',
])('what "%s" is for was told, and "mau" begins with it', (words) => {
  const person = newPerson(world);
  told(person, words);
  if (person.open() === undefined) told(person, 'mau');
  expect(valueOf(person, 'case_kind')).toBe('renewal');
  expect(person.open()?.step.key).toBe('consent');
});
