/** People who say they will be a while are no people who did not understand. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function askedFor(until: string): Person {
  const person = newPerson(world);
  const form = ['urus nib perorangan', 'warung kopi', '5 juta', 'sendiri', '1', 'Kopi Rahmah', 'Siti Rahmah'];
  const place = ['Jl. Gunung Pandau RT 2, Desa Lampihong Kanan', 'tidak tahu', 'lewati'];
  for (const words of [...form, '6311064101900001', '081253411389', 'siti@gmail.com', ...place]) {
    if (person.open()?.step.key === until) break;
    told(person, words);
  }
  expect(person.open()?.step.key).toBe(until);
  return person;
}

test('"bentar ya" is no answer and no failure, however often it is said', () => {
  const person = askedFor('business_name');
  for (let times = 0; times < 4; times += 1) {
    const answer = told(person, 'bentar ya min');
    expect(answer).toContain('tidak usah buru-buru');
    expect(answer).toContain('*Nama usaha*');
    expect(answer).not.toContain('Apa *nama usahanya*');
  }
  told(person, 'Kopi Rahmah');
  expect(person.facts.applications[0]?.answers.get('business_name')?.value).toBe('Kopi Rahmah');
});

test('"siap" where a photo is asked for promises it', () => {
  const person = askedFor('doc:ktp');
  for (const words of ['siap min', 'ok', '👍', 'oke nanti malam saya foto'])
    expect(told(person, words)).toContain('*KTP* saya tunggu');
});

test('where something waits for a yes, a yes is one', () => {
  const person = askedFor('doc:ktp');
  expect(told(person, 'eh npwp saya 09.254.294.3-407.000')).toContain('09');
  expect(told(person, 'ok')).not.toContain('tidak usah buru-buru');
});

test('"nanti dulu lah isuk" is no name; "kita lanjut semalam" goes on the next day', () => {
  const person = askedFor('business_name');
  expect(told(person, 'nanti dulu lah isuk')).toContain('tidak usah buru-buru');
  person.pass(86_400_000);
  expect(told(person, 'kita lanjut semalam')).toContain('Apa *nama usahanya*');
  expect(told(person, 'halo min, mau lanjut isian yang kemarin')).toContain('Apa *nama usahanya*');
  told(person, 'Lanjut Jaya');
  expect(person.facts.applications[0]?.answers.get('business_name')?.value).toBe('Lanjut Jaya');
});

test('outside a form there is nothing to wait for but the person', () => {
  const person = newPerson(world);
  told(person, 'halo');
  expect(told(person, 'bentar ya')).toContain('kapan pun');
});
