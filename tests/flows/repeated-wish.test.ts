/** A double tap, or a signal that comes back: the wish itself arrives once more. */
import { expect, test } from '@jest/globals';
import { valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['mau urus nib perorangan', 'mau urus nib perorangan'],
  ['mau urus nib badan usaha cv', 'mau urus nib badan usaha'],
  ['urus nib perorangan', 'daftar nib'],
])('"%s", then "%s": no trade is made of it', (wish, again) => {
  const person = newPerson(world);
  told(person, wish);
  const open = person.open()?.step.key;
  const answer = told(person, again);
  expect(answer).toContain('sudah kita mulai');
  expect(person.open()?.step.key).toBe(open);
  expect(person.facts.applications).toHaveLength(1);
  expect(person.facts.applications[0]?.answers.has('kbli')).toBe(false);
});

test('nor a name of the business', () => {
  const person = newPerson(world);
  for (const words of ['urus nib perorangan', 'warung kopi', '5 juta', 'sendiri', '1']) told(person, words);
  expect(person.open()?.step.key).toBe('business_name');
  told(person, 'mau urus nib');
  expect(person.facts.applications[0]?.answers.has('business_name')).toBe(false);
});

test('with a trade in it, it tells the trade', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan');
  told(person, 'mau urus nib warung kopi');
  expect(person.facts.applications[0]?.answers.get('kbli')?.value).toContain('warung kopi');
});

test.each(['mw bikin nib wrung kopi modal 5jt', 'mau bikin nib warung kopi', 'bikin izin buat laundry'])(
  '"%s" where the name is asked is no name, and what it tells is kept',
  (again) => {
    const person = newPerson(world);
    for (const words of ['urus nib perorangan', 'warung kopi', 'lewati', 'sendiri', '1']) told(person, words);
    expect(told(person, again)).toContain('sudah kita mulai');
    expect(valueOf(person, 'business_name')).toBeUndefined();
    expect(valueOf(person, 'kbli')).toBe('warung kopi');
    expect(person.open()?.step.key).toBe('business_name');
    if (again.includes('5jt')) expect(valueOf(person, 'capital')).toBe(5_000_000);
  },
);

test('"Buat Kue Rahmah" is a name', () => {
  const person = newPerson(world);
  for (const words of ['urus nib perorangan', 'jual kue', '5 juta', 'sendiri', '1']) told(person, words);
  told(person, 'Buat Kue Rahmah');
  expect(valueOf(person, 'business_name')).toBe('Buat Kue Rahmah');
});
