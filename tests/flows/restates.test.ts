/** What is said once more while another question is open is confirmed, never called unreadable. */
import { describe, expect, test } from '@jest/globals';
import { askedFor, valueOf } from '../support/form.ts';
import { told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['capital', 'perorangan', 'Betul, *NIB perorangan*.'],
  ['consent', 'usaha perorangan min', 'Betul, *NIB perorangan*.'],
  ['capital', 'jual gorengan', '• Jenis usaha: *jual gorengan*'],
  ['name', 'jual gorengan', '• Jenis usaha: *jual gorengan*'],
  ['nik', 'saya Siti Aminah', '• Nama: *Siti Aminah*'],
  ['phone', 'warung mama', '• Nama usaha: *Warung Mama*'],
  ['doc:ktp', 'lasung batu', '• Desa atau kelurahan: *Lasung Batu*'],
])('at %s: %s', (key, words, wanted) => {
  const person = askedFor(world, key);
  const said = told(person, words);
  expect(said).toContain(wanted);
  expect(said).not.toContain('Maaf');
  expect(person.open()?.step.key).toBe(key);
});

describe('whose NIB it is', () => {
  test('a company hears its form confirmed where its trade is asked', () => {
    const person = askedFor(world, 'kbli', 'cv');
    expect(told(person, 'CV')).toContain('Betul, *CV*.');
    expect(valueOf(person, 'kbli')).toBeUndefined();
  });

  test('another form is told how to change to', () => {
    const person = askedFor(world, 'capital');
    expect(told(person, 'CV')).toContain('Tulis *ganti* dan bentuknya');
    expect(told(person, 'ganti CV')).toContain('jadi *NIB badan usaha*');
    expect(valueOf(person, 'applicant_type')).toBe('cv');
  });
});
