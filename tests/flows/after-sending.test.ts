/** What people write once their case is with the office is about that case. */
import { expect, test } from '@jest/globals';
import { askedFor } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

function sent(): Person {
  const person = askedFor(world, 'review');
  told(person, '1');
  expect(person.facts.applications[0]?.stage).toBe('submitted');
  return person;
}

test.each([
  'nomornya berapa tadi',
  'lupa nomor permohonan saya',
  'pdf nya mana',
  'kemarin ditelpon katanya kurang',
  'nomor nib nya berapa',
  'nib saya nomor berapa',
])('"%s" is told how it stands, with its number', (words) => {
  const person = sent();
  expect(told(person, words)).toContain(`${person.facts.applications[0]?.number}\nPosisi:`);
});

test.each(['ini serius gratis?', 'sudah bayar'])('"%s" is about its permit', (words) => {
  expect(told(sent(), words)).toContain('Biaya *NIB');
});

test.each(['saya mau narik permohonan', 'batalkan saja'])('"%s" begins nothing new', (words) => {
  const person = sent();
  expect(told(person, words)).toContain('petugas yang menariknya');
  expect(person.facts.applications).toHaveLength(1);
});

test('a card that was mixed up is put right by an officer', () => {
  expect(told(sent(), 'ktp saya ketuker')).toContain('petugas yang membetulkannya');
});

test('"perlu datang?" is answered, and asks for no permit', () => {
  expect(told(sent(), 'perlu datang?')).toContain('lewat WhatsApp ini');
});

test('of nobody who has sent anything a number is none of theirs', () => {
  expect(told(newPerson(world), 'nomornya berapa')).not.toContain('Posisi');
});

test.each(['kirim bukti nya', 'mana buktinya', 'minta tanda terimanya', 'kirim bukti pengajuannya'])(
  '"%s" gets the number, which is the proof',
  (words) => {
    const person = sent();
    const answer = told(person, words);
    expect(answer).toContain(person.facts.applications[0]!.number);
    expect(answer).toContain('simpan saja pesan ini');
  },
);

test.each(['saya kirim bukti transfer', 'bukti bayarnya dikirim ke mana'])('"%s" is about money', (words) => {
  expect(told(sent(), words)).not.toContain('simpan saja pesan ini');
});

test('nobody is said to have to pay before they were told how much and where', () => {
  const person = sent();
  const at = person.now();
  Object.assign(person.facts.applications[0]!, {
    stage: 'payment',
    stageSince: at,
    promisedAt: at + 3_600_000,
  });
  expect(told(person, 'status')).toContain('Giliran: petugas');
  delete person.facts.applications[0]!.promisedAt;
  expect(told(person, 'status')).toContain('Giliran: Bapak/Ibu');
});

test.each(['ktp saya emang burem dari sananya', 'hp saya kameranya jelek', 'besok ke rumah kakak pinjam hp'])(
  '"%s" is heard, and no matter of another office',
  (words) => {
    const person = sent();
    expect(told(person, words)).toContain(
      `Permohonan *${person.facts.applications[0]!.number}* tetap berjalan`,
    );
    expect(told(newPerson(world), words)).not.toContain('tetap berjalan');
  },
);

test('a wish or a question about others is led there all the same', () => {
  expect(told(sent(), 'tolong perbaiki lampu jalan')).toContain('urusan kantor lain');
});
