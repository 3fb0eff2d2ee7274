/** What people write where a paper is asked for, in place of sending it. */
import { describe, expect, test } from '@jest/globals';
import { paperWords } from '../../flows/engine/files/paper-words.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { markOf, valueOf } from '../support/form.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const ANSWERS: Readonly<Record<string, string>> = {
  applicant_type: '1',
  case_kind: '1',
  consent: 'setuju',
  name: 'Siti Aminah',
  nik: '6311014506850001',
  phone: '1',
  address: 'Jl. A. Yani RT 3 Lasung Batu Paringin',
  confirm: 'ya',
};

const opens = (person: Person): string | undefined =>
  person.session().aside?.asked.asks ?? person.open()?.step.asks;

/** Somebody who was led to this paper; whatever comes before it is answered or left out. */
function askedForPaper(wish: string, paper: string): Person {
  const person = newPerson(world);
  told(person, wish);
  for (let turn = 0; turn < 40 && opens(person) !== paper; turn += 1)
    told(person, ANSWERS[opens(person) ?? ''] ?? 'lewati');
  expect(opens(person)).toBe(paper);
  return person;
}

const wroteOf = (person: Person, code: string): string | undefined =>
  paperWords({ answers: person.facts.applications[0]!.answers }, code);

describe('data that may be written', () => {
  test.each([
    ['urus izin ternak ayam', 'ternak', 'ayam broiler, kandang 2'],
    ['urus tdg', 'gudang', 'gudang 10x20 meter kapasitas 50 ton'],
    ['urus pbg', 'data_pemilik', 'atas nama istri'],
  ])('%s: %s may be written, and an officer looks at it', (wish, code, words) => {
    const person = askedForPaper(wish, `doc:${code}`);
    expect(told(person, words)).toContain(words);
    expect(opens(person)).toBe('review');
    expect(valueOf(person, `doc:${code}`)).toEqual({ text: words });
    expect(markOf(person, `doc:${code}`)).toBe('to_check');
    expect(wroteOf(person, code)).toBe(words);
  });

  test.each(['ga tau', 'nanti saja', 'belum diukur'])('"%s" is no data', (words) => {
    const person = askedForPaper('urus tdg', 'doc:gudang');
    told(person, words);
    expect(wroteOf(person, 'gudang')).toBeUndefined();
    expect(opens(person)).toBe('review');
  });
});

describe('words beside a paper', () => {
  test.each([
    ['urus izin apotek', 'tanah', 'sewa sama pak haji udin'],
    ['urus izin reklame', 'gambar_reklame', 'ukuran 2x3 meter'],
    ['urus sip perawat', 'str', 'STR seumur hidup'],
    ['urus izin trayek', 'stnk', 'stnk atas nama orang lain'],
  ])('%s, at %s: "%s" is kept for the officer, and the paper still asked for', (wish, code, words) => {
    const person = askedForPaper(wish, `doc:${code}`);
    expect(told(person, words)).toContain(`Saya catat untuk petugas: “${words}”`);
    expect(opens(person)).toBe(`doc:${code}`);
    expect(wroteOf(person, code)).toBe(words);
  });

  test('a second line is kept beside the first, a number is masked where it is said back', () => {
    const person = askedForPaper('urus sip perawat', 'doc:str');
    told(person, 'STR seumur hidup');
    expect(told(person, 'str saya 1234567890')).toContain('“str saya 12••••••90”');
    expect(wroteOf(person, 'str')).toBe('STR seumur hidup; str saya 1234567890');
  });

  test('what is lost is left to the officer, with the words', () => {
    const person = askedForPaper('urus izin apotek', 'doc:tanah');
    expect(told(person, 'sertifikat hilang')).toContain('dibantu petugas');
    expect(wroteOf(person, 'tanah')).toBe('sertifikat hilang');
    expect(markOf(person, 'doc:tanah')).toBe('deferred');
  });

  test('what the office has written down about a loss is told instead', () => {
    const person = askedForPaper('urus izin apotek', 'doc:nib');
    expect(told(person, 'nib hilang')).toContain('tidak perlu dibuat baru');
    expect(wroteOf(person, 'nib')).toBeUndefined();
  });

  test('nothing is noted of a card, of thanks or of a question', () => {
    expect(told(askedForPaper('urus sip perawat', 'doc:ktp'), 'fotonya di hp istri saya')).not.toContain(
      'Saya catat untuk petugas',
    );
    for (const words of ['oke siap min', 'bikinnya gimana ya', 'nanti saya cari dulu'])
      expect(told(askedForPaper('urus sip perawat', 'doc:str'), words)).not.toContain('untuk petugas:');
  });

  test('whoever only writes is offered an officer', () => {
    const person = askedForPaper('urus izin apotek', 'doc:tanah');
    for (const words of ['tempatnya sewa', 'sewa setahun', 'punya pak haji']) told(person, words);
    expect(opens(person)).toBe('confirm');
  });
});

describe('questions about the paper that is asked for', () => {
  test.each([
    ['urus izin apotek', 'denah', 'denah digambar sendiri boleh?'],
    ['urus izin apotek', 'tanah', 'pake surat sewa boleh?'],
    ['urus izin apotek', 'lingkungan', 'sppl aja cukup?'],
    ['urus slf', 'pbg', 'imb boleh?'],
    ['urus sip perawat', 'permohonan', 'tulis tangan boleh?'],
  ])('%s, at %s: "%s" may simply be sent', (wish, code, words) => {
    expect(told(askedForPaper(wish, `doc:${code}`), words)).toContain('Kirim saja yang ada');
  });

  test('its name tells which tax is meant', () => {
    for (const words of ['pajaknya bayar dimana', 'pajaknya berapa']) {
      const answer = told(askedForPaper('urus izin reklame', 'doc:pajak_reklame'), words);
      expect(answer).toContain('*Pajak reklame*');
      expect(answer).not.toContain('Coretax');
    }
  });

  test('"denah lokasi atau denah ruangan?" is no question for the office’s address', () => {
    const answer = told(askedForPaper('urus izin apotek', 'doc:denah'), 'denah lokasi atau denah ruangan?');
    expect(answer).toContain('*Denah lokasi dan bangunan*');
    expect(answer).not.toContain('Alamat DPMPTSP');
  });

  test('"bisa nyusul?" and "syaratnya apa saja?" are answered as everywhere', () => {
    for (const words of ['bisa nyusul?', 'syaratnya apa saja?', 'biayanya berapa?'])
      expect(told(askedForPaper('urus izin apotek', 'doc:denah'), words)).not.toContain(
        'Kirim saja yang ada',
      );
  });
});
