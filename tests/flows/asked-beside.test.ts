/** A question or fact at another question is taken for what it is, and the open question follows. */
import { expect, test } from '@jest/globals';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const BEGUN = ['urus nib perorangan', 'warung kopi', '5 juta', 'sendiri'];

function at(...more: string[]): Person {
  const person = newPerson(world);
  told(person, ...BEGUN, ...more);
  return person;
}

const valueOf = (person: Person, key: string): unknown =>
  person.facts.applications[0]?.answers.get(key)?.value;

test('"kenapa perlu modal" while consent is open is about the capital', () => {
  const person = at();
  const answer = told(person, 'kenapa perlu modal');
  expect(answer).not.toContain('UU 27/2022');
  expect(answer).toMatch(/skala|mikro/i);
  expect(told(person, 'kenapa harus setuju')).toContain('UU 27/2022');
  expect(person.open()?.step.key).toBe('consent');
});

test.each([
  ['berlaku berapa lama', 'Masa berlaku *NIB perorangan*: Selama menjalankan usaha'],
  ['sip bidan berlaku berapa tahun', 'Masa berlaku *SIP bidan*: 5 tahun'],
  ['pbg berlaku sampai kapan', 'dipastikan petugas dulu'],
  ['biaya npwp berapa', 'DJP (Direktorat Jenderal Pajak)'],
])('"%s" in a form', (words, part) => {
  const answer = told(at('1'), words);
  expect(answer).toContain(part);
  expect(answer).toContain('Apa *nama usahanya*?');
});

test('how long it takes is still told as such', () => {
  expect(told(newPerson(world), 'nib perorangan brp lama jadinya')).toContain('paling lama *1 hari*');
});

test.each(['usaha saya di jl kenanga rt 2 desa gulinggang', 'jl kenanga rt 2 desa gulinggang'])(
  '"%s" at the question for the name goes where it belongs',
  (words) => {
    const person = at('1', 'Kopi Budi');
    expect(person.open()?.step.key).toBe('name');
    expect(told(person, words)).toContain('Alamat usaha: *jl kenanga rt 2 desa gulinggang*');
    told(person, 'ya');
    expect(valueOf(person, 'address')).toBe('jl kenanga rt 2 desa gulinggang');
    expect(person.open()?.step.key).toBe('name');
  },
);

test('a pin outside the regency takes back what an earlier pin told, and says so', () => {
  const person = at('1');
  person.send({ kind: 'location', latitude: -2.335, longitude: 115.46 });
  expect(valueOf(person, 'district')).toBe('Paringin');
  const { says } = person.send({ kind: 'location', latitude: -3.32, longitude: 114.59 });
  expect(says.map(({ text }) => text)).toContain('location.outside');
  expect(valueOf(person, 'district')).toBeUndefined();
});

test.each(['batal aja, sy urus sendiri'])('"%s" offers to end the draft', (words) => {
  expect(told(at(), words)).toContain('Isian ini mau dibatalkan?');
});

test.each(['mau tutup usaha', 'mau cabut nib', 'usaha saya sudah bangkrut, nib mau dicabut'])(
  '"%s" changes the NIB',
  (words) => {
    const person = newPerson(world);
    told(person, words);
    expect(person.facts.applications[0]?.permits).toEqual(['NIB-UBAH']);
  },
);

test.each(['mau dulang emas', 'handak mandulang amas'])('"%s" is a mine, which is not ours', (words) => {
  expect(told(newPerson(world), words)).toContain('Kementerian ESDM');
});

test('what halal costs says who pays', () => {
  const answer = told(newPerson(world), 'biaya sertifikat halal berapa');
  expect(answer).toContain('negara yang bayar');
  expect(answer).toContain('Rp300.000 ke BPJPH');
});

test.each([
  ['saya jualan nasi kuning, bayar berapa?', 'jualan nasi kuning', 'Biaya *NIB perorangan*: *gratis*'],
  ['sy punya bengkel motor. apa itu kbli?', 'bengkel motor', 'daftar jenis usaha dari BPS'],
  ['laundry, harus punya npwp kah', 'laundry', 'NPWP'],
])('a trade beside a question, "%s", is kept, and the question answered', (words, trade, part) => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan');
  expect(told(person, words)).toContain(part);
  expect(valueOf(person, 'kbli')).toContain(trade);
  expect(person.open()?.step.key).toBe('capital');
});

test("a trade that is only asked about is nobody's", () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'jual miras boleh ga?');
  expect(person.open()?.step.key).toBe('kbli');
});

test('in the advice, a trade told with a question is not asked again', () => {
  const person = newPerson(world);
  told(person, 'izin apa yang saya perlu');
  expect(told(person, 'saya jualan nasi kuning, bayar berapa?')).toContain('atas nama siapa');
});
