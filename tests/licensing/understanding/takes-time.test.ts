import { expect, test } from '@jest/globals';
import { takesTime } from '../../../licensing/understanding/reply/takes-time.ts';

test.each([
  'bentar ya min',
  'sebntr ya min',
  'nggih bu sbntar',
  'tunggu sebentar',
  'eh tunggu belum',
  'tgg dl',
  'hadangi satumat',
  'lg cari ktp nya dulu',
  'besok aja ya sy kirim',
  'besok aja',
  'ini sy otw pulang dulu',
  'nanti malam saya foto',
  'ntar sy kirim ya',
  'bntr lg sy kirim',
  'oke nanti saya lengkapi',
  'isuk ulun kirim',
  'masih di jalan',
  'td lagi sibuk',
  'kerja dulu',
  'lanjut besok aja',
  'sambung besok',
  'One moment please',
  'bisa kah dilanjutkan isuk, ulun handak guring',
  'ulun handak guring dulu',
  'lanjut besok ya, sudah ngantuk',
])('"%s": it will be a while', (text) => {
  expect(takesTime(text)).toBe(true);
});

test.each([
  'nanti dikirim kemana?',
  'gimana nanti kirimnya',
  'tunggu berapa lama',
  'berapa lama nunggunya',
  'izin saya masih di jalan?',
  'besok buka ga',
  'jual foto',
  'mau masak nasi kotak',
  'jual kasur tidur',
  'kirim barang',
  'Warung Malam Minggu',
  'Sabar Jaya',
  'Toko Sabar',
  'Siti',
  'Sabar',
  'Jalan Besar Paringin',
  'batal',
  'masih di sana?',
  'kerja',
  'pulang pisau',
  'jasa kirim paket',
  'lagi mau urus nib',
  'sudah 2 minggu belum ada kabar',
])('"%s" says something else', (text) => {
  expect(takesTime(text)).toBe(false);
});
