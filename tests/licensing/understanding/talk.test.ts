import { describe, expect, test } from '@jest/globals';
import { isOwnName } from '../../../licensing/understanding/facts/own-name.ts';
import { talkIn } from '../../../licensing/understanding/reply/talk.ts';

test.each([
  'ini harus diisi semua?',
  'brp lg pertanyaannya',
  'berapa pertanyaan lagi',
  'apakah perlu polygon',
  'apa itu sertifikat pendirian',
  'namanya boleh sama dgn orang lain?',
  'kenapa ditanya ini terus',
  'kalau belum ada gimana',
  'gmn cara bikin namanya',
  'apa boleh nama anak sy',
  'alamat ktp atau alamat warung?',
])('a question: %s', (text) => {
  expect(talkIn(text)).toBe('asks');
});

test.each([
  'masih lama kah',
  'sabar ya',
  'tolong dibantu ya pak',
  'apa ya yg bagus',
  'punya saya sendiri',
  'nanti saya pikir dulu',
  'sebentar saya cari dulu ya',
  'bingung',
  'belum ada nama nya min',
  'oke siap pak',
  'baiklah kalau begitu',
  'ayuha mun kaitu',
  'kada tahu jua ulun',
  'itu tadi sudah saya kirim',
])('everyday talk: %s', (text) => {
  expect(talkIn(text)).toBe('talks');
});

test.each(['Siapa Takut', 'Apa Kabar Kopi', 'Kita Bisa', 'usaha saya sudah lama jalan'])(
  'either, so it is asked: %s',
  (text) => {
    expect(talkIn(text)).toBe('perhaps');
  },
);

describe('names and places', () => {
  test.each([
    'Siti Aminah',
    'Sabar',
    'Sabar Jaya',
    'M. Nanda Saputra',
    'Warung Mama',
    'Kopi Kita',
    'Toko Lama',
    'Berkah Bersama',
    'Tidak Ada Nama Cafe',
    'Dapur Bunda Saya',
    'Rumah Makan Sederhana',
    'Lasung Batu',
    'Muara Pitap',
    'jl a yani rt 3',
    'pasar RT 1',
    'CV Maju Jaya',
    'PT Sumber Rezeki Banua',
    'Hj. Noor Hayati, S.H., M.Kn.',
    'Baiti',
  ])('no talk: %s', (text) => {
    expect(talkIn(text)).toBeUndefined();
  });
});

test.each([
  'pakai nama saya aja',
  'sama kaya nama saya',
  'nama pemilik aja',
  'nama sendiri',
  'pake nama sy aja min',
  'samakan aja dgn nama pemilik',
  'atas nama saya sendiri',
  'nama ulun haja',
  'ikut nama pemiliknya',
  'nama saya',
])('called like its owner: %s', (text) => {
  expect(isOwnName(text)).toBe(true);
});

test.each(['nama saya Budi', 'Warung Saya', 'nama warung', 'Siti', 'nama istri saya', 'namanya nanti'])(
  'called otherwise: %s',
  (text) => {
    expect(isOwnName(text)).toBe(false);
  },
);
