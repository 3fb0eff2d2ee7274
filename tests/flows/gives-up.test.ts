/** Whoever gives up the change they apply for is asked whether to end the application. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function changing(kind: string): Person {
  const person = newPerson(world);
  for (const words of ['ubah nib', 'perorangan', kind, 'setuju']) told(person, words);
  expect(person.session().frames).toHaveLength(1);
  return person;
}

test.each([
  ['2', 'gak jadi ganti alamat'],
  ['2', 'kada jadi pindah min'],
  ['2', 'batal pindah'],
  ['1', 'ga jadi tambah kegiatan'],
  ['4', 'gak jadi tutup usaha'],
])('with change %s, "%s" is the wish to end it', (kind, words) => {
  const person = changing(kind);
  expect(told(person, words)).toMatch(/dibatalkan|batalkan/i);
  told(person, 'ya');
  expect(person.session().frames).toEqual([]);
});

test.each([
  ['1', 'gak jadi ganti alamat'],
  ['2', 'bukan alamat itu'],
])('with change %s, "%s" ends nothing', (kind, words) => {
  const person = changing(kind);
  told(person, words);
  expect(person.session().aside?.kind).not.toBe('cancel');
  expect(person.session().frames).toHaveLength(1);
});

test.each(['gak jadi pindah', 'kada jadi pindah', 'gak jadi ganti alamat'])(
  'where a name or an address is asked, "%s" is no answer to it',
  (words) => {
    const person = changing('2');
    told(person, 'sendiri');
    for (let turn = 0; turn < 8 && person.open()?.step.type.open !== true; turn += 1) told(person, 'lewati');
    expect(person.open()?.step.type.open).toBe(true);
    expect(told(person, words)).toContain('mau dibatalkan?');
  },
);
