import { expect, test } from '@jest/globals';
import { askedFor } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import type { Person } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

const valueOf = (person: Person, key: string): unknown =>
  person.facts.applications[0]?.answers.get(key)?.value;

/** Somebody who is asked for the name of the business; with `until`, for a later thing. */
function inForm(until = 'business_name'): Person {
  const person = newPerson(world);
  const answers = [
    'urus nib perorangan',
    'warung kopi',
    '5 juta',
    'sendiri',
    '1',
    'Kopi Rahmah',
    'Siti Rahmah',
  ];
  for (const words of [...answers, '6311064101900001', '081253411389', 'siti@gmail.com']) {
    if (person.open()?.step.key === until) break;
    told(person, words);
  }
  expect(person.open()?.step.key).toBe(until);
  return person;
}

test('one message fills three answers after one confirmation, its numbers masked', () => {
  const person = inForm();
  const question = told(person, 'nama sy budi santoso nik 6311010203850001 tinggal di paringin');
  expect(question).toContain('Budi Santoso');
  expect(question).toContain('6311••••••••0001');
  expect(question).not.toContain('6311010203850001');
  expect(question).toContain('Paringin');
  expect(valueOf(person, 'nik')).toBeUndefined();
  told(person, 'ya');
  expect(valueOf(person, 'name')).toBe('Budi Santoso');
  expect(valueOf(person, 'nik')).toBe('6311010203850001');
  expect(valueOf(person, 'district')).toBe('Paringin');
  expect(person.open()?.step.key).toBe('business_name');
});

test('before consent nothing about a person is kept, and nothing has to be typed again after it', () => {
  const person = newPerson(world);
  told(person, 'mau bikin nib warung sate, modal 10 juta karyawan 2 orang, nama saya budi santoso');
  expect(valueOf(person, 'capital')).toBe(10_000_000);
  expect(valueOf(person, 'workers')).toBe(2);
  for (let turn = 0; turn < 4 && person.open()?.step.key !== 'consent'; turn += 1)
    told(person, 'warung sate');
  expect(person.open()?.step.key).toBe('consent');
  expect(valueOf(person, 'name')).toBeUndefined();
  expect(told(person, '1')).toContain('Budi Santoso');
  told(person, '1');
  expect(valueOf(person, 'name')).toBe('Budi Santoso');
});

test('an answer with another fact beside it gives both', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan');
  told(person, 'jual gorengan modal 3 juta');
  expect(valueOf(person, 'kbli')).toBe('jual gorengan');
  expect(valueOf(person, 'capital')).toBe(3_000_000);
  expect(person.open()?.step.key).toBe('workers');
});

test('a number is recognised by its shape, whatever was asked', () => {
  const person = inForm('phone');
  expect(told(person, 'rahmah@gmail.com')).toContain('r•••h@gmail.com');
  told(person, '1');
  expect(valueOf(person, 'email')).toBe('rahmah@gmail.com');
  expect(person.open()?.step.key).toBe('phone');
});

test('words around a number do not spoil it', () => {
  const person = inForm('nik');
  told(person, 'nih nik nya 6311064101900001 ya min');
  expect(valueOf(person, 'nik')).toBe('6311064101900001');
});

test('a correction in words shows both and overwrites nothing unasked', () => {
  const person = inForm('email');
  const question = told(person, 'eh salah, nik nya 6311064101900007');
  expect(question).toMatch(/6311.*0007.*tadinya 6311.*0001/);
  expect(valueOf(person, 'nik')).toBe('6311064101900001');
  told(person, '2');
  expect(valueOf(person, 'nik')).toBe('6311064101900001');
  told(person, 'nik saya salah, yang benar 6311064101900007');
  told(person, 'ya');
  expect(valueOf(person, 'nik')).toBe('6311064101900007');
  expect(person.open()?.step.key).toBe('email');
});

