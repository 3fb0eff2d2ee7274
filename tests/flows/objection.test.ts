import { describe, expect, test } from '@jest/globals';
import { askedFor, valueOf as keptAs } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const TO_REVIEW = [
  'urus nib warung kopi, modal 3 juta',
  'sendiri',
  'setuju',
  'Warung Rahmah',
  'Rahmah',
  '6311014107850001',
  '1',
  'rahmah@gmail.com',
  'Jl. Ahmad Yani RT 3, Desa Batumandi, Kec. Batumandi',
  'tidak tahu',
  'lewati',
  'lewati',
];

function atReview(): Person {
  const person = newPerson(world);
  told(person, ...TO_REVIEW);
  expect(person.open()?.step.key).toBe('review');
  return person;
}

const valueOf = (person: Person, key: string): unknown =>
  person.facts.applications[0]?.answers.get(key)?.value;

describe('at the review', () => {
  test.each([
    '5 juta bukan 3',
    'modalnya 5 juta bukan 3',
    'bukan 3 juta, harusnya 5 juta',
    'itu salah, harusnya 5 juta',
    'salah, 5 juta',
    'nomor 3 salah, harusnya 5 juta',
    'ubah no 3 jadi 5 juta',
    '3 keliru, 5jt',
  ])('what should stand there is taken: %s', (words) => {
    const person = atReview();
    told(person, words);
    expect(valueOf(person, 'capital')).toBe(5_000_000);
    expect(person.open()?.step.key).toBe('review');
  });

  test.each([
    ['no 3 salah', 'capital'],
    ['salah yang nomor 6', 'name'],
    ['6 yg salah', 'name'],
    ['kecamatannya salah', 'district'],
    ['ganti kecamatan', 'district'],
    ['alamatnya kurang tepat', 'address'],
    ['alamat rt nya 5 bukan 3', 'address'],
    ['rt 5 bukan 3', 'address'],
    ['hp nya bukan itu', 'phone'],
    ['titiknya salah', 'location'],
  ])('what is only named is asked again: %s', (words, key) => {
    const person = atReview();
    told(person, words);
    expect(person.open()?.step.key).toBe(key);
  });

  test.each(['salah', 'itu salah', 'masih ada yang salah min', 'belum benar', 'tidak', 'gak sesuai'])(
    'whoever only finds fault is offered the lines: %s',
    (words) => {
      expect(told(atReview(), words)).toContain('Yang mana mau diubah?');
    },
  );

  test.each(['jangan dikirim dulu', 'belum mau kirim'])('sending can wait: %s', (words) => {
    const person = atReview();
    expect(told(person, words)).toContain('Semua isian tersimpan');
    expect(person.facts.applications[0]?.stage).toBe('draft');
  });

  test.each([
    'iya sudah benar',
    'udah bener semua',
    'sip',
    'ya kirim aja min',
    'benar semua',
    'semua sudah benar min kirim',
    'sudah bnr semua tinggal kirim aja',
    'ya kirim dah',
    'yaudah',
    'kirimakan ja',
    'gas kirim',
  ])('a yes sends it: %s', (words) => {
    const person = atReview();
    told(person, words);
    expect(person.facts.applications[0]?.stage).toBe('submitted');
  });

  test.each(['kalau salah bagaimana?', 'saya salah kirim foto', 'takut salah'])(
    'no fault is found by whoever only speaks of one: %s',
    (words) => {
      expect(told(atReview(), words)).not.toContain('Yang mana mau diubah?');
    },
  );
});

test('a wrong village is asked by itself, and put right in the address', () => {
  const person = askedFor(world, 'review');
  told(person, 'ubah alamat', 'jl kenanga rt 2 desa lasung batu paringin');
  expect(told(person, 'desa salah')).toContain('*Desa atau kelurahan* kita perbaiki');
  expect(person.open()?.step.key).toBe('village');
  told(person, 'layap');
  expect(person.open()?.step.key).toBe('review');
  expect(keptAs(person, 'address')).toBe('jl kenanga rt 2 desa Layap paringin');
});

test('a wrong district takes its village along, and nothing else of the address', () => {
  const person = askedFor(world, 'review');
  told(person, 'ubah alamat', 'jl kenanga rt 2 desa lasung batu kec paringin');
  told(person, 'kecamatannya salah', 'halong');
  expect(person.open()?.step.key).toBe('village');
  told(person, 'kapul');
  expect(person.open()?.step.key).toBe('review');
  expect(keptAs(person, 'address')).toBe('jl kenanga rt 2 desa Kapul kec Halong');
});

test('the right district may be told at once', () => {
  const person = askedFor(world, 'review');
  told(person, 'ubah alamat', 'jl kenanga rt 2 desa lasung batu kec paringin');
  told(person, 'kecamatannya halong', 'ya');
  expect(keptAs(person, 'district')).toBe('Halong');
  expect(person.open()?.step.key).toBe('village');
});
