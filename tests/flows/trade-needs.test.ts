/** What a trade needs, asked in one line: every paper it wants, in order, and what may not be said left open. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test('a coffee stall hears of its NIB, its hygiene certificate and of halal, and begins with a word', () => {
  const person = newPerson(world);
  const answer = told(person, 'handak buka warung kopi, apa syaratnya?');
  expect(answer).toContain('Untuk *warung kopi* biasanya perlu');
  expect(answer.indexOf('*1.* *NIB perorangan*')).toBeGreaterThan(-1);
  expect(answer.indexOf('*2.* *SLHS*')).toBeGreaterThan(answer.indexOf('*1.* *NIB perorangan*'));
  expect(answer).toContain('Sertifikat halal: BPJPH');
  expect(answer).toContain('17 Oktober 2026');
  expect(person.facts.applications).toEqual([]);
  const begun = told(person, 'mau');
  expect(begun).toContain('kita mulai *NIB perorangan*');
  expect(begun).toContain('56304');
});

test('what an earlier permit asks for is not said again, and an unconfirmed fee is no figure', () => {
  const answer = told(newPerson(world), 'mau jualan keripik singkong apa syaratnya');
  expect(answer.match(/nomor HP/g)).toHaveLength(1);
  expect(answer).toMatch(/SPP-IRT[^]*rancangan label pangan[^]*Biayanya dipastikan petugas dulu/);
});

test('the fee asked beside it is told of each permit', () => {
  const answer = told(newPerson(world), 'usaha katering perlu apa saja, bayar berapa');
  expect(answer).toContain('Untuk *katering* biasanya perlu');
  expect(answer).toContain('• NIB perorangan: gratis');
  expect(answer).toContain('• SLHS: petugas memastikan dulu');
});

test.each(['syarat nib warung kopi', 'syarat buka toko bangunan', 'syarat siup warung kopi'])(
  '"%s" is about one paper and answered with it',
  (text) => {
    const answer = told(newPerson(world), text);
    expect(answer).not.toContain('biasanya perlu');
    expect(answer).toContain('NIB');
  },
);
