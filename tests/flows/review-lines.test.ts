/** What the review shows before anything is sent: also what was put off and no answer stands for. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { FITTING, photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

/** Fills in everything but the pin, at which `words` are said; the review. */
function untilReview(words: string): { person: Person; review: string } {
  const person = newPerson(world);
  told(person, 'urus nib perorangan');
  for (let turn = 0; turn < 40 && person.open()?.step.key !== 'review'; turn += 1) {
    const step = person.open()!.step;
    if (step.asks.startsWith('doc:')) person.send(photo());
    else if (step.key === 'location') told(person, words);
    else told(person, step.key === 'npwp_active' ? '1' : (FITTING[step.asks]?.[0] ?? '1'));
    if (person.session().photos)
      person.hear({ notice: 'timer', timer: 'photo_quiet', key: person.session().photos! });
  }
  return { person, review: told(person, 'lanjut') };
}

test.each([
  ['lewati', 'dibantu petugas nanti'],
  ['menyusul', 'belum ada'],
])('a pin put off with "%s" is listed', (words, left) => {
  const { review } = untilReview(words);
  expect(review).toMatch(new RegExp(`lokasi\\S*: ${left}`, 'i'));
});

test('who chooses its line may send it after all, and it is listed no longer', () => {
  const { person, review } = untilReview('lewati');
  const line = /\*(\d+)\* [^\n]*lokasi\S*: dibantu/i.exec(review)?.[1];
  expect(told(person, line ?? '')).toContain('lokasi');
  expect(person.open()?.step.key).toBe('location');
});

test.each(['ubah nomor 2', 'yang no 2 min', 'ganti 2', '2'])('"%s" opens the second line', (words) => {
  const { person } = untilReview('lewati');
  told(person, words);
  expect(person.open()?.step.key).toBe('kbli');
});

test('while the KTP is still to come the first line sends nothing, and says so', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'jual pentol', '5 juta', '0', '1', 'Pentol Ida', 'Idawati');
  told(person, '6311014506850001', '1', 'lewati', 'desa lasung batu rt 1', '3', 'lewati');
  const review = told(person, 'nanti');
  expect(review).toContain('*1* Sudah benar, lengkapi yang kurang');
  expect(review).not.toContain('untuk mengirim');
  expect(told(person, '1')).toContain('kita tanyakan sekali lagi');
  expect(told(person, 'lewati')).toContain('*1* Sudah benar, kirim');
});
