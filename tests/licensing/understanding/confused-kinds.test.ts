import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import { understand } from '../../../licensing/understanding/understand.ts';

const catalogue = loadCatalogue(join(import.meta.dirname, '../../../licensing/offices/balangan'));
const read = (text: string) => understand(text, { catalogue });

test.each([
  'numpang promosi kak, jual madu hutan asli',
  'otp shopee saya kok ga masuk',
  'bisa minta tolong servis mesin cuci',
  'undangan rapat nikah anak pak camat',
  'bikinkan surat lamaran kerja dong',
  'izin edar bpom untuk skincare',
])('"%s" is no matter of ours', (text) => {
  expect(read(text).intent).toBe('out_of_scope');
});

test('the mark of a message passed on wishes for no end', () => {
  expect(read('Diteruskan: mau urus nib').intents).toEqual(['start_application']);
  expect(read('[Diteruskan] besok libur kah').intent).toBe('ask_location_hours');
  expect(read('Diteruskan: undangan rapat camat').intents).not.toContain('stop');
});

test.each([
  ['bangunan klinik sudah jadi, sekarang diminta sertifikat laik fungsi. berapa biayanya', 'SLF'],
  ['saya punya lembaga kursus jahit, katanya harus jadi lpk. apa syarat lpk', 'LPK'],
])('what "%s" only tells of is no second permit', (text, code) => {
  expect(read(text).entity).toBe(code);
});

test('what is wished as well stays a second one', () => {
  expect(read('saya punya klinik, mau urus slf sama izin kliniknya').entity).toEqual(['IZIN-KLINIK', 'SLF']);
});

test('what a neighbour does asks for no hours', () => {
  expect(read('tetangga buka karaoke sampai jam 3 pagi tanpa izin, kalian diam aja?').intents).toEqual([
    'complain',
  ]);
});

test.each([
  ['laundry saya pindah ke ruko baru, suratnya ikut diubah kah', 'NIB-UBAH'],
  ['nib atas nama suami mau dialihkan ke saya bagaimana', 'NIB-UBAH'],
  ['usaha saya udah punya nib tahun 2021 mau nambah usaha bengkel', 'NIB-UBAH'],
  ['saya sudah ada nib warung, mau buka bengkel juga', 'NIB-UBAH'],
  ['sudah punya nib mau urus pirt juga', 'SPP-IRT'],
  ['ganti urus nib aja buat cv', 'NIB-BU'],
])('"%s" is about %s', (text, code) => {
  expect(read(text).entity).toBe(code);
});

test('whoever has none and wants one asks for no news of it', () => {
  expect(read('nib belum punya, sppl juga belum, tolong urusin dua duanya').intent).toBe('start_application');
});

test('"ribet, gajadi aja deh min" gives up', () => {
  expect(read('duh ternyata ribet, gajadi aja deh min').intent).toBe('stop');
});

test.each([
  'Selamat pagi nak, semoga sehat. Bapak mau membuka usaha penggilingan padi',
  'assalamualaikum bu, terima kasih banyak. ibu mau jualan wadai',
])('after kind words the trade of "%s" is what is wished for', (text) => {
  expect(read(text).intent).toBe('start_application');
});
