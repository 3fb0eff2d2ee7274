/** Letters and look-alikes by their words, values by their spelling. */
import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { namedKind } from '../../documents/kinds/classify.ts';
import { labelEnd } from '../../documents/kinds/labels.ts';
import { isExpired, readLetter } from '../../documents/kinds/letters.ts';
import { readRows } from '../../documents/kinds/rows.ts';
import { addressOf, personal } from '../../documents/kinds/spelling.ts';
import { dateIn, nearest } from '../../documents/kinds/values.ts';
import type { Line } from '../../documents/text/page.ts';
import type { Picture } from '../../documents/text/picture.ts';
import type { Sign } from '../../documents/text/recognise.ts';
import { spacedText } from '../../documents/text/words.ts';
import { loadRegions } from '../../licensing/regions/regions.ts';

const regions = loadRegions(join(import.meta.dirname, '../../licensing/regions/data'));
const context = { regions, today: '2026-11-22', sure: 1 };

describe('a paper is named by its words', () => {
  test.each([
    ['KARTU KELUARGA\nNo. 6311', { paper: 'kk' }],
    ['KARTU IDENTITAS ANAK\nNomor Kartu Keluarga : 6311', { paper: 'kia' }],
    ['SURAT KETERANGAN\nNIK : 6311', { paper: 'suket' }],
    ['KEPOLISIAN\nSURAT IZIN MENGEMUD1', { paper: 'sim' }],
    ['PERIZINAN BERUSAHA BERBASIS RISIKO\nNOMOR INDUK BERUSAHA: 1234567890123', { code: 'nib' }],
    ['KEPUTUSANMENTERIHUKUMDANHAKASASIMANUSIA', { code: 'akta', paper: 'ahu' }],
    [
      'SERTIFIKAT PENDAFTARAN PENDIRIAN PERSEROAN PERORANGAN',
      { code: 'pernyataan_pt_perorangan', paper: 'ahu' },
    ],
    ['KONSIL KESEHATAN INDONESIA\nSURAT TANDA REGISTRASI', { code: 'str' }],
    ['SURAT KETERANGAN SEHAT\nNIK : 6311', { code: 'sehat' }],
    ['SURAT IZIN PRAKTIK BIDAN (SIPB)', { code: 'sip_lain' }],
    ['Kartu Indonesia Sehat', { paper: 'bpjs_card' }],
    ['BPJS KETENAGAKERJAAN\nSERTIFIKAT KEPESERTAAN\nNPP : 20123456', { code: 'bpjs_tk' }],
    ['BPJS Ketenagakerjaan\nKARTU PESERTA', { code: 'bpjs_tk', paper: 'bpjs_card' }],
    ['KEPOLISIAN NEGARA REPUBLIK INDONESIA\nSURAT TANDA NOMOR KENDARAAN BERMOTOR', { code: 'stnk' }],
    ['STNK\nNOMOR REGISTRASI : DA 1234 XX\nJENIS KENDARAAN : MOBIL BARANG', { code: 'stnk' }],
    ['SURAT IZIN PRAKTIK PERAWAT\nSurat Tanda Registrasi Nomor 1234', { code: 'sip_lain' }],
    ['SURAT TANDA REGISTRASI\nsyarat untuk memperoleh Surat Izin Praktik', { code: 'str' }],
    ['SURAT KUASA\nuntuk mengurus Nomor Induk Berusaha', { code: 'kuasa' }],
    [
      'PERSETUJUAN KESESUAIAN KEGIATAN PEMANFAATAN RUANG\nNomor Induk Berusaha : 1234567890123',
      { code: 'kkpr' },
    ],
    [
      'PERIZINAN BERUSAHA BERBASIS RISIKO\nSERTIFIKAT STANDAR\nNomor Induk Berusaha (NIB) : 1234567890123',
      undefined,
    ],
    ['NOTARIS/PPAT RINI CONTOH, S.H.\nAKTA JUAL BELI\nNomor 45/2019', { code: 'tanah' }],
    ['SURAT KETERANGAN KEPEMILIKAN TANAH\nNIK : 6311', { code: 'tanah' }],
    ['PERJANJIAN SEWA MENYEWA\nPihak Pertama menyewakan sebuah ruko', { code: 'tanah' }],
    ['AKTA PENDIRIAN\nbertindak dalam sewa menyewa dan jual beli', { code: 'akta' }],
    ['harga sayur di pasar', undefined],
  ])('%s', (text, kind) => {
    const named = namedKind(text);
    expect(named && { code: named.code, paper: named.paper }).toEqual(kind);
  });
});

