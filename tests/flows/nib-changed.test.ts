/** A change of a NIB: what changes is told with the wish, or asked, by kind of change and of business. */
import { expect, test } from '@jest/globals';
import { valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function wishes(...lines: string[]): Person {
  const person = newPerson(world);
  told(person, ...lines);
  expect(person.facts.applications[0]?.permits).toEqual(['NIB-UBAH']);
  return person;
}

test('nobody who trades in their own name is asked about a deed', () => {
  const person = newPerson(world);
  told(person, 'mau ubah nib');
  expect(told(person, 'perorangan')).not.toContain('Akta berubah');
  const company = newPerson(world);
  told(company, 'mau ubah nib');
  expect(told(company, 'cv')).toContain('Akta berubah');
});

test.each([
  ['alamat sm nambah usaha', ['activity_changed', 'address_changed']],
  ['2,3', ['activity_changed', 'address_changed']],
  ['pindah', ['address_changed']],
  ['nama usahanya', ['data_changed']],
  ['direktur ganti', ['deed_changed']],
])('"%s" where the kind is asked is understood', (words, kinds) => {
  const person = wishes('mau ubah nib', 'cv', words);
  const also = valueOf(person, 'case_kind_also');
  expect([valueOf(person, 'case_kind'), ...(typeof also === 'string' ? also.split(' ') : [])]).toEqual(kinds);
});

test('of two changes both are asked for, each in its own words', () => {
  const person = newPerson(world);
  expect(told(person, 'mau ubah nib', 'perorangan', 'alamat sm nambah usaha')).toContain(
    'ditambah atau diganti',
  );
  told(person, 'jual pulsa', 'setuju', 'sendiri', 'Rahmah', '6311014506850001');
  expect(told(person, '1')).toContain('Di mana *tempat usahanya yang baru*?');
});

test('what changes is asked where the wish did not tell it, and taken whole', () => {
  const person = wishes('mau ganti email sm no hp di nib sy', 'perorangan', 'setuju');
  expect(told(person, 'sendiri')).toContain('Data apa yang mau *diubah*');
  told(person, 'jadi rahmah@gmail.com, hp 081234567899');
  expect(valueOf(person, 'change')).toBe('jadi rahmah@gmail.com, hp 081234567899');
  expect(person.open()?.step.key).toBe('name');
});

test('what the wish told is noted and not asked', () => {
  const person = newPerson(world);
  expect(told(person, 'nib cv kami mau ganti direktur')).toContain(
    'Yang diubah: *nib cv kami mau ganti direktur*',
  );
  told(person, 'setuju', 'sendiri');
  expect(person.open()?.step.key).toBe('name');
});

test('a wrong name with the right one, and a plea, is begun with what changes', () => {
  const person = newPerson(world);
  const said = told(person, 'nama usaha di nib sy salah, harusnya Toko Berkah. tolong diubah');
  expect(said).toContain('kita mulai *Perubahan NIB*');
  expect(said).toContain('Yang diubah: *nama usaha di nib sy salah, harusnya Toko Berkah. tolong diubah*');
  expect(said).not.toContain('Nama usaha:');
});

test('a paper that is said to be out is no case that nobody has', () => {
  const person = newPerson(world);
  const said = told(person, 'akta perubahan cv kami sdh keluar, ganti direktur. nib hrs diubah jg?');
  expect(said).not.toContain('Belum ada permohonan');
  expect(told(newPerson(world), 'pbg saya sudah keluar belum? syarat slf apa')).toContain(
    'Belum ada permohonan',
  );
});
