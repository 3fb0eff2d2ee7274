/** How replies to single questions are read, where a slip would be noted as an answer. */
import { expect, test } from '@jest/globals';
import { contextOf } from '../../flows/engine/context.ts';
import type { Reading } from '../../flows/define.ts';
import type { Asked } from '../../flows/session.ts';
import { newPerson } from '../support/person.ts';
import { photo } from '../support/walks.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const SHOWN: Asked = { key: '', asks: 'free', revision: '', at: 0, attempts: 0 };

function read(key: string, text: string, asked: Asked | undefined = SHOWN): Reading {
  const person = newPerson(world);
  person.send({ kind: 'text', text: 'urus nib perorangan' });
  const subject = person.session().frames[0]!.subject;
  const step = world.flows.get('apply')!.steps.find((candidate) => candidate.key === key)!;
  const context = contextOf(world, person.facts, subject, person.now());
  return step.type.read({ kind: 'text', text }, context, asked);
}

test.each(['salah', 'belum', 'bukan', 'lain', 'wrong'])('"%s" does not refuse consent', (text) => {
  expect(read('consent', text).read).toBe('other');
});

test.each([
  'knp harus setuju',
  'buat apa setuju',
  'kenapa data saya diminta',
  'setuju itu maksudnya apa',
  'kalo ga setuju gmn',
  'harus setuju kah?',
])('"%s" has consent explained, and neither gives nor refuses it', (text) => {
  expect(read('consent', text)).toMatchObject({ read: 'answer', value: 'explain' });
});

test.each(['tidak', 'tidak setuju', 'gak mau', '2'])('"%s" refuses consent', (text) => {
  expect(read('consent', text)).toMatchObject({ read: 'answer', value: 'decline' });
});

test.each([
  'eh 3 juta aja',
  '500rb',
  'modal 2 jt',
  'Rp 5.000.000',
  'dibantu anak2 saja',
  'keluarga2 saja',
  'saya di rt 05',
])('"%s" is no number of workers', (text) => {
  expect(read('workers', text).read).toBe('other');
});

test.each([
  ['perorangan', 'NIB-UMK'],
  ['yang pribadi aja', 'NIB-UMK'],
  ['cv', 'NIB-BU'],
  ['badan usaha', 'NIB-BU'],
])('"%s" says which NIB', (text, value) => {
  expect(read('permit', text)).toMatchObject({ read: 'answer', value });
});

test.each([
  ['udah kayaknya', 'yes'],
  ['kyknya sudah', 'yes'],
  ['sepertinya belum deh', 'no'],
  ['kayaknya ga tau', 'unknown'],
])('"%s": the NIK is a tax number, as far as they know', (text, value) => {
  expect(read('npwp_active', text)).toMatchObject({ read: 'answer', value });
});

test.each(['perorangan', 'lihat ktp aja', 'sesuai KTP', 'ktp', 'CV', 'baik', 'nama usahanya sama aja'])(
  '"%s" is nobody\'s name',
  (text) => {
    expect(read('name', text)).toMatchObject({ read: 'refused', reason: 'name.shape' });
  },
);

test.each(['ok', 'terima kasih', 'setuju', 'makasih min', 'gak usah', 'terserah aja'])(
  '"%s" is the name of no business',
  (text) => {
    for (const key of ['business_name', 'legal_name'])
      expect(read(key, text)).toMatchObject({ read: 'refused', reason: expect.any(String) });
  },
);

test.each(['Sama Jaya', 'Siap Motor', 'Toko Baik', 'Terima Kasih Ibu', 'Oke Cell'])(
  '"%s" is the name of a business',
  (text) => {
    expect(read('business_name', text)).toMatchObject({ read: 'answer', value: text });
  },
);

test.each(['Siti', 'Kartini', 'Niko', 'Pribadi Santoso', 'M. Noor'])('"%s" is a name', (text) => {
  expect(read('name', text)).toMatchObject({ read: 'answer', value: text });
});

test('a house number is no capital, a bare sum is asked after', () => {
  expect(read('capital', 'desa halong rt 2').read).toBe('other');
  expect(read('capital', '5')).toMatchObject({ read: 'refused', reason: 'capital.too_small' });
  expect(read('capital', 'modal kira2 5 juta')).toMatchObject({ read: 'answer', value: 5_000_000 });
});

test('in a burst the capital is the sum that says it is money', () => {
  const person = newPerson(world);
  person.send({ kind: 'text', text: 'urus nib perorangan' });
  person.send(
    ...['jual kopi', 'sama gorengan', '5 juta', '2'].map((text) => ({ kind: 'text', text }) as const),
  );
  const { answers } = person.facts.applications[0]!;
  expect(answers.get('kbli')?.value).toBe('jual kopi sama gorengan');
  expect(answers.get('capital')?.value).toBe(5_000_000);
  expect(person.open()?.step.key).toBe('workers');
});

test('what comes in one breath with the wish is taken where it can be nothing else', () => {
  const person = newPerson(world);
  const burst = ['mau urus nib', 'perorangan', 'warung kopi', '5 juta', 'hmm gitu'];
  const { events } = person.send(...burst.map((text) => ({ kind: 'text', text }) as const));
  const { answers, permits } = person.facts.applications[0]!;
  expect(permits).toEqual(['NIB-UMK']);
  expect([answers.get('kbli')?.value, answers.get('capital')?.value]).toEqual(['warung kopi', 5_000_000]);
  expect(events.some((event) => event.type === 'say' && event.text === 'form.not_understood')).toBe(false);
});

test('a code under a picture is a secret too', () => {
  const person = newPerson(world);
  const { events } = person.send(photo('otp saya 884422'));
  expect(events.map(({ type }) => type)).toContain('secret_received');
  expect(events.map(({ type }) => type)).not.toContain('document_filed');
});

