/** A business told in one sentence with what is built and put up for it: its permits in order with why each, at once. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

/** The permits of the numbered lines, in their order. */
const listed = (answer: string): string[] =>
  [...answer.matchAll(/^\*\d+\.\* \*(.+?)\*:/gm)].map(([, permit = '']) => permit);

test.each([
  [
    'mau buka klinik di paringin, bangun gedung baru, pasang papan nama',
    ['NIB', 'PBG', 'SLF', 'Izin klinik', 'Izin reklame'],
  ],
  [
    'handak buka rumah makan, membangun gedung, lawan papan nama, izin napa haja?',
    ['NIB', 'PBG', 'SLF', 'SLHS', 'Izin reklame'],
  ],
  ['mau buka usaha gudang beras pt saya, pasang plang jua', ['NIB badan usaha', 'TDG', 'Izin reklame']],
  [
    'rencana buka apotek, ruko bangun baru, sama papan nama',
    ['NIB', 'PBG', 'SLF', 'Izin apotek', 'Izin reklame'],
  ],
])('"%s"', (words, permits) => {
  const answer = told(newPerson(world), words);
  expect(listed(answer)).toEqual(permits);
  expect(answer).toContain('tanda pengenal usaha, gratis, jadi yang pertama');
  expect(answer).toContain('belum disahkan kantor kami');
});

test('then whose it is, what goes together, and what was told is not asked again', () => {
  const person = newPerson(world);
  told(person, 'handak buka rumah makan di lampihong, membangun gedung, lawan papan nama');
  expect(told(person, '1')).toContain('*SLF* diurus sesudahnya, karena perlu PBG yang sudah terbit');
  told(person, '1');
  const [begun] = person.facts.applications;
  expect(begun?.permits).toEqual(['NIB-UMK', 'PBG', 'SLHS', 'REKLAME']);
  expect(begun?.answers.get('kbli')?.value).toContain('rumah makan');
});

test.each([
  ['mau bangun gudang sekalian urus reklame', 'a paper is wished'],
  ['mau buka warung kopi', 'there is no more to it than the stall'],
  ['mau buka tambang pasir, pasang papan nama', 'a mine is not ours'],
])('"%s" tells no plan: %s', (words) => {
  expect(told(newPerson(world), words)).not.toContain('urutannya:');
});