test.each([
  ['ganti nama usaha', 'business_name'],
  ['nama saya salah', 'name'],
  ['modalnya keliru min', 'capital'],
  ['ubah nik', 'nik'],
  ['eh salah', 'phone'],
])('"%s" opens exactly that again: %s', (words, key) => {
  const person = inForm('email');
  const before = new Map(person.facts.applications[0]?.answers);
  told(person, words);
  expect(person.open()?.step.key).toBe(key);
  expect(new Map(person.facts.applications[0]?.answers)).toEqual(before);
});

test('"eh maksudnya 3 juta" is about the last answer', () => {
  const person = inForm('workers');
  const answer = told(person, 'eh maksudnya 3 juta aja');
  expect(answer).toContain('Rp 3.000.000* (tadinya Rp 5.000.000)');
  expect(valueOf(person, 'capital')).toBe(3_000_000);
});

test('what was to be changed and is not after all, is not', () => {
  const person = inForm('email');
  const answer = told(person, 'gak jadi ganti alamat');
  expect(answer).toMatch(/pertanyaan \d+ dari/);
  expect(person.open()?.step.key).toBe('email');
});

test('what is told wrongly is refused with its reason, and the rest is kept', () => {
  const person = inForm();
  const question = told(person, 'nama sy budi santoso nik 6311013213850001');
  expect(question).toContain('tanggal lahir');
  told(person, 'ya');
  expect(valueOf(person, 'name')).toBe('Budi Santoso');
  expect(valueOf(person, 'nik')).toBeUndefined();
});

test('whoever passes over the confirmation is asked in the usual way', () => {
  const person = inForm();
  told(person, 'nama saya budi santoso hp 081299998888');
  told(person, 'Warung Berkah');
  told(person, 'Warung Berkah');
  told(person, 'Warung Berkah');
  expect(valueOf(person, 'business_name')).toBe('Warung Berkah');
  expect(person.session().frames[0]?.told).toBeUndefined();
});

test.each(['Toko Salah Paham', 'Alamat Palsu Cafe', 'Modal Nekat', 'Warung HP Murah'])(
  '"%s" is a name',
  (words) => {
    const person = inForm();
    told(person, words);
    expect(valueOf(person, 'business_name')).toBe(words);
  },
);

test('a question about a field is a question', () => {
  const person = inForm();
  const answer = told(person, 'alamat kantor di mana?');
  expect(answer).toContain('masih dipastikan');
  expect(person.session().frames[0]?.told).toBeUndefined();
});

test('a NIK that lacks a figure is told so, and is no tax number', () => {
  const person = inForm('nik');
  expect(told(person, '631101020385000')).toContain('15 angka');
  told(person, '6311010203850001');
  expect(valueOf(person, 'nik')).toBe('6311010203850001');
});

test('"ga ada karyawan" wherever it is told is nobody, and no complaint', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kelontong');
  expect(person.open()?.step.key).toBe('kbli_code');
  expect(told(person, 'ga ada karyawan')).toContain('Jumlah pekerja: *0*');
  expect(valueOf(person, 'workers')).toBe(0);
});

test('"no ini aja" is the answer to another question, and nobody is called so', () => {
  const person = inForm('name');
  told(person, 'no ini aja');
  expect(valueOf(person, 'name')).toBeUndefined();
});

test('"ganti nama usaha jadi …" gives the new name alone', () => {
  const person = inForm('phone');
  told(person, 'ganti nama usaha jadi Kopi Siti', 'ya');
  expect(valueOf(person, 'business_name')).toBe('Kopi Siti');
});

test('another kind of company is taken as such, and the trade stays', () => {
  const person = newPerson(world);
  told(person, 'urus nib cv toko sembako');
  const trade = valueOf(person, 'kbli');
  expect(told(person, 'mau ganti pt perorangan aja')).toContain('PT Perorangan');
  expect(valueOf(person, 'applicant_type')).toBe('pt_perorangan');
  expect(valueOf(person, 'kbli')).toBe(trade);
});