test('numbers and names of a NIB and of an AHU letter', () => {
  const nib = 'NOMOR INDUK BERUSAHA : 1234567890123\nNama Pelaku Usaha : RAUDAH';
  expect(readLetter('nib', nib, context)).toMatchObject({
    nib: { value: '1234567890123', confidence: 1 },
    name: { value: 'RAUDAH' },
  });
  const ahu =
    'KEPUTUSAN MENTERI HUKUM\nNOMOR AHU-0012345.AH.01.01.TAHUN 2021\nPT CONTOH REKA SEJAHTERA\n' +
    'Akta Nomor 12 tanggal 3 Maret 2021 dibuat oleh Notaris RINI CONTOH, S.H., M.Kn. di Paringin';
  expect(readLetter('akta', ahu, context)).toMatchObject({
    ahu_number: { value: 'AHU-0012345.AH.01.01.TAHUN 2021' },
    legal_name: { value: 'PT CONTOH REKA SEJAHTERA' },
    deed_number: { value: '12' },
    deed_date: { value: '2021-03-03' },
  });
});

test('the cover of a deed, each part on a line of its own', () => {
  const cover =
    'NOTARIS RINI CONTOH, S.H., M.Kn.\nAKTA PENDIRIAN\nPERSEROAN TERBATAS\nPT CONTOH REKA BANUA\n' +
    'Nomor : 12\nTanggal : 3 Maret 2021\n';
  expect(readLetter('akta', cover, context)).toMatchObject({
    legal_name: { value: 'PT CONTOH REKA BANUA' },
    deed_number: { value: '12' },
    deed_date: { value: '2021-03-03' },
    notary: { value: 'RINI CONTOH, S.H., M.Kn.' },
  });
});

test('the first page of a deed as notaries write it', () => {
  const page =
    'NOTARIS & PPAT\nSITI CONTOH, S.H., M.Kn.\nAKTA PENDIRIAN\nPERSEROAN TERBATAS\nPT MAJU BANUA\nNomor : 27.-\n' +
    'Pada hari ini, Senin, tanggal 14-06-2021 (empat belas Juni dua ribu dua puluh satu),';
  expect(readLetter('akta', page, context)).toMatchObject({
    legal_name: { value: 'PT MAJU BANUA' },
    deed_number: { value: '27' },
    deed_date: { value: '2021-06-14' },
    notary: { value: 'SITI CONTOH, S.H., M.Kn.' },
  });
});

test.each([
  ['dari NotarisRINI CONTOH,S.H\nsesuai salinan Akta Nomor 12', 'RINI CONTOH, S.H'],
  [
    'permohonan Notaris RINI CONTOH,S.H\ndibuat oleh RINI CONTOH,S.H. , M.Kn.,notaris diKabupaten',
    'RINI CONTOH, S.H., M.Kn.',
  ],
  ['diurus notaris setempat', undefined],
])('the notary of a photographed letter: "%s"', (text, notary) => {
  expect(readLetter('akta', text, context)['notary']?.value).toBe(notary);
});

