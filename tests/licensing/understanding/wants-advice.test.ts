import { expect, test } from '@jest/globals';
import { openProposer } from '../../../licensing/kbli/propose.ts';
import { wantsAdvice } from '../../../licensing/understanding/intent/wants-advice.ts';

test.each([
  'belum tahu izin apa',
  'bantu carikan',
  'belum tahu, bantu carikan',
  'tolong bantu cari izin',
  'bantui mancari izin',
  'cariakan pang izinnya',
  'entah izin apa',
  'belum tau mau urus apa',
  'kd tahu izin apa nang diurus',
  'ga ngerti harus urus izin apa',
  'minta dicarikan izin yang pas min',
  "i don't know which permit",
])('"%s" asks to have the permits found', (text) => {
  expect(wantsAdvice(text)).toBe(true);
});

test.each([
  'tidak tahu izin saya sampai mana',
  'tidak paham syarat izin klinik',
  'bantu carikan kode kbli',
  'bantu cari berkas saya',
  'minta dicarikan petugas',
  'bingung cara upload',
  'bantu cari modal',
  'tidak tahu nik saya',
])('"%s" asks for something else', (text) => {
  expect(wantsAdvice(text)).toBe(false);
});

test.each(['belum tahu', 'kada tahu', 'kada tahuan', 'kurang tahu', 'mau tahu', 'bantuannya'])(
  '"%s" names no trade of the table',
  (text) => {
    expect(openProposer().names(text)).toBe(false);
  },
);

test.each(['tahu', 'jual tahu', 'tahu tempe', 'pabrik tahu'])('"%s" names one', (text) => {
  expect(openProposer().names(text)).toBe(true);
});
