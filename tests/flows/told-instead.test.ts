import { describe, expect, test } from '@jest/globals';
import { insteadIn } from '../../licensing/understanding/facts/correction.ts';
import { askedFor } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const STALL = ['urus nib perorangan', 'warung sembako'];
const COMPANY = ['mau bikin nib pt perorangan', 'servis hp'];

const valueOf = (person: Person, key: string): unknown =>
  person.facts.applications[0]?.answers.get(key)?.value;

function inForm(words: readonly string[]): Person {
  const person = newPerson(world);
  for (const each of words) told(person, each);
  return person;
}

describe('"bukan …, tapi …" inside a form', () => {
  test.each([
    'bukan sembako, tapi toko bangunan',
    'bukan sembako tapi toko bangunan min',
    'eh bukan warung sembako, toko bangunan',
    'lain sembako, tagal toko bangunan',
    'toko bangunan, bukan sembako',
    'toko bangunan bukan warung sembako',
  ])('puts the trade right, and its group with it: %s', (words) => {
    const person = inForm([...STALL, '5 juta']);
    const asked = person.open()?.step.key;
    told(person, words);
    expect(valueOf(person, 'kbli')).toBe('toko bangunan');
    expect(valueOf(person, 'kbli_code')).not.toMatchObject({ of: 'warung sembako' });
    expect([asked, 'kbli_code']).toContain(person.open()?.step.key);
  });

  test.each([
    ['bukan PT perorangan, CV', 'cv'],
    ['bukan pt perorangan tapi cv', 'cv'],
    ['maaf bukan pt perorangan, tapi koperasi ya', 'koperasi'],
    ['cv, bukan pt perorangan', 'cv'],
  ])('puts the form of business right: %s', (words, type) => {
    const person = inForm([...COMPANY, '5 juta']);
    const said = told(person, words);
    expect(valueOf(person, 'applicant_type')).toBe(type);
    expect(said).not.toContain('belum menangkap');
  });

  test.each([
    'bukan CV, perorangan aja',
    'bukan pt perorangan, perorangan aja',
    'perorangan saja, bukan cv',
    'eh salah, perorangan',
  ])('a company that is none goes on as a person, with what was answered: %s', (words) => {
    const person = inForm([...COMPANY, '5 juta']);
    const asked = person.open()?.step.key;
    expect(told(person, words)).toContain('jadi *NIB perorangan*');
    const [application] = person.facts.applications;
    expect(application?.permits).toEqual(['NIB-UMK']);
    expect([valueOf(person, 'kbli'), valueOf(person, 'capital')]).toEqual(['servis hp', 5_000_000]);
    expect(valueOf(person, 'applicant_type')).toBeUndefined();
    expect(person.open()?.step.key).toBe(asked);
    expect(person.facts.applications).toHaveLength(1);
  });

  test.each([
    ['bukan perorangan, CV', 'cv'],
    ['eh bukan perorangan tapi koperasi', 'koperasi'],
  ])('and a person who is a company goes on as that: %s', (words, type) => {
    const person = inForm([...STALL, '5 juta']);
    expect(told(person, words)).toContain('jadi *NIB badan usaha*');
    expect(person.facts.applications[0]?.permits).toEqual(['NIB-BU']);
    expect(valueOf(person, 'applicant_type')).toBe(type);
    expect(valueOf(person, 'kbli')).toBe('warung sembako');
  });

  test('beside another permit only the NIB changes', () => {
    const person = inForm(['urus nib cv sama reklame', '1']);
    expect(person.facts.applications[0]?.permits).toEqual(['NIB-BU', 'REKLAME']);
    told(person, 'bukan cv, perorangan');
    expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK', 'REKLAME']);
  });

  test('in the interview before the application too', () => {
    const person = inForm(['mau buka catering', 'cv']);
    const asked = person.open()?.step.key;
    expect(told(person, 'bukan CV, perorangan aja')).not.toContain('belum menangkap');
    expect(person.open()?.step.key).toBe(asked);
    expect(person.facts.contact.answers.get('advise_who')?.value).toBe('perseorangan');
  });

  test('whose it is already is told to be known', () => {
    const person = inForm([...STALL, '5 juta']);
    expect(told(person, 'bukan cv, perorangan aja')).toContain('sudah tercatat');
    expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
  });

  test('at the question whose it is, a person need not take it back first', () => {
    const person = inForm(['mau urus nib badan usaha']);
    expect(person.open()?.step.key).toBe('applicant_type');
    expect(told(person, 'perorangan aja')).toContain('jadi *NIB perorangan*');
    expect(person.open()?.step.key).toBe('kbli');
  });

  test('what was never told is not taken back', () => {
    const person = inForm([...STALL, '5 juta']);
    told(person, 'bukan salon, tapi toko bangunan');
    expect(valueOf(person, 'kbli')).toBe('warung sembako');
  });

  test('before anything is asked of a person it is noted at once, and the form goes on', () => {
    const person = inForm([...STALL, '5 juta', 'sendiri']);
    expect(person.open()?.step.key).toBe('consent');
    expect(told(person, 'bukan sembako, tapi toko bangunan')).toContain('toko bangunan');
    expect(valueOf(person, 'kbli')).toBe('toko bangunan');
  });
});

test.each([
  ['bukan sembako, toko bangunan kah?', undefined],
  ['bukan ini', undefined],
  ['toko bangunan', undefined],
  ['bukan a, b', { wrong: 'a', right: 'b' }],
])('what is wrong and what is right: %s', (text, instead) => {
  expect(insteadIn(text)).toEqual(instead);
});

test.each(['toko di pasar batumandi', 'warung julak inur'])(
  '"%s" tells where it is or what it is called, and no other trade',
  (words) => {
    expect(told(askedFor(world, 'consent'), words)).not.toContain('Jenis usaha');
  },
);

test.each(['jual pulsa', 'warung makan'])('"%s" may be another trade, which is asked', (words) => {
  expect(told(askedFor(world, 'consent'), words)).toContain(`Jenis usaha: *${words}*`);
});
