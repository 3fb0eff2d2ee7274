import { expect, test } from '@jest/globals';
import { loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import { understand } from '../../../licensing/understanding/understand.ts';

const root = new URL('../../../', import.meta.url).pathname;
const catalogue = loadCatalogue(`${root}licensing/offices/balangan`);
const read = (text: string): ReturnType<typeof understand> => understand(text, { catalogue });
const SIP = ['SIP-BIDAN', 'SIP-PERAWAT', 'SIP-DOKTER', 'SIP-APOTEKER', 'SIP-TTK'];

test.each([
  'jual pentol keliling',
  'buka lapak baju bekas di pasar',
  'jual pulsa sama token listrik',
  'mau bikin kolam nila 3 petak',
  'mau ternak lele',
  'ulun handak manjual gas tabung',
  'mau bikin tempat mancing',
  'i want to open a small restaurant here',
])('"%s" tells a trade, and its paper is the NIB', (text) => {
  const { intent, entity, confidence } = read(text);
  expect({ intent, entity }).toEqual({ intent: 'start_application', entity: 'NIB-UMK' });
  expect(confidence).toBeGreaterThanOrEqual(0.5);
});

test.each([
  ['jual tali tambang', 'NIB-UMK'],
  ['catering untuk karyawan tambang', 'SLHS'],
  ['angkutan batubara pakai truk sendiri', 'NIB-UMK'],
  ['mau sewa mobil buat perusahaan tambang', 'NIB-UMK'],
  ['izin tambang batubara', 'TAMBANG-RUJUK'],
  ['mau buka tambang pasir', 'TAMBANG-RUJUK'],
])('who sells to a mine opens none: %s', (text, code) => {
  expect(read(text).entity).toBe(code);
});

test.each([
  ['building permit cost?', 'ask_fee', 'PBG'],
  ['midwife license renewal', 'start_application', 'SIP-BIDAN'],
  ['requirements for nurse practice license', 'ask_requirements', 'SIP-PERAWAT'],
  ['how to get a business license for my coffee shop', 'ask_procedure', 'NIB-UMK'],
  ['warehouse registration', 'start_application', 'TDG'],
])('an English name of a permit is that permit: %s', (text, intent, code) => {
  const found = read(text);
  expect([found.intent, found.entity]).toEqual([intent, code]);
});

test.each(['urus sip', 'syarat sip apa', 'mau perpanjang sip', 'sip?'])(
  '"%s" is a licence to practise, and whose is open',
  (text) => {
    expect(read(text).entity).toEqual(SIP);
  },
);

test.each(['sip', 'oke sip', 'sip min', 'sip makasih ya'])('"%s" only agrees', (text) => {
  const { intent, entity } = read(text);
  expect({ intent, entity }).toEqual({ intent: 'thanks', entity: null });
});

test.each(['min', 'kak', 'pak', 'bu', 'p'])('"%s" calls somebody', (text) => {
  const { intent, confidence } = read(text);
  expect(intent).toBe('greet');
  expect(confidence).toBeGreaterThanOrEqual(0.5);
});

test('a tale is about the wish at its end', () => {
  const { intents, entity } = read(
    'Saya punya ruko tiga lantai, sudah ada imb lama tahun 2015, sekarang mau disewa bank, dan banknya minta sertifikat laik fungsi. Mohon bantu uruskan',
  );
  expect({ intents, entity }).toEqual({ intents: ['start_application'], entity: 'SLF' });
});

test('words written without their vowels are those they are meant for', () => {
  const { intent, entity } = read('nib gnti almt gmn');
  expect({ intent, entity }).toEqual({ intent: 'ask_procedure', entity: 'NIB-UBAH' });
});

test('whoever tires of messages wants no more of them, and tells no complaint', () => {
  expect(read('ga usah wa saya lagi, capek').intents).toEqual(['stop']);
});