test.each([
  ['Akta Perubahan\nPT Sumber Rezeki Balangan\nNomor 112', 'PT Sumber Rezeki Balangan'],
  ['PENGESAHAN PT Sumber Rezeki berkedudukan di Paringin', 'PT Sumber Rezeki'],
  [
    'PENGESAHAN AKTA PENDIRIAN KOPERASI\nKEPUTUSAN MENTERI KOPERASI DAN USAHA KECIL\nKOPERASI KARET BERKAH\n',
    'KOPERASI KARET BERKAH',
  ],
])('whose paper it is: "%s"', (text, name) => {
  expect(readLetter('akta', text, context)['legal_name']?.value).toBe(name);
});

test('labels are found with a misread letter, and not in longer words', () => {
  expect(labelEnd('Tempat/Tg1 Lahir : X', 'TEMPATTGLLAHIR')).toBe(16);
  expect(labelEnd('Agama :ISLAM', 'AGAMA')).toBe(5);
  expect(labelEnd('NIKMAT', 'NIK')).toBeUndefined();
  expect(labelEnd('Pekerjaan', 'AGAMA')).toBeUndefined();
});

test('dates and listed words are put right only where there is no doubt', () => {
  expect(dateIn('MEDAN, O3-06-l971')).toBe('1971-06-03');
  expect(dateIn('31-02-1990')).toBeUndefined();
  expect(nearest('KATHOL1K', ['KATHOLIK', 'KRISTEN'])).toBe('KATHOLIK');
  expect(nearest('9 9 HALONG', ['HALONG', 'AWAYAN'])).toBe('HALONG');
  expect(nearest('KRISMAN', ['KATHOLIK', 'HINDU'])).toBeUndefined();
  expect(nearest('ABCDF', ['ABCDE', 'ABCDG'])).toBeUndefined();
});

test('addresses and names are spelled as cards print them', () => {
  const address = (value: string) => addressOf({ value, confidence: 1 })?.value;
  expect(address('Dusun 1I N0. 12 R T .018')).toBe('DUSUN II NO. 12 RT.018');
  expect(address('J L. PASAR NO. 11')).toBe('JL. PASAR NO. 11');
  expect(address('GG . MELATI NO. 12RT.0O5')).toBe('GG. MELATI NO. 12 RT.005');
  expect(address('DUSUNII NO. 106')).toBe('DUSUN II NO. 106');
  expect(address('DUSUNIINO. 5')).toBe('DUSUN II NO. 5');
  expect(address('DUSUNIWAN')).toBe('DUSUNIWAN');
  expect(address('DUSUN IINO. 5')).toBe('DUSUN II NO. 5');
  expect(address('JL.A.YANI NO.35BLOK A9 RT.007')).toBe('JL. A. YANI NO. 35 BLOK A9 RT.007');
  expect(address('GG. MELATINO.155RT.014')).toBe('GG. MELATI NO. 155 RT.014');
  expect(address('GG. MELATIRT.007 RW.002')).toBe('GG. MELATI RT.007 RW.002');
  expect(address('JL. MAWARBLOK C3')).toBe('JL. MAWAR BLOK C3');
  expect(address('JL. MAWAR BLOKC3 RT.001')).toBe('JL. MAWAR BLOK C3 RT.001');
  expect(address('UL. PASAR LAMA NO. 9')).toBe('JL. PASAR LAMA NO. 9');
  expect(address('JI. VETERAN')).toBe('JL. VETERAN');
  expect(address('G6. SEROJA')).toBe('GG. SEROJA');
  expect(address('H. ULIN NO. 3')).toBe('H. ULIN NO. 3');
  expect(address('JL. SUTRISNO RT.001')).toBe('JL. SUTRISNO RT.001');
  expect(address('JL. R.A. KARTINI')).toBe('JL. R.A. KARTINI');
  expect(personal({ value: 'ANDi TANJUNG', confidence: 1 })?.value).toBe('ANDI TANJUNG');
  expect(personal({ value: 'MAKASSAR,09-11-1999', confidence: 1 })).toBeUndefined();
});

