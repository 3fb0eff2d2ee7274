import { describe, expect, test } from '@jest/globals';
import { readChoice } from '../../../licensing/understanding/words/choice.ts';
import { readGlobal } from '../../../licensing/understanding/words/globals.ts';
import { readConfirmed, readYesNo } from '../../../licensing/understanding/words/yes-no.ts';

const kinds = [
  { id: 'perseorangan', label: 'Perorangan' },
  { id: 'pt', label: 'PT' },
  { id: 'pt_perorangan', label: 'PT Perorangan' },
  { id: 'cv', label: 'CV (Persekutuan Komanditer)' },
];
const consent = [
  { id: 'yes', label: 'Setuju' },
  { id: 'no', label: 'Tidak, saya ke kantor saja' },
  { id: 'explain', label: 'Jelaskan dulu' },
];

describe('a choice among the options shown', () => {
  test.each([
    '2',
    ' 2. ',
    '2)',
    '*2*',
    '２',
    '2️⃣',
    'no 2',
    'no.2',
    'nomor 2',
    'No. 2 ya',
    'dua',
    'DUA',
    'yang dua',
    'yg ke 2',
    'yang kedua',
    'ke-2',
    'kedua',
    'nang kadua',
    'pilih 2 min',
    'pilihan 2',
    'number two',
    'second',
    'saya pilih nomor dua',
  ])('"%s" is the second', (text) => {
    expect(readChoice(text, kinds)).toBe(1);
  });

  test.each([
    ['PT', 1],
    ['pt perorangan', 2],
    ['perorangan', 0],
    ['perorangn', 0],
    ['cv', 3],
    ['CV persekutuan', 3],
    ['terakhir', 3],
    ['pertama', 0],
  ])('label: %s', (text, index) => {
    expect(readChoice(text, kinds)).toBe(index);
  });

  test.each([
    ['iya pt', 1],
    ['oh cv', 3],
    ['ya 2', 1],
  ])('agreed to and chosen: %s', (text, index) => {
    expect(readChoice(text, kinds)).toBe(index);
  });

  test.each([
    ['stuju', 0],
    ['tidak', 1],
    ['jelaskan', 2],
    ['jelasin dulu', 2],
  ])('label of consent: %s', (text, index) => {
    expect(readChoice(text, consent)).toBe(index);
  });

  test.each([
    '',
    '0',
    '5',
    '99',
    'lima',
    '12',
    '-',
    '2 hari lagi ya',
    'nomor 2 itu apa',
    'yang kedua itu apa ya?',
    '2 atau 3',
    'pt itu apa',
    'saya punya 2 warung',
    'p',
    'x'.repeat(300),
    '1 2',
  ])('"%s" is none of four', (text) => {
    expect(readChoice(text, kinds)).toBeNull();
  });

  test('a near miss of two labels is nobody', () => {
    const twins = [
      { id: 'a', label: 'Baru satu' },
      { id: 'b', label: 'Baru sata' },
    ];
    expect(readChoice('baru satx', twins)).toBeNull();
  });
});

describe('global words', () => {
  test.each([
    ['menu', 'menu'],
    ['MENU', 'menu'],
    ['menu dong min', 'menu'],
    ['main menu', 'menu'],
    ['batal', 'batal'],
    ['kada jadi', 'batal'],
    ['cancel', 'batal'],
    ['kembali', 'kembali'],
    ['bulik', 'kembali'],
    ['back', 'kembali'],
    ['ubah', 'ubah'],
    ['lanjut', 'lanjut'],
    ['lanjut ya', 'lanjut'],
    ['continue', 'lanjut'],
    ['lewati', 'lewati'],
    ['lewati, petugas bantu', 'lewati'],
    ['skip', 'lewati'],
    ['nanti', 'nanti'],
    ['menyusul', 'nanti'],
    ['kaina', 'nanti'],
    ['later', 'nanti'],
    ['mewakili', 'mewakili'],
    ['status', 'status'],
    ['izin saya', 'status'],
    ['berkas', 'berkas'],
    ['petugas', 'petugas'],
    ['keluhan', 'keluhan'],
    ['LAPOR!', 'lapor'],
    ['bahasa', 'bahasa'],
    ['data saya', 'data_saya'],
    ['hapus data', 'hapus_data'],
    ['stop', 'stop'],
    ['🛑 stop', 'stop'],
    ['hmm nanti dulu ya', 'nanti'],
    ['eh batal', 'batal'],
    ['ok lanjut min', 'lanjut'],
  ])('%s', (text, word) => {
    expect(readGlobal(text)).toBe(word);
  });

  test.each([
    'status permohonan atas nama Siti',
    'petugas minta uang',
    'menu apa saja',
    'jangan batal',
    '',
    'Batalyon',
    'oke',
    'hmm',
  ])('not: %s', (text) => {
    expect(readGlobal(text)).toBeNull();
  });
});

describe('yes and no', () => {
  test.each([
    'inggih setuju',
    'oke siap pak',
    'baik pak',
    'iya sudah benar',
    'ya',
    'Iya pak',
    'inggih',
    'ok',
    'betul',
    'setuju',
    '👍',
    'yes',
    'y',
    'boleh lah',
    'iya bnr',
    'udh bnr smua',
    'benar sekali kak',
    'iyaa bener bgt',
    'gaskeun',
    'semua ok',
    'baiklah kalau begitu',
    'ayuha mun kaitu',
  ])('yes: %s', (text) => {
    expect(readYesNo(text)).toBe(true);
  });
  test.each([
    'tidak',
    'gak',
    'kada',
    'belum min',
    'no',
    '❌',
    'bukan',
    'kada handak',
    'blm bnr',
    'gk bener',
    'slh',
  ])('no: %s', (text) => {
    expect(readYesNo(text)).toBe(false);
  });
  test.each([
    'iya tidak',
    'setuju dengan apa',
    '',
    'ya tidak',
    'ya kalau gratis',
    'tidak tahu',
    '2',
    'salah nama',
    'gas',
  ])('neither: %s', (text) => {
    expect(readYesNo(text)).toBeNull();
  });
  test.each(['kirim aja', 'bismillah kirim', 'udh bener kirim', 'beres', 'lanjutkan'])(
    'a yes where something was shown: %s',
    (text) => {
      expect(readConfirmed(text)).toBe(true);
    },
  );
});
