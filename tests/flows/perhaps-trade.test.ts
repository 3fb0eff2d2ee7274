import { expect, test } from '@jest/globals';
import { valueOf } from '../support/form.ts';
import { newPerson, told } from '../support/person.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();

test.each([
  ['bengkel motor', 'bengkel motor'],
  ['sy punya toko sembako kecil', 'toko sembako kecil'],
  ['jual getah karet', 'jual getah karet'],
  ['mlm min, sy jualan gorengan', 'jualan gorengan'],
  ['kurir paket', 'kurir paket'],
  ['wifi rt rw net', 'wifi rt rw net'],
])('"%s" to begin with: perhaps a business, and then the permits are looked for', (words, trade) => {
  const person = newPerson(world);
  expect(told(person, words)).toContain(`Apakah *${trade}* itu usaha Bapak/Ibu?`);
  const next = told(person, 'iya');
  expect(next).toContain('kita cari bersama izin yang perlu');
  expect(next).toContain('atas nama siapa');
});

test('who means something else gets the menu', () => {
  const person = newPerson(world);
  told(person, 'bengkel motor');
  expect(told(person, 'bukan')).toContain('Ada yang bisa saya bantu?');
});

test('a word that is no reply is read as if nothing had been asked', () => {
  const person = newPerson(world);
  told(person, 'warung makan');
  expect(told(person, 'mau urus izin reklame')).toContain('kita mulai *Izin reklame*');
});

test.each([
  'apa kabar',
  'kenapa lama sekali',
  'saya dari desa',
  'ubah',
  'saya lapar',
  'pak camat',
  'selamat malam min',
])('"%s" is nobody\'s trade', (words) => {
  expect(told(newPerson(world), words)).not.toContain('usaha Bapak/Ibu?');
});

test('a trade that needs a permit of ours is never sent to another office, and begun once it is wished', () => {
  expect(told(newPerson(world), 'jualan kopi keliling')).toContain('Apakah *jualan kopi keliling* itu usaha');
  const answer = told(newPerson(world), 'mau jualan kopi keliling');
  expect(answer).not.toContain('Kementerian ESDM');
  expect(answer).toContain('kita mulai *NIB perorangan*');
});

test.each(['jual tali tambang', 'angkutan batubara', 'laundry karyawan tambang', 'kos dekat tambang'])(
  '"%s" is a trade, and no mine',
  (words) => {
    const answer = told(newPerson(world), words);
    expect(answer).toContain(`Apakah *${words}* itu usaha Bapak/Ibu?`);
    expect(answer).not.toContain('Kementerian ESDM');
  },
);

test('rope is sold, and its seller led to no mine', () => {
  const person = newPerson(world);
  told(person, 'jual tali tambang');
  expect(told(person, 'iya')).toContain('atas nama siapa');
});

test('catering for those who work in a mine is catering', () => {
  expect(told(newPerson(world), 'catering untuk karyawan tambang')).not.toContain('Kementerian ESDM');
});

test.each(['mau buka tambang pasir', 'izin tambang batubara', 'mau nambang batu bara'])(
  '"%s" is a mine, of which others decide',
  (words) => {
    expect(told(newPerson(world), words)).toContain('Kementerian ESDM');
  },
);

test.each([
  [
    'tolong bikinin nib buat suami saya dia kerja servis AC keliling sama jual sparepart',
    'servis AC keliling sama jual sparepart',
    'servis AC keliling',
  ],
  [
    'nib perorangan ya min, saya ini tiap hari narik batu split ke tambang pak',
    'narik batu split',
    'narik batu split',
  ],
])('a trade heard in a longer wish is asked about before it is taken: %s', (words, heard, trade) => {
  const person = newPerson(world);
  const asked = told(person, words);
  expect(asked).toContain(`Usahanya *${heard}*, ya?`);
  expect(asked).not.toContain('Usahanya apa?');
  expect(person.facts.applications[0]?.answers.get('kbli')).toBeUndefined();
  told(person, 'iya');
  expect(person.facts.applications[0]?.answers.get('kbli')?.value).toBe(trade);
});

test('who says it is another business is asked in the form itself', () => {
  const person = newPerson(world);
  told(person, 'tolong bikinin nib buat suami saya dia kerja servis AC keliling sama jual sparepart');
  expect(told(person, 'bukan')).toContain('Usahanya apa?');
});

test('of a trade told in a sentence only its own words are kept, and no village', () => {
  const person = newPerson(world);
  told(person, 'tolong uruskan nib istri saya dia tiap hari jualan nasi kuning di depan rumah');
  expect(person.facts.applications[0]?.answers.get('kbli')?.value).toBe('jualan nasi kuning');
  const other = newPerson(world);
  told(other, 'saya mau urus izin usaha jual beli karet sama pinang di halong');
  expect(other.facts.applications[0]?.answers.get('kbli')?.value).not.toMatch(/halong/i);
});

test.each([
  ['ulun handak bausaha warung wadai di banua, kayapa caranya', 'NIB usaha mikro'],
  ['ulun handak bausaha warung wadai', 'kita mulai *NIB perorangan*'],
  ['handak bausaha pentol', 'kita mulai *NIB perorangan*'],
])('"bausaha" opens a business in Banjar: %s', (words, answer) => {
  const said = told(newPerson(world), words);
  expect(said).not.toContain('Untuk izin yang mana?');
  expect(said).toContain(answer);
});

test.each(['lima juta', 'kada tahu', 'sudah tahulah', 'kada tahu ulun', 'sudah tahu', 'nanti dulu lah'])(
  '"%s" is asked about as nobody\'s trade',
  (words) => {
    expect(told(newPerson(world), `mlm min, ${words}`)).not.toContain('itu usaha Bapak/Ibu?');
    expect(told(newPerson(world), words)).not.toContain('itu usaha Bapak/Ibu?');
  },
);

test('when and where it is done is no part of a trade', () => {
  const person = newPerson(world);
  const answer = told(person, 'sy jual pentol keliling tiap sore di sekolah, perlu izin apa?');
  expect(answer).toContain('atas nama siapa');
  expect(person.facts.contact.answers.get('advise_trade')?.value).toBe('jual pentol keliling');
});

test('what somebody heard is no second trade', () => {
  const person = newPerson(world);
  told(
    person,
    'sy jualan nasi kuning di depan rmh tiap pagi, kmrn ada yg bilang hrs ada ijin. bener gak?',
    'iya mau',
  );
  const answers = person.facts.applications[0]?.answers;
  expect(answers?.get('kbli')?.value).toContain('nasi kuning');
  expect([...(answers?.keys() ?? [])].some((key) => key.startsWith('activity'))).toBe(false);
});

test.each(['hotel melati 10 kamar', 'depo pasir', 'kolam ikan nila bioflok'])(
  '"%s" may be a trade, and is asked about',
  (words) => {
    expect(told(newPerson(world), words)).toContain(`Apakah *${words}* itu usaha`);
  },
);

test.each([
  ['min sy punya usaha pentol sdh 5 thn tp blm ada izin apa2, takut kena razia', 'Untuk *pentol* biasanya'],
  ['kalau rumah makan izinnya apa aja dan bayar brp', 'Untuk *rumah makan* biasanya'],
])('"%s" tells the trade, and nothing else as one', (words, part) => {
  expect(told(newPerson(world), words)).toContain(part);
});

test('who replaces the pharmacist of a pharmacy begins no trade', () => {
  const person = newPerson(world);
  told(person, 'apotek kami ganti apoteker');
  expect(valueOf(person, 'kbli')).toBeUndefined();
});
