/** Questions about the open question, and about the whole, in the middle of a form: answered, and the question comes again. */
import { describe, expect, test } from '@jest/globals';
import { askedFor, valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each(['kapan selesai?', 'kapan tuntung nya?', 'kapan jadinya min'])(
  '"%s" is answered with how long it takes, whatever is asked',
  (words) => {
    for (const key of ['capital', 'workers', 'nik', 'review']) {
      const person = askedFor(world, key);
      const said = told(person, words);
      expect(said).toContain('paling lama *1 hari*');
      expect(said).not.toContain('belum');
      expect(person.open()?.step.key).toBe(key);
    }
  },
);

test('"kapan selesai?" of whoever has a case with the office is about that one', () => {
  const person = askedFor(world, 'review');
  told(person, 'kirim', 'mau urus pirt keripik');
  const key = person.open()?.step.key;
  expect(told(person, 'kapan selesai?')).toContain('BLG-2026-000001-B');
  expect(person.open()?.step.key).toBe(key);
});

test.each(['harus diisi ya?', 'wajib kah', 'boleh dikosongin ga', 'ini harus ada?'])(
  '"%s": whether the question must be answered, and why',
  (words) => {
    const person = askedFor(world, 'email');
    const said = told(person, words);
    expect(said).toContain('Tidak harus sekarang');
    expect(said).toContain('OSS mengirim tautan aktivasi');
    expect(person.open()?.step.key).toBe('email');
    expect(valueOf(person, 'email')).toBeUndefined();
  },
);

test.each([
  ['business_name', 'namanya apa?', 'Nama usaha adalah kolom isian'],
  ['name', 'nama siapa?', 'harus sama dengan KTP'],
  ['nik', 'nik yg mana?', 'Akun OSS dibuat dengan NIK'],
  ['nik', 'untuk apa nik', 'Akun OSS dibuat dengan NIK'],
  ['nik', 'kok nik? untuk apa nik', 'Akun OSS dibuat dengan NIK'],
  ['nik', 'nik buat apaan sih', 'Akun OSS dibuat dengan NIK'],
  ['nik', 'nik itu apa', 'adalah nomor penduduk'],
  ['email', 'gunanya apa', 'OSS mengirim tautan aktivasi'],
  ['address', 'napa gunanya', 'boleh berbeda dari alamat KTP'],
  ['address', 'alamat yang mana', 'boleh berbeda dari alamat KTP'],
])('at %s "%s" is told what is meant', (key, words, meant) => {
  const person = askedFor(world, key);
  expect(told(person, words)).toContain(meant);
  expect(person.open()?.step.key).toBe(key);
});

test.each([
  ['capital', 'tanah dihitung ga?', 'Tanah dan bangunan tempat usaha tidak dihitung'],
  ['capital', 'motor pribadi dihitung kah', 'kendaraan usaha'],
  ['workers', 'anak saya dihitung ga?', 'Keluarga yang digaji dihitung'],
])('at %s "%s" is answered though it leaves out of what', (key, words, answer) => {
  const person = askedFor(world, key);
  const said = told(person, words);
  expect(said).toContain(answer);
  expect(person.open()?.step.key).toBe(key);
});

test.each([
  ['capital', 'ini dilihat tetangga ga?'],
  ['workers', 'kucing saya gimana?'],
])('at %s a question without an answer is no unreadable figure: %s', (key, words) => {
  const person = askedFor(world, key);
  const said = told(person, words);
  expect(said).toContain('pertanyaan itu belum bisa saya jawab');
  expect(said).not.toContain('belum terbaca');
  expect(person.open()?.step.key).toBe(key);
});

describe('what a paper is like, or where it comes from', () => {
  const atLetter = (): Person => {
    const person = newPerson(world);
    told(person, 'urus sip bidan', '1', '1', 'Rina Wati', '6311034107900002', '1', 'lewati');
    expect(person.open()?.step.key).toBe('doc:permohonan');
    return person;
  };

  test.each(['surat apa maksudnya?', 'formatnya gimana', 'ada contohnya ga', 'bikinnya di mana?'])(
    '"%s" is answered from the paper that is asked for',
    (words) => {
      const answer = told(atLetter(), words);
      expect(answer).toContain('Surat atau formulir permohonan* termasuk syarat');
      expect(answer).not.toContain('Cara mengurus');
    },
  );

  test('one that is still being made may follow', () => {
    expect(told(atLetter(), 'STR nya masih diurus')).toContain('boleh menyusul');
    const person = atLetter();
    told(person, 'lewati');
    expect(told(person, 'str masih proses perpanjangan')).toContain('menyusul');
  });
});

test.each(['apa lg yg kurang', 'udah itu aja?', 'jadi cuma itu aja ya?'])(
  '"%s" where a paper is asked for shows what is in and what is lacking',
  (words) => {
    const person = askedFor(world, 'doc:ktp');
    const said = told(person, words);
    expect(said).toContain('*Masih kurang:*');
    expect(said).toContain('• KTP');
    expect(person.open()?.step.key).toBe('doc:ktp');
  },
);

test.each([
  ['label tu apa pang', 'Rancangan label pangan'],
  ['penilaian mandiri maksudnya', 'Penilaian mandiri'],
  ['apa itu foto produk', 'Foto produk'],
])('"%s" of a paper that another question stands for tells what it is of', (words, paper) => {
  const person = newPerson(world);
  told(person, 'mau urus pirt', '1', '1', 'Rahmah', '6311014506850001');
  const said = told(person, words);
  expect(said).toMatch(new RegExp(`^\\*${paper}[^*]*\\* termasuk syarat izin ini`));
  expect(said).not.toContain('lewati*, nanti dibantu');
  expect(person.open()?.step.key).toBe('phone');
});

test('a paper of the list just told may be asked about; what the office has written of it comes first', () => {
  const person = newPerson(world);
  told(person, 'izin toko obat syaratnya apa');
  expect(told(person, 'denah itu apa')).toContain('*Denah lokasi dan bangunan* termasuk syarat izin ini');
  expect(told(person, 'str itu apa')).toContain('Surat Tanda Registrasi');
  expect(told(person, 'iya mau')).toContain('kita mulai *Izin toko obat*');
});

test.each([
  ['mau perpanjang sip bidan', 'skp belum cukup, gimana', '*Bukti pemenuhan kompetensi (SKP)* termasuk'],
  [
    'mau perpanjang sip bidan',
    'surat permohonannya bikin sendiri?',
    '*Surat atau formulir permohonan* termasuk',
  ],
  [
    'mau urus pirt, atas nama perorangan',
    'nib blm ada, perlu ya?',
    'NIB menunjukkan usahanya sudah terdaftar',
  ],
  ['mau urus pirt, atas nama perorangan', 'labelnya kaya apa', '*Rancangan label pangan* termasuk'],
])('after "%s", "%s" is about a paper of that form, not the one asked for', (wish, words, answer) => {
  const person = newPerson(world);
  told(person, wish, '1', 'Aminah', '6311064101900001', '1');
  expect(person.open()?.step.key).toBe('doc:ktp');
  const said = told(person, words);
  expect(said).toContain(answer);
  expect(said).not.toContain('Penelitian');
  expect(said).not.toContain('Foto KTP dipakai petugas');
  expect(person.open()?.step.key).toBe('doc:ktp');
});

test.each([
  ['business_name', 'masih banyak pertanyaannya?', 'Tinggal *8* pertanyaan'],
  ['name', 'habis ini apa lagi', 'Tinggal *7* pertanyaan'],
  ['review', 'setelah ini ngapain', 'Sesudah dikirim'],
  ['phone', 'nanti ditelpon petugas ya?', 'ditulis *di chat ini*'],
  ['doc:ktp', 'foto selfie sama ktp ya?', 'Tidak perlu selfie'],
  ['doc:ktp', 'nanti dapat sertifikat?', 'sebagai *PDF*'],
  ['kbli', 'kalau usahanya 2 gimana', 'cukup *satu NIB*'],
  ['capital', 'kalau modalnya nanti nambah gimana', 'perubahan data NIB'],
  ['npwp_active', 'cara ceknya gimana', 'Kring Pajak'],
  ['email', 'bisa pakai punya teman?', 'milik sendiri'],
  ['npwp_active', 'berapa lama jadinya?', 'paling lama *1 hari*'],
])('at %s "%s" is answered, and nobody is called for it', (key, words, part) => {
  const person = askedFor(world, key);
  expect(told(person, words)).toContain(part);
  expect(person.facts.ticket).toBeUndefined();
  expect(person.open()?.step.key).toBe(key);
});
