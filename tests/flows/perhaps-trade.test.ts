import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['bengkel motor', 'bengkel motor'],
  ['sy punya toko sembako kecil', 'toko sembako kecil'],
  ['jual getah karet', 'jual getah karet'],
  ['mlm min, sy jualan gorengan', 'jualan gorengan'],
])('"%s" to begin with: perhaps a business, and then the permits are looked for', (words, trade) => {
  const person = newPerson(world);
  expect(told(person, words)).toContain(`Apakah *${trade}* itu usaha Bapak/Ibu?`);
  const next = told(person, 'iya');
  expect(next).toContain('kita cari bersama izin yang perlu');
  expect(next).toContain('atas nama siapa');
});

test('who means something else gets the menu', () => {
  const person = newPerson(world);
  told(person, 'bengkel motor');
  expect(told(person, 'bukan')).toContain('Ada yang bisa saya bantu?');
});

test('a word that is no reply is read as if nothing had been asked', () => {
  const person = newPerson(world);
  told(person, 'warung makan');
  expect(told(person, 'mau urus izin reklame')).toContain('kita mulai *Izin reklame*');
});

test.each([
  'apa kabar',
  'kenapa lama sekali',
  'saya dari desa',
  'ubah',
  'saya lapar',
  'pak camat',
  'selamat malam min',
])('"%s" is nobody\'s trade', (words) => {
  expect(told(newPerson(world), words)).not.toContain('usaha Bapak/Ibu?');
});

test('a trade that names a permit of ours is never sent to another office', () => {
  const person = newPerson(world);
  const answer = told(person, 'jualan kopi keliling');
  expect(answer).not.toContain('bukan wewenang');
  expect(answer).toContain('kita mulai *NIB perorangan*');
});
