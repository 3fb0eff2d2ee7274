import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseCount } from '../../../licensing/identity/count.ts';
import { parseDate } from '../../../licensing/identity/date.ts';
import { parseMoney } from '../../../licensing/identity/money.ts';

const million = 1_000_000;

describe('parseMoney', () => {
  test.each<[string, number]>([
    ['5 juta', 5 * million],
    ['5jt', 5 * million],
    ['modal saya 5 jt an', 5 * million],
    ['rp 2.500.000', 2_500_000],
    ['Rp2.500.000,-', 2_500_000],
    ['Rp. 2.500.000,00', 2_500_000],
    ['2,500,000', 2_500_000],
    ['2500000', 2_500_000],
    ['500rb', 500_000],
    ['500 ribu', 500_000],
    ['500k', 500_000],
    ['1,5 m', 1_500 * million],
    ['1.5 miliar', 1_500 * million],
    ['1.500 juta', 1_500 * million],
    ['2,5 juta', 2_500_000],
    ['2 juta 500 ribu', 2_500_000],
    ['2jt500rb', 2_500_000],
    ['2jtan', 2 * million],
    ['500 ribuan', 500_000],
    ['lima juta', 5 * million],
    ['limang juta', 5 * million],
    ['dua juta lima ratus ribu', 2_500_000],
    ['dua puluh lima juta rupiah', 25 * million],
    ['sejuta', million],
    ['sajuta', million],
    ['dua juta satangah', 2.5 * million],
    ['seratus ribu', 100_000],
    ['setengah juta', 500_000],
    ['dua setengah juta', 2_500_000],
    ['5 ratus ribu', 500_000],
    ['dua juta setengah', 2_500_000],
    ['2 juta 500', 2_500_000],
    ['3 juta 5 ratus', 3_500_000],
    ['5 juta 2 orang', 5 * million],
    ['kurang lebih 10 juta saja', 10 * million],
    ['2 karyawan modal 5 juta', 5 * million],
    ['0', 0],
  ])('%j', (text, rupiah) => expect(parseMoney(text)).toBe(rupiah));

  test.each([
    [''],
    ['tidak tahu'],
    ['5-10 juta'],
    ['5 sampai 10 juta'],
    ['5 juta atau 10 juta'],
    ['1,5'],
    ['99999999999999999999'],
    ['2.50.00'],
  ])('%j is not one amount', (text) => expect(parseMoney(text)).toBeNull());

  test('grouped digits are read back', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), (amount) => {
        const grouped = String(amount).replace(/\B(?=(\d{3})+$)/g, '.');
        expect(parseMoney(`Rp ${grouped}`)).toBe(amount);
        expect(parseMoney(String(amount))).toBe(amount);
      }),
    );
  });
});

describe('parseCount', () => {
  test.each<[string, number]>([
    ['2', 2],
    ['dua orang', 2],
    ['2 org', 2],
    ['ada 3 karyawan', 3],
    ['sebelas', 11],
    ['dua puluh lima orang', 25],
    ['1.200', 1200],
    ['sendiri', 0],
    ['saya sendiri saja', 0],
    ['tidak ada', 0],
    ['kadada', 0],
    ['belum punya pegawai', 0],
    ['tiga orang termasuk saya', 2],
    ['0', 0],
    ['berdua sama istri', 1],
    ['2 laki-laki 3 perempuan', 5],
    ['alone', 0],
    ['dari th 2019 sendirian', 0],
    ['sejak 2019 sendiri aja', 0],
    ['3 org, di rt 05', 3],
    ['sudah 2 tahun, 4 orang', 4],
    ['sama istri', 1],
    ['istri sama saya', 1],
    ['saya dan istri', 1],
    ['bini lawan ulun haja', 1],
    ['anak istri yang bantu', 2],
    ['suami bantu2', 1],
    ['suami', 1],
    ['kadang dibantu anak', 1],
    ['dibantu istri dan adik', 2],
    ['pengurus 5 orang, karyawan 2', 2],
    ['pengurus 5 karyawan 2', 2],
    ['anggota 60, pengurus 5, karyawan tetap 2 orang', 2],
    ['2 karyawan dan 3 buruh harian', 5],
    ['ya saya sama anak saya yang bantu', 1],
    ['karyawan belum ada, pengurus 5', 0],
  ])('%j', (text, count) => expect(parseCount(text)).toBe(count));

  test.each([
    [''],
    ['banyak'],
    ['5-6 orang'],
    ['2 atau 3'],
    ['2,5'],
    ['-3'],
    ['99999999999'],
    ['dibantu anak2 saja'],
    ['dibantu anak-anak'],
    ['keluarga2 saja'],
    ['saya di rt 05'],
    ['belum ada, nanti 2'],
  ])('%j is not one count', (text) => expect(parseCount(text)).toBeNull());
});

describe('parseDate', () => {
  const today = '2026-11-22';

  test.each<[string, string]>([
    ['12 maret 2020', '2020-03-12'],
    ['tgl 12 Mar 2020', '2020-03-12'],
    ['Kamis, 12 Maret 2020', '2020-03-12'],
    ['12-03-2020', '2020-03-12'],
    ['12/3/20', '2020-03-12'],
    ['12.03.2020', '2020-03-12'],
    ['12 - 3 - 2020', '2020-03-12'],
    ['12 3 2020', '2020-03-12'],
    ['12032020', '2020-03-12'],
    ['2020-03-12', '2020-03-12'],
    ['March 12, 2020', '2020-03-12'],
    ['dua belas maret dua ribu dua puluh', '2020-03-12'],
    ['17 agustus tahun 1999', '1999-08-17'],
    ['1 nop 98', '1998-11-01'],
    ['29 feb 2024', '2024-02-29'],
    ['kemarin', '2026-11-21'],
    ['hari ini', '2026-11-22'],
    ['besok', '2026-11-23'],
    ['lusa', '2026-11-24'],
    ['3 hari lagi', '2026-11-25'],
    ['dua minggu lagi', '2026-12-06'],
    ['selasa', '2026-11-24'],
    ["hari jum'at", '2026-11-27'],
    ['minggu', '2026-11-29'],
    ['31/12/36', '2036-12-31'],
    ['31/12/37', '1937-12-31'],
  ])('%j', (text, iso) => expect(parseDate(text, today)).toBe(iso));

  test.each([
    [''],
    ['belum tahu'],
    ['31/02/2020'],
    ['29 feb 2023'],
    ['12 maret'],
    ['13/13/2020'],
    ['32 januari 2020'],
    ['12/3/2020 atau 13/3/2020'],
    ['minggu depan'],
    ['6311060101900001'],
    ['081253411389'],
  ])('%j is not one date', (text) => expect(parseDate(text, today)).toBeNull());

  test('every day is read back from its usual spellings', () => {
    const names =
      'januari februari maret april mei juni juli agustus september oktober november desember'.split(' ');
    const days = fc.date({ min: new Date('1940-01-01'), max: new Date('2036-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year, month, date] = iso.split('-').map(Number);
        const spellings = [iso, `${date}/${month}/${year}`, `${date} ${names[(month ?? 1) - 1]} ${year}`];
        for (const spelling of spellings) expect(parseDate(spelling, today)).toBe(iso);
      }),
    );
  });
});