test.each([
  ['Berlaku sampai dengan 12 Maret 2024', '2024-03-12', true],
  ['BERLAKU S/D : 01-02-2030', '2030-02-01', false],
  ['Masa berlaku: seumur hidup', 'SEUMUR HIDUP', false],
  ['Masa berlaku : 12-03-2019 s.d. 12-03-2028', '2028-03-12', false],
  ['Berlaku dari 1 Juni 2018 sampai dengan 1 Juni 2023', '2023-06-01', true],
  ['dikeluarkan 12 Maret 2024', undefined, false],
])('an STR that says "%s"', (line, until, expired) => {
  const fields = readLetter('str', `SURAT TANDA REGISTRASI\n${line}`, context);
  expect(fields['valid_until']?.value).toBe(until);
  expect(isExpired(fields, context.today)).toBe(expired);
  expect(readLetter('nib', line, context)['valid_until']).toBeUndefined();
});

test('blanks are told from the room that wide letters leave around their strokes', () => {
  expect(spacedText(printed('HIMIN', [9, 9, 9, 9]))).toBe('HIMIN');
  expect(spacedText(printed('ATAYA', [1, 2, 9, 1]))).toBe('ATA YA');
  expect(spacedText(printed('NIMAS', [9, 22, 5, 3]))).toBe('NI MAS');
});

test('the bar of a T parts no word, though the line stands so high in its strip that the bar is its first rows', () => {
  const { strip, signs } = printed('UTRA', [12, 12, 3], { top: 0, bottom: 30 });
  const stem = Math.round(signs[1]!.at * strip.width);
  for (let y = 0; y < 5; y += 1)
    strip.data.fill(20, (y * strip.width + stem - 12) * 3, (y * strip.width + stem + 12) * 3);
  expect(spacedText({ strip, signs })).toBe('UTRA');
});

test('a label with nothing but a colon beside it has no value, and harms none of the others', () => {
  const line = (text: string, left: number, y: number): Line => ({
    text,
    signs: [...text].map((sign, at) => ({ sign, at: at / text.length, sure: 0.9 })),
    sure: 0.9,
    quad: [
      { x: left, y },
      { x: left + 100, y },
      { x: left + 100, y: y + 20 },
      { x: left, y: y + 20 },
    ],
    strip: { data: new Uint8Array(30), width: 10, height: 1 },
    left,
    right: left + 100,
    y,
    height: 20,
    slope: 0,
  });
  const rows = ['NAMA', 'ALAMAT', 'AGAMA', 'PEKERJAAN'].map((word) => ({ name: word, words: [word] }));
  const lines = [
    ...rows.map(({ name }, at) => line(name, 0, at * 30)),
    ...[':RAUDAH', ':', ':ISLAM', ':PETANI'].map((text, at) => line(text, 150, at * 30)),
  ];
  const { values } = readRows(lines, rows);
  expect([...values.keys()].toSorted()).toEqual(['AGAMA', 'NAMA', 'PEKERJAAN']);
});

/** A strip on which signs four pixels wide stand so many pixels apart, between these rows of it. */
function printed(
  text: string,
  gaps: readonly number[],
  { top, bottom } = { top: 8, bottom: 40 },
): { strip: Picture; signs: Sign[] } {
  const [height, sign] = [48, 4];
  const lefts = [...text].map(
    (_, at) => 4 + at * sign + gaps.slice(0, at).reduce((sum, gap) => sum + gap, 0),
  );
  const width = lefts.at(-1)! + sign + 4;
  const data = new Uint8Array(width * height * 3).fill(230);
  for (const left of lefts)
    for (let y = top; y < bottom; y += 1)
      data.fill(20, (y * width + left) * 3, (y * width + left + sign) * 3);
  const signs = [...text].map((one, at) => ({ sign: one, at: (lefts[at]! + sign / 2) / width, sure: 1 }));
  return { strip: { data, width, height }, signs };
}
