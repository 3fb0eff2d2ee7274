/** What people say around the name of a company and of whoever is in charge, in their own words. */
import { describe, expect, test } from '@jest/globals';
import { askedFor, valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

/** Asked what the company is called. */
function namedBy(form: string): Person {
  const person = newPerson(world);
  for (const text of [`nib ${form}`, 'laundry', '100 juta', '3', 'setuju']) told(person, text);
  expect(person.open()?.step.key).toBe('legal_name');
  return person;
}

describe('the name of a company', () => {
  test('is none of the words of a question', () => {
    const person = newPerson(world);
    told(person, 'min urus cv gmn ya');
    expect(told(person, 'nib cv')).not.toContain('saya pakai nanti');
  });

  test('told before consent is named, and takes the place of a wrong one at the confirmation', () => {
    const person = newPerson(world);
    expect(told(person, 'nib cv mawar jaya')).toContain('*Nama badan usaha* tadi saya pakai nanti');
    for (const text of ['jual komputer', '200jt', '1']) told(person, text);
    expect(told(person, 'setuju')).toContain('CV Mawar Jaya');
    expect(told(person, 'CV. BERKAH BALANGAN')).toMatch(/CV\. BERKAH BALANGAN[^]*Sudah benar/);
    told(person, 'ya');
    expect(valueOf(person, 'legal_name')).toBe('CV. BERKAH BALANGAN');
  });

  test.each([
    ['pt', 'PT'],
    ['cv', 'CV'],
    ['koperasi', 'Koperasi'],
    ['yayasan', 'Yayasan'],
    ['pt perorangan', 'PT'],
  ])('is asked for with an example of its form (%s)', (form, word) => {
    expect(told(namedBy(form), 'hm')).toContain(`*${word} Rezeki Balangan*`);
  });

  test.each(['saya direkturnya', 'kami pengurusnya ya bukan punya orang lain'])(
    '"%s" is no name of one',
    (words) => {
      const person = namedBy('koperasi');
      told(person, words);
      expect(valueOf(person, 'legal_name')).toBeUndefined();
      expect(person.open()?.step.key).toBe('legal_name');
    },
  );
});

test.each(['saya direkturnya, Ahmad Rifani', 'Ahmad Rifani (direktur)', 'direkturnya: Ahmad Rifani'])(
  '"%s" is the name without what he is',
  (words) => {
    const person = askedFor(world, 'name', 'cv');
    told(person, words);
    expect(valueOf(person, 'name')).toBe('Ahmad Rifani');
  },
);

test('the NIK given as tax number of a company is asked back once', () => {
  const person = askedFor(world, 'npwp', 'cv');
  const nik = String(valueOf(person, 'nik'));
  expect(told(person, nik)).toContain('sama dengan NIK yang tadi');
  told(person, nik);
  expect(person.facts.applications[0]?.answers.get('npwp')).toMatchObject({
    value: nik,
    mark: 'to_check',
    problems: expect.arrayContaining(['npwp-is-nik']),
  });
});

describe('the trade once more, where a sum is asked', () => {
  test('in more words is the one that was noted', () => {
    const person = newPerson(world);
    for (const text of ['urus nib perorangan', 'warung makan']) told(person, text);
    expect(told(person, 'WARUNG MAKAN NASI KUNING')).toMatch(/sudah saya catat[^]*warung makan[^]*modal/);
    expect(valueOf(person, 'kbli')).toBe('warung makan');
  });

  test('another one is confirmed before it takes the place of the first', () => {
    const person = newPerson(world);
    for (const text of ['urus nib perorangan', 'warung makan']) told(person, text);
    expect(told(person, 'bengkel motor')).toMatch(/bengkel motor[^]*tadinya warung makan[^]*Sudah benar/);
    expect(valueOf(person, 'kbli')).toBe('warung makan');
    told(person, 'ya');
    expect(valueOf(person, 'kbli')).toBe('bengkel motor');
    expect(person.open()?.step.key).toBe('capital');
  });
});

describe('in the middle of a form', () => {
  test('a question that is written down nowhere brings no list of requirements', () => {
    const person = askedFor(world, 'capital', 'cv');
    const answer = told(person, 'modalnya brp ya minimal?');
    expect(answer).toContain('tidak mau menebak');
    expect(answer).not.toContain('•');
    expect(told(person, 'apa saja berkasnya?')).toContain('• NPWP badan usaha');
  });

  test('"izin baru" chooses "Baru"', () => {
    const person = newPerson(world);
    told(person, 'urus sip bidan', 'izin baru');
    expect(valueOf(person, 'case_kind')).toBe('new');
  });

  test('a paper that is lacking while another is asked has its turn', () => {
    const person = newPerson(world);
    const before = ['urus izin reklame', 'cv', 'setuju', 'Rudi Hartono', '6311010203850001', '1'];
    for (const text of [...before, 'Desa Lasung Batu Kec Paringin', 'menyusul']) told(person, text);
    expect(person.open()?.step.key).toBe('doc:permohonan');
    expect(told(person, 'belum ada nib nya')).toContain('*NIB* boleh menyusul');
    told(person, 'surat permohonannya belum ada');
    expect(person.open()?.step.key).not.toBe('doc:permohonan');
  });

  test('a paper that is a permit itself begins no other application where it is said to be lacking', () => {
    const person = newPerson(world);
    for (const text of ['urus pbg', 'perorangan', 'setuju', 'Muhammad Yusuf']) told(person, text);
    expect(told(person, 'kkpr belum ada')).toContain('*KKPR* boleh menyusul');
    for (const text of ['6311010203850001', '1', 'Desa Lasung Batu Kec Paringin', 'lewati', 'menyusul'])
      told(person, text);
    // It was said to come later, and comes last.
    expect(person.open()?.step.key).toBe('doc:lingkungan');
    expect(told(person, 'kkpr belum ada')).toContain('menyusul');
    for (let left = 0; left < 2; left += 1) told(person, 'menyusul');
    expect(person.open()?.step.key).toBe('doc:gambar_teknis');
    expect(told(person, 'gambarnya msh dibikin arsiteknya')).toContain('menyusul');
    expect(person.facts.applications.map(({ permits }) => permits)).toEqual([['PBG']]);
  });

  test('"lewati" at the review leaves the lacking papers to an officer, and nobody is led round again', () => {
    const person = newPerson(world);
    for (const text of ['urus sip bidan', '1', 'setuju', 'Dewi Lestari', '6311064101900001', '1'])
      told(person, text);
    for (let papers = 0; papers < 5; papers += 1) told(person, 'menyusul');
    expect(person.open()?.step.key).toBe('review');
    expect(told(person, 'lewati')).toMatch(/dibantu petugas nanti: KTP, .*STR[^]*STR: dibantu petugas nanti/);
    expect(told(person, '1')).toContain('tanda terima');
  });
});