test('an address that tells no village takes the one before along', () => {
  expect(read('address', 'jl merdeka rt 3 simpang empat')).toMatchObject({
    also: { village: null, district: null },
  });
  expect(read('address', 'desa lasung batu kec paringin')).toMatchObject({
    also: { village: 'Lasung Batu', district: 'Paringin' },
  });
});

test('a name of two words is no village for being one letter away from it', () => {
  expect(read('village', 'Rina Wati')).toMatchObject({ value: 'Rina Wati', mark: 'to_check' });
  expect(read('village', 'riva')).toMatchObject({ value: 'Riwa' });
  expect(read('village', 'desa riwa rt 2')).toMatchObject({ value: 'Riwa' });
});

test.each([
  ['norma@gmail.com', 'norma@gmail.com'],
  ['noor.1@gmail.com', 'noor.1@gmail.com'],
  ['syahrani@yahoo.com', 'syahrani@yahoo.com'],
  ['wati@gmail.com', 'wati@gmail.com'],
  ['hp081@gmail.com', 'hp081@gmail.com'],
  ['email saya: saya@gmail.com', 'saya@gmail.com'],
  ['emailnya wati@gmail.com', 'wati@gmail.com'],
  ['alamat email: akun@gmail.com', 'akun@gmail.com'],
  ['email saya budi at gmail dot com', 'budi@gmail.com'],
])('the address in "%s" is whole', (text, value) => {
  expect(read('email', text)).toMatchObject({ read: 'answer', value });
});

test.each([
  'nik saya 6311064101900001',
  'no. NIK: 6311064101900001',
  'niknya 6311064101900001',
  'nik6311064101900001',
])('the number in "%s" is read', (text) => {
  expect(read('nik', text)).toMatchObject({ read: 'answer', value: '6311064101900001' });
});

test.each(['yang lain', 'izin lain', 'lainnya'])('"%s" asks which other permit', (text) => {
  expect(read('permit', text)).toMatchObject({ read: 'refused', reason: 'permit.which' });
});

test('a late father in a name is no obstacle', () => {
  expect(read('name', 'H. Syahrani bin (alm) Husin')).toMatchObject({ value: 'H. Syahrani bin Husin' });
});

test('who agrees and asks that nothing be spread has agreed', () => {
  expect(read('consent', 'setuju tapi jangan disebar ya')).toMatchObject({ value: 'agree' });
  expect(read('consent', 'tidak setuju')).toMatchObject({ value: 'decline' });
});

test('the day of a deed is not its number', () => {
  expect(read('deed_number', '12 januari 2020')).toMatchObject({ read: 'refused', reason: 'deed.is_date' });
  expect(read('deed_number', '12 tgl 17 mei 2021')).toMatchObject({ value: '12' });
});

test('an address is kept without what leads to it', () => {
  expect(read('address', 'kantornya di jl gunung pandau rt 2 paringin timur')).toMatchObject({
    value: 'jl gunung pandau rt 2 paringin timur',
  });
});

test('an AHU number as the number of a deed is doubted; written twice it goes on to be checked', () => {
  const number = 'AHU-0012345-AH.01.14 Tahun 2024';
  expect(read('deed_number', number)).toMatchObject({ read: 'refused', reason: 'deed.is_ahu' });
  const again = read('deed_number', number, { ...SHOWN, refused: 'ahu0012345ah0114tahun2024' });
  expect(again).toMatchObject({ read: 'answer', mark: 'to_check', problems: ['deed-number-is-ahu'] });
});

test.each(['ya', 'iya min', 'inggih', 'ok'])('"%s" means the number that is offered', (text) => {
  expect(read('phone', text)).toMatchObject({ read: 'answer', value: '+6281234567890' });
});

test.each([
  'pakai nomor ini',
  'no ini aja',
  'nomer ini ja',
  'hp ini jua',
  'yg dipakai chat ini',
  'this number',
])('"%s" means the number they write from', (text) => {
  expect(read('phone', text)).toMatchObject({ read: 'answer', value: '+6281234567890' });
});

test('a yes that came before the number was offered names none', () => {
  const person = newPerson(world);
  person.send({ kind: 'text', text: 'urus nib perorangan' });
  const subject = person.session().frames[0]!.subject;
  const { type } = world.flows.get('apply')!.steps.find(({ key }) => key === 'phone')!;
  const context = contextOf(world, person.facts, subject, person.now());
  expect(type.read({ kind: 'text', text: 'ya' }, context, undefined).read).toBe('other');
});

test.each([
  'paringin',
  'di paringin',
  'notaris Amuntai',
  'Kota Banjarmasin',
  'batumandi',
  'di banjarmasin kantornya',
])('"%s" is a place, and no notary', (text) => {
  expect(read('notary', text)).toMatchObject({ read: 'refused', reason: 'name.place' });
});

test('whoever is really called like a place writes it once more', () => {
  expect(read('name', 'Tanjung')).toMatchObject({ read: 'refused', values: { typed: 'tanjung' } });
  expect(read('name', 'Tanjung', { ...SHOWN, refused: 'tanjung' })).toMatchObject({
    read: 'answer',
    problems: ['name-is-place'],
  });
});

test.each(['Rahmah, S.H.', 'Hendra Tanjung', 'pak Hendra', 'Siti Halong'])('"%s" is somebody', (text) => {
  expect(read('notary', text)).toMatchObject({ read: 'answer' });
});

test('a caterer is no person', () => {
  expect(read('name', 'katering bunda')).toMatchObject({ read: 'refused', reason: 'name.of_company' });
});
