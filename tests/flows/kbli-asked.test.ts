/** Codes of KBLI as people type and ask for them. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['apa kbli untuk warung kopi', '• Aktivitas kedai minuman (KBLI 2025: 56304)'],
  ['kbli bengkel motor brp', '(KBLI 2025: 95320)'],
  ['kode kbli toko sembako apa ya min', '(KBLI 2025: 47112)'],
  ['kbli 56303 itu apa', 'KBLI *56303*: Aktivitas rumah minum/kafe'],
  ['56303', 'KBLI *56303*: Aktivitas rumah minum/kafe'],
  ['kbli 47912 masih berlaku kah', 'Tidak salah, hanya daftarnya sudah berganti'],
  ['kbli 46631 apa', 'Di daftar lama (KBLI 2020): *Perdagangan Besar Barang Logam'],
  ['kbli 99999 apa', 'tidak saya temukan'],
])('"%s" is told with its edition and title', (words, part) => {
  const answer = told(newPerson(world), words);
  expect(answer).toContain(part);
  expect(answer).not.toContain('Untuk izin yang mana');
});

test('"mau" after it begins with the trade that was asked about', () => {
  const person = newPerson(world);
  told(person, 'apa kbli untuk warung kopi', 'mau');
  expect(person.facts.applications[0]?.answers.get('kbli')?.value).toBe('warung kopi');
});

test('asked in the form it is no trade, and the open question follows', () => {
  const person = newPerson(world);
  const answer = told(person, 'urus nib perorangan', 'apa kbli untuk warung kopi');
  expect(answer).toMatch(/56304[\s\S]*Usahanya apa/);
  expect(person.facts.applications[0]?.answers.has('kbli')).toBe(false);
});

test('the code in a wish is the trade', () => {
  const person = newPerson(world);
  expect(told(person, 'mau nib kbli 56304')).toContain('Aktivitas kedai minuman (KBLI 2025: 56304)');
  expect(person.open()?.step.key).toBe('capital');
});

test('a former code at the list is a trade for which a group of today is offered', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'jual barang');
  expect(told(person, '46631')).toContain('sekarang berarti *Perdagangan besar sepeda motor baru*');
  expect(told(person, '47912')).toContain('(KBLI 2020: 47912)*, mana yang paling dekat?');
});

test('what was refused is not offered again, neither at once nor later', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kopi');
  const first = told(person, 'bukan ini');
  expect(first).not.toContain('56304');
  expect(first).toContain('56303');
  told(person, '1');
  const second = told(person, 'bukan ini');
  expect(second).not.toMatch(/5630[34]/);
  told(person, 'bukan ini');
  const kind = told(person, 'Menjual barang');
  for (const [, code = ''] of second.matchAll(/2025: (\d{5})/g)) expect(kind).not.toContain(code);
});

test.each(['kbli saya salah di oss', 'mau ganti kbli 47111 jadi 56304'])(
  '"%s" is about a NIB that is there',
  (words) => {
    expect(told(newPerson(world), words)).not.toContain('Peraturan BPS 7/2025 (KBLI 2025');
  },
);
