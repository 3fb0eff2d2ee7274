/** Whoever goes on telling of their business, where something was asked about it, has not objected. */
import { describe, expect, test } from '@jest/globals';
import { valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

describe('asked whose NIB it is', () => {
  function asked(): Person {
    const person = newPerson(world);
    expect(told(person, 'min urus nib brp', 'yaudah daftar')).toContain('NIB-nya untuk usaha perorangan');
    return person;
  }

  test("a trade is a person's, and the form goes on behind it", () => {
    const person = asked();
    told(person, 'jualan sayur keliling pake motor');
    expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
    expect(valueOf(person, 'kbli')).toBe('jualan sayur keliling pake motor');
    expect(person.open()?.step.key).toBe('capital');
  });

  test.each([
    ['yang cv', 'cv'],
    ['cv kontraktor', 'cv'],
  ])('"%s" is a company\'s', (words, type) => {
    const person = asked();
    told(person, words);
    expect(person.facts.applications[0]?.permits).toEqual(['NIB-BU']);
    expect(valueOf(person, 'applicant_type')).toBe(type);
  });

  test('"bingung" is helped to choose, and chooses then', () => {
    const person = asked();
    expect(told(person, 'bingung')).toContain('tanpa akta notaris');
    told(person, '1');
    expect(person.facts.applications[0]?.permits).toEqual(['NIB-UMK']);
  });

  test('a question is no choice', () => {
    const person = asked();
    told(person, 'jualan sayur apakah wajib?');
    expect(person.facts.applications).toEqual([]);
  });
});

describe('asked whether a trade is theirs', () => {
  function asked(): Person {
    const person = newPerson(world);
    expect(told(person, 'jualan sayur keliling')).toContain('itu usaha Bapak/Ibu?');
    return person;
  }

  test.each([
    ['paling 2jt', 'advise_who'],
    ['karyawan 2', 'advise_who'],
    ['sendirian', 'advise_size'],
  ])('"%s" says that it is', (words, next) => {
    const person = asked();
    told(person, words);
    expect(person.open()?.step.key).toBe(next);
  });

  test('"bukan" says that it is not', () => {
    const person = asked();
    told(person, 'bukan');
    expect(person.open()).toBeUndefined();
  });

  test('"berapa biayanya" asks of the NIB that it needs', () => {
    expect(told(asked(), 'berapa biayanya')).toContain('gratis');
  });
});
