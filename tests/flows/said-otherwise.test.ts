/** Answers as people put them, at the questions of the form. */
import { expect, test } from '@jest/globals';
import { askedFor, markOf, valueOf } from '../support/form.ts';
import { told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['capital', '20 an juta', 20_000_000],
  ['workers', 'suami', 1],
  ['workers', 'kadang dibantu anak', 1],
  ['email', 'budi gmail.com', 'budi@gmail.com'],
  ['phone', 'ga punya hp lain', '+6281234567890'],
  ['phone', 'cuma ini', '+6281234567890'],
  ['name', 'an. Budi Santoso', 'Budi Santoso'],
])('at %s "%s" is %s', (step, words, value) => {
  const person = askedFor(world, step);
  told(person, words);
  expect(valueOf(person, step)).toBe(value);
});

test.each(['dikit aja', 'modal warisan', 'nol'])('"%s" is offered the ranges', (words) => {
  expect(told(askedFor(world, 'capital'), words)).toContain('pilih kisarannya');
});

test.each(['silahkan', 'iya gpp', 'gas'])('"%s" is a consent', (words) => {
  const person = askedFor(world, 'consent');
  told(person, words);
  expect(person.facts.contact.answers.get('consent')?.value).toBe('agree');
});

test.each(['aman kan?', 'takut', 'boleh asal aman'])(
  '"%s" is told about the data, and agrees to nothing',
  (words) => {
    const person = askedFor(world, 'consent');
    expect(told(person, words)).toContain('UU 27/2022');
    expect(person.facts.contact.answers.get('consent')).toBeUndefined();
  },
);

test('coordinates are a pin; of the link of a map it is said what to send instead', () => {
  const person = askedFor(world, 'location');
  expect(told(person, 'https://maps.app.goo.gl/Ab12Cd')).toContain('Tautan peta');
  expect(told(person, 'gimana caranya')).toContain('Kirim lokasi saat ini');
  told(person, '-2.33, 115.46');
  expect(valueOf(person, 'location')).toEqual({ lat: -2.33, lon: 115.46 });
});

test('a photo that is said to be sent, and is not there, is asked for once more', () => {
  expect(told(askedFor(world, 'doc:ktp'), 'kemarin udah kirim')).toContain('belum masuk di sini');
});

test.each(['ga bisa kirim foto', 'kada kawa'])('"%s" leaves the photo to an officer', (words) => {
  const person = askedFor(world, 'doc:ktp');
  told(person, words);
  expect(markOf(person, 'doc:ktp')).toBe('deferred');
});

test('"bikinin dong" leaves the e-mail address to an officer', () => {
  const person = askedFor(world, 'email');
  told(person, 'bikinin dong');
  expect(markOf(person, 'email')).toBe('deferred');
});
