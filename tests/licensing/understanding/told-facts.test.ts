import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import { loadPlaces } from '../../../licensing/regions/load-places.ts';
import { understand } from '../../../licensing/understanding/understand.ts';

const office = join(import.meta.dirname, '../../../licensing/offices/balangan');
const catalogue = loadCatalogue(office);
const places = loadPlaces(join(office, 'regions.json'));
const factsOf = (text: string) => understand(text, { catalogue, places }).facts;

test.each([
  ['nama usahanya Warung Bu Ida', 'Warung Bu Ida'],
  ['nama usaha toko pak haji udin di juai', 'Toko Pak Haji Udin'],
  ['usaha saya namanya toko berkah', 'Toko Berkah'],
  ['nama toko saya berkah jaya', 'Berkah Jaya'],
  ['nama usahanya ganti Kue Ina', 'Kue Ina'],
  ['tunggu dulu nama usahanya mau saya ganti Kue Ina', 'Kue Ina'],
  ['nama usaha mau diganti jadi Kue Ina', 'Kue Ina'],
])('"%s" tells the whole name of a business', (text, name) => {
  expect(factsOf(text).business_name).toBe(name);
});

test('"bu" still ends the name of a person', () => {
  expect(factsOf('nama sy budi bu').name).toBe('Budi');
});

test.each([
  ['saya Hj. Norhasanah, ketua koperasi desa merah putih', 'Hj. Norhasanah'],
  ['ulun siti aminah dari juai handak maurus nib', 'Siti Aminah'],
  ['saya Jumberan, direktur cv maju', 'Jumberan'],
  ['perkenalkan saya ahmad fauzi direktur pt sinar', 'Ahmad Fauzi'],
  ['norhasanah ketuanya', 'Norhasanah'],
  ['direkturnya pak ahmad fauzi', 'Ahmad Fauzi'],
  ['ketuanya lagi di luar', undefined],
  ['saya siti, mau urus nib suami', undefined],
  ['saya pemilik warung', undefined],
  ['saya jual kopi, pemilik kios', undefined],
  ['saya mau urus nib', undefined],
  ['ulun bujur handak batakun', undefined],
])('"%s" tells who writes: %s', (text, name) => {
  expect(factsOf(text).name).toBe(name);
});

test('a deed that is there already is told with its number', () => {
  expect(factsOf('akta sdh ada no 12 notaris Rahmat SH')).toMatchObject({
    deed_number: '12',
    notary: 'Rahmat SH',
  });
});

test("a family's number is nobody's NIK", () => {
  expect(factsOf('kk 6311010101010001').nik).toBeUndefined();
  expect(factsOf('no kk saya 6311010101010001 nik 6311010203850001').nik).toBe('6311010203850001');
});

test('a cooperative Merah Putih lies in the village it names', () => {
  expect(factsOf('koperasi desa merah putih hamarung')).toMatchObject({ village: 'Hamarung' });
  expect(factsOf('desa merah')).toMatchObject({ village: 'Merah' });
});

test.each([
  ['alamat rumah halong usaha di awayan', 'Awayan'],
  ['usaha di awayan, rumah di halong', 'Awayan'],
  ['saya tinggal di paringin, toko di lampihong', 'Lampihong'],
  ['warung di rumah, desa balida', 'Paringin'],
])('of two places "%s" gives that of the business', (text, district) => {
  expect(factsOf(text).district).toBe(district);
});

test('a deed is read with its date before its number, a decree in capitals', () => {
  expect(factsOf('akta tanggal 5 januari 2022 nomor 12 notaris Rahmah SH')).toMatchObject({
    deed_number: '12',
    deed_date: '2022-01-05',
  });
  expect(factsOf('ahu-063630.AH.01.30.Tahun 2024').ahu_number).toBe('AHU-063630.AH.01.30.Tahun 2024');
});

test.each([
  ['I want to open coffee shop, capital 10 million, 2 workers', 10_000_000, 2],
  ['coffee shop with 10 million capital and 3 employees', 10_000_000, 3],
  ['jual pentol, 10 juta modalnya', 10_000_000, undefined],
  ['modal saya 5 juta', 5_000_000, undefined],
  ['mau urus nib jualan pentol berdua sama anak', undefined, 1],
  ['warung kopi bertiga wan bini anak', undefined, 2],
])('"%s" tells the capital, %p, and who works there, %p', (text, capital, workers) => {
  expect(factsOf(text).capital).toBe(capital);
  expect(factsOf(text).workers).toBe(workers);
});

test.each([
  'sertifikatnya masih atas nama ayah',
  'tanahnya atas nama Haji Udin',
  'nib lama atas nama Siti Aminah',
])('"%s" tells whose a paper is, and not who applies', (text) => {
  expect(factsOf(text).name).toBeUndefined();
});

test.each([
  ['bu rahmah notarisnya', 'rahmah'],
  ['notarisnya bu rahmah sh', 'rahmah sh'],
])('"%s" tells the notary', (text, notary) => {
  expect(factsOf(text).notary).toBe(notary);
});

test('what is said of an address before it is put right is no part of it', () => {
  expect(factsOf('alamatnya kurang lengkap, rt 1 rw 2 samping langgar').address).toBe(
    'rt 1 rw 2 samping langgar',
  );
});