test.each(['lanjutkan yang kemarin', 'lanjutin yg tadi'])('"%s" goes on with the form', (words) => {
  const person = inForm('phone');
  person.pass(7 * 24 * 3_600_000);
  expect(told(person, words)).toContain('HP atau WhatsApp');
});

test.each([
  ['sya Aminah', 'Aminah'],
  ['saya Siti Aminah', 'Siti Aminah'],
  ['Sy. Aminah', 'Sy. Aminah'],
])('"%s" is called %s', (words, name) => {
  const person = inForm('name');
  told(person, words);
  expect(valueOf(person, 'name')).toBe(name);
});

test('people who work there are counted by what they do too', () => {
  const person = newPerson(world);
  for (const words of ['urus nib yayasan', 'taman kanak kanak', 'lewati']) told(person, words);
  if (person.open()?.step.key === 'kbli_code') told(person, 'lewati');
  told(person, 'modal 30jt guru 4 orang');
  expect(valueOf(person, 'capital')).toBe(30_000_000);
  expect(valueOf(person, 'workers')).toBe(4);
});

test('"nama ketua nya …" leaves the name', () => {
  const person = inForm('phone');
  expect(told(person, 'nama ketua nya Hj. Noor Aisyah')).toContain('Nama: *Hj. Noor Aisyah*');
});

test.each([
  ['npwp_active', 'min alamat usahanya salah, harusnya rt 3', 'desa lasung batu rt 3'],
  ['npwp_active', 'alamatnya harusnya rt 3', 'desa lasung batu rt 3'],
  ['npwp_active', 'alamatnya salah harusnya desa mampari rt 1', 'desa mampari rt 1'],
])('at %s "%s" puts the address right, and is none itself', (until, words, address) => {
  const person = inForm('email');
  for (const line of ['lewati', 'desa lasung batu rt 2']) told(person, line);
  expect(person.open()?.step.key).toBe(until);
  expect(told(person, words)).toContain(`Alamat usaha: *${address}*`);
  told(person, 'ya');
  expect(valueOf(person, 'address')).toBe(address);
  expect(valueOf(person, 'village')).toBe(address.includes('mampari') ? 'Mampari' : 'Lasung Batu');
});

test('nor is it one while told facts wait for a yes', () => {
  const person = inForm('email');
  for (const line of ['lewati', 'desa lasung batu rt 2', 'no hp ganti jadi 081299998888']) told(person, line);
  expect(told(person, 'min alamat usahanya salah, harusnya rt 3')).toContain('*desa lasung batu rt 3*');
});

test('a stray figure while told facts wait for a yes is no line of the review behind them', () => {
  const person = inForm('email');
  for (const line of ['lewati', 'desa lasung batu rt 2', '3', 'lewati']) told(person, line);
  told(person, 'lewati', 'no hp ganti jadi 081299998888');
  expect(person.open()?.step.key).toBe('review');
  expect(told(person, '3')).toContain('Sudah benar?');
  expect(person.open()?.step.key).toBe('review');
  expect(person.session().frames[0]?.reopened ?? []).toEqual([]);
});

test.each(['di jl a yani depan pasar paringin kota', 'jl a yani depan pasar paringin kota'])(
  '"%s", told while another thing is asked, waits to be confirmed',
  (words) => {
    const person = inForm('name');
    told(person, 'nama saya ahmad, alamat rt 3 lasung batu');
    expect(told(person, words)).toContain('depan pasar paringin kota');
  },
);

test('an address before a new number ends where the number is announced', () => {
  const person = inForm('email');
  told(person, 'lewati');
  told(person, 'jl merdeka rt 2 desa lasung batu, no hp saya ganti 081299998888');
  expect(valueOf(person, 'address')).toBe('jl merdeka rt 2 desa lasung batu');
});

