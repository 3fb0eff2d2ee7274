/** What is told of a business is kept for its case, also where the permit asks nobody for it. */
import { expect, test } from '@jest/globals';
import { valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['mau urus PIRT keripik singkong', 'SPP-IRT', 'keripik singkong'],
  ['mau izin keripik pisang', 'SPP-IRT', 'keripik pisang'],
  ['mau urus slhs warung makan di paringin', 'SLHS', 'warung makan'],
  ['saya mau daftarin usaha depot air galon', 'SLHS', 'depot air galon'],
])('"%s": the trade is noted, shown, and not asked for', (wish, permit, trade) => {
  const person = newPerson(world);
  expect(told(person, wish)).toContain(`Jenis usaha: *${trade}*`);
  expect(person.facts.applications[0]?.permits).toEqual([permit]);
  expect(valueOf(person, 'kbli')).toBe(trade);
  expect(told(person, 'eh salah, keripik tempe')).toContain(
    `Jenis usaha: *keripik tempe* (tadinya ${trade})`,
  );
  expect(told(person, '1', '1', '1')).not.toContain('Usahanya apa');
});

test.each([
  'mau urus izin apotek',
  'ulun bidan handak maurus sip',
  'mau pbg ruko',
  'mau pasang spanduk toko',
])('"%s" tells no trade', (wish) => {
  const person = newPerson(world);
  told(person, wish);
  expect(valueOf(person, 'kbli')).toBeUndefined();
});

test('name and place of a pharmacy are asked of nobody, and kept once told', () => {
  const person = newPerson(world);
  told(person, 'mau urus izin apotek', 'perorangan', 'setuju');
  const said = told(person, 'nama apoteknya apotek sehat banua, alamat jl a yani km 2 paringin');
  expect(said).toContain('Nama usaha: *Apotek Sehat Banua*');
  expect(said).toContain('Alamat usaha: *jl a yani km 2 paringin*');
  expect(told(person, 'ya')).toContain('nama lengkap');
  expect(valueOf(person, 'business_name')).toBe('Apotek Sehat Banua');
  expect(valueOf(person, 'district')).toBe('Paringin');
  told(person, 'Noor Laila', '6311014506850001', '1');
  for (let asked = 0; asked < 12 && person.open()?.step.key !== 'review'; asked += 1) told(person, 'lewati');
  const review = told(person, 'menu', 'lanjut');
  expect(review).toContain('Nama usaha: Apotek Sehat Banua');
  expect(review).toContain('Alamat usaha: jl a yani km 2 paringin');
});

test('a matter that is asked about is no part of the trade', () => {
  const person = newPerson(world);
  told(person, 'pagi pak mau konsultasi izin lingkungan untuk kandang ayam 2000 ekor', 'iya');
  expect(valueOf(person, 'kbli')).toBe('kandang ayam 2000 ekor');
});
