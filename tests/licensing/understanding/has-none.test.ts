import { expect, test } from '@jest/globals';
import { hasNone } from '../../../licensing/understanding/reply/has-none.ts';

test.each([
  'ga punya',
  'tdk punya email',
  'saya gk punya e-mail pak',
  'belum ada',
  'blm punya nama',
  'gak tau min',
  'lupa nomornya',
  'npwp cv masih diurus di kpp',
  'kada baisi',
  'ngga ada email jua',
  'lupa nama desanya',
  'npwp koperasi ada tapi lupa nomor',
  'nib nya punya tapi ga tau nomornya',
  'kada bisi imel',
  'I don’t have one',
])('"%s" says that there is none', (text) => {
  expect(hasNone(text)).toBe(true);
});

test.each([
  'Tidak Ada Nama Cafe',
  'tidak punya karyawan',
  'Nabila',
  'belum',
  'tidak',
  'rahmah@gmail.com',
  '',
])('"%s" says something else', (text) => {
  expect(hasNone(text)).toBe(false);
});