test('an address told before its question ends where something else begins', () => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', 'warung kopi');
  told(person, 'jl a yani km 3 paringin selatan, modal 15jt, berdua sama adik');
  expect(valueOf(person, 'capital')).toBe(15_000_000);
  const shown = told(person, '1');
  expect(shown).toContain('jl a yani km 3 paringin selatan*');
  expect(shown).not.toContain('berdua');
});

test.each([
  ['warung kopi, modal 15 jt, karyawan 2', 'warung kopi', 'consent'],
  ['laundry 2 karyawan modal 10jt', 'laundry', 'consent'],
  ['bengkel las udh 3 thn, modal kira2 15 jt, anak buah 2', 'bengkel las', 'kbli_code'],
])('the trade is asked, and all is told at once: "%s"', (words, trade, next) => {
  const person = newPerson(world);
  told(person, 'urus nib perorangan', words);
  const answers = person.facts.applications[0]?.answers;
  expect(answers?.get('kbli')?.value).toBe(trade);
  expect(answers?.get('workers')?.value).toBe(2);
  expect(person.open()?.step.key).toBe(next);
});

test.each([
  ['5jt, sendiri', { capital: 5_000_000, workers: 0 }],
  ['modal 5jt, karyawan 2', { capital: 5_000_000, workers: 2 }],
  ['10 juta, karyawannya 3 orang', { capital: 10_000_000, workers: 3 }],
])('of "%s" where the capital is asked both are taken', (text, values) => {
  const person = newPerson(world);
  for (const words of ['urus nib perorangan', 'jual pentol', text])
    person.send({ kind: 'text', text: words });
  for (const [key, value] of Object.entries(values))
    expect(person.facts.applications[0]?.answers.get(key)?.value).toBe(value);
  expect(person.open()?.step.key).toBe('consent');
});

test('the number in hand is pointed at beside other answers', () => {
  const person = newPerson(world);
  for (const text of ['urus pbg', 'perorangan', '1', 'Ahmad Rifani, 6311014506850001, wa ini', 'ya'])
    person.send({ kind: 'text', text });
  const answers = person.facts.applications[0]?.answers;
  expect(answers?.get('name')?.value).toBe('Ahmad Rifani');
  expect(answers?.get('phone')?.value).toBe('+6281234567890');
});

test('without a comma between them: alone, and the number in hand', () => {
  const person = newPerson(world);
  for (const text of ['mau urus nib, laundry. modal 15 jt sorangan', '1', 'Laundry Wulan'])
    person.send({ kind: 'text', text });
  expect(valueOf(person, 'workers')).toBe(0);
  for (const text of ['wulan sari nik 6311014506850001 wa ini', 'ya']) person.send({ kind: 'text', text });
  expect([valueOf(person, 'name'), valueOf(person, 'phone')]).toEqual(['wulan sari', '+6281234567890']);
});

test('what is to be put right is asked at once, whatever comes before it in the form', () => {
  const person = newPerson(world);
  for (const text of ['urus nib cv', 'laundry', '100 juta', '2', '1', 'cv bersih', 'Idawati'])
    person.send({ kind: 'text', text });
  for (const text of ['desa lasung batu rt 1', 'ya']) person.send({ kind: 'text', text });
  expect(person.open()?.step.key).toBe('nik');
  expect(told(person, 'eh alamat td salah')).toContain('*tempat usahanya*');
  told(person, 'desa lasung batu rt 2');
  expect(valueOf(person, 'address')).toBe('desa lasung batu rt 2');
  expect(person.open()?.step.key).toBe('nik');
});

test('"salah, akta no 17" where the number is asked is that number', () => {
  const person = askedFor(world, 'deed_number', 'cv');
  told(person, 'salah, akta no 17');
  if (valueOf(person, 'deed_number') === undefined) told(person, 'ya');
  expect(valueOf(person, 'deed_number')).toBe('17');
});
