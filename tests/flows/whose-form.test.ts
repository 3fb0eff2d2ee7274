/** Whom the form speaks with: a person with a business, a company, somebody who practises a profession. */
import { describe, expect, test } from '@jest/globals';
import { askedFor, valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

describe('questions in words for whoever is asked', () => {
  test('a company has no owner to be named', () => {
    const name = told(askedFor(world, 'legal_name', 'cv'), 'CV Maju Jaya');
    expect(name).toContain('direktur atau ketua');
    expect(name).not.toContain('pemilik');
    expect(told(newPerson(world), 'nib koperasi')).not.toContain('gorengan');
  });

  test('a midwife is asked for who practises', () => {
    const asked = told(newPerson(world), 'urus sip bidan', '1', '1');
    expect(asked).toContain('yang berpraktik');
  });

  test('a stall keeper is asked as before', () => {
    expect(told(askedFor(world, 'business_name'), 'Warung Mama')).toContain('pemilik atau penanggung jawab');
  });

  test('what it needs is told without the kinds of company that it is not for', () => {
    const list = told(newPerson(world), 'nib cv', 'syaratnya apa');
    expect(list).toContain('surat keterangan terdaftar');
    expect(list).not.toMatch(/koperasi|yayasan|firma/i);
  });
});

describe('a form of business told instead of the permit', () => {
  test.each([
    ['ud sumber rejeki', 'NIB-UMK', undefined],
    ['usaha dagang berkah', 'NIB-UMK', undefined],
    ['cv maju jaya', 'NIB-BU', 'cv'],
    ['nib koperasi', 'NIB-BU', 'koperasi'],
    ['bukan pt, perorangan aja', 'NIB-UMK', undefined],
    ['pt perorangan', 'NIB-BU', 'pt_perorangan'],
  ])('"%s" settles which NIB, and its form', (words, permit, form) => {
    const person = newPerson(world);
    const answer = told(person, 'nib', words);
    expect(person.facts.applications[0]?.permits).toEqual([permit]);
    expect(valueOf(person, 'applicant_type')).toBe(form);
    expect(answer).not.toContain('atas nama siapa');
  });

  test('a UD is a sole trader; "ud punya" is no UD', () => {
    const named = newPerson(world);
    told(named, 'ud sumber rejeki mau bikin nib');
    expect(named.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
    expect(told(newPerson(world), 'ud punya nib')).not.toContain('kita mulai *NIB perorangan*');
  });
});

test.each([
  ['urus slf', 'bangunannya'],
  ['urus pbg', 'bangunannya'],
  ['urus izin reklame', 'reklamenya dipasang'],
])('"%s" asks where that is, and not for a place of business', (wish, place) => {
  const person = newPerson(world);
  for (const text of [wish, 'perorangan', 'setuju', 'Muhammad Yusuf', '6311010203850001', '1'])
    told(person, text);
  expect(person.open()?.step.key).toBe('address');
  const why = told(person, 'kenapa ditanya?');
  expect(why).toContain('Izin berlaku untuk tempat itu');
  expect(why).toContain(`Di mana *${place}*?`);
  expect(told(person, 'jl a yani rt 3')).toContain(`Di *kecamatan* mana ${place}?`);
  expect(told(person, 'Paringin')).toContain(`mana ${place}?`);
  told(person, 'Lasung Batu');
  expect(told(person, 'ubah')).toContain('Alamat lokasi: jl a yani rt 3');
});
