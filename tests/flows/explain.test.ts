/** Whoever does not understand what is asked is told, and whoever says that they answered hears that nothing came in. */
import { describe, expect, test } from '@jest/globals';
import { askedFor } from '../support/form.ts';
import { told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const WHY = {
  workers: 'mencatat jumlah tenaga kerja',
  business_name: 'kolom isian di OSS',
  name: 'harus sama dengan KTP',
  nik: 'Akun OSS dibuat dengan NIK',
  email: 'tautan aktivasi',
  address: 'Izin berlaku untuk tempat itu',
} as const;
const STEPS = Object.entries(WHY) as [keyof typeof WHY, string][];

describe.each(STEPS)('where %s is asked', (step, why) => {
  test.each(['ga ngerti', 'contohnya?', 'ini apa lagi', 'maksudnya gimana min'])(
    '"%s" is explained',
    (words) => {
      const person = askedFor(world, step);
      const open = person.open()?.step.key;
      expect(told(person, words)).toContain(why);
      expect(person.open()?.step.key).toBe(open);
    },
  );

  test.each(['kan sudah', 'td kan sudah dijawab', 'udah saya kirim tadi'])(
    '"%s": it is not there',
    (words) => {
      const person = askedFor(world, step);
      const open = person.open()?.step.key;
      expect(told(person, words)).toContain('belum ada di catatan saya');
      expect(person.open()?.step.key).toBe(open);
    },
  );
});

test('who is lost twice leaves it to an officer', () => {
  const person = askedFor(world, 'business_name');
  expect(told(person, 'ga ngerti')).toContain('kolom isian');
  expect(told(person, 'ga ngerti')).toContain('dibantu petugas');
});

test.each([
  ['name', 'pake punya suami'],
  ['business_name', 'pakai nama istri aja'],
  ['village', '😀👍'],
  ['village', 'ikut punya abah'],
] as const)('at the %s "%s" is none', (step, words) => {
  const person = askedFor(world, step);
  const open = person.open()?.step.key;
  told(person, words);
  expect(person.open()?.step.key).toBe(open);
});
