/** Letters and forms that list what a card shows. */
import { afterAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { openReader } from '../../documents/reader.ts';

const today = '2026-11-22';
const reader = openReader();
afterAll(() => reader.stop());

const NIK = '6311011204858123';
const PERSON = [
  ['Nama', 'RUSDIANSYAH HASAN'],
  ['NIK', NIK],
  ['Tempat/Tgl Lahir', 'PARINGIN, 12-04-1985'],
  ['Jenis Kelamin', 'LAKI-LAKI'],
  ['Agama', 'ISLAM'],
  ['Status Perkawinan', 'KAWIN'],
  ['Pekerjaan', 'WIRASWASTA'],
  ['Kewarganegaraan', 'WNI'],
  ['Alamat', 'JL. MAWAR NO. 12'],
  ['RT/RW', '003/001'],
  ['Kel/Desa', 'BATU PIRING'],
  ['Kecamatan', 'PARINGIN SELATAN'],
] as const;
/** As on a KTP, one after the other. */
const AS_ON_A_CARD = [1, 0, 2, 3, 8, 9, 10, 11, 4, 5, 6, 7].map((at) => PERSON[at]!);

type Row = readonly [string, string] | string;

/** A sheet as it is photographed from above: rows with a colon, or lines of text. */
async function sheet(heading: readonly string[], rows: readonly Row[]) {
  return await reader.read({ bytes: await drawn(heading, rows), mime: 'image/jpeg', today });
}

async function drawn(heading: readonly string[], rows: readonly Row[] = []): Promise<Buffer> {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;');
  const head = heading.map(
    (line, at) =>
      `<text x="600" y="${110 + at * 50}" text-anchor="middle" font-weight="bold">${escaped(line)}</text>`,
  );
  const body = rows.map((row, at) => {
    const y = 160 + heading.length * 50 + at * 48;
    return typeof row === 'string'
      ? `<text x="100" y="${y}">${row}</text>`
      : `<text x="100" y="${y}">${row[0]}</text><text x="440" y="${y}">: ${row[1]}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1600"><rect width="100%" height="100%" fill="#fcfcf8"/><g font-family="DejaVu Sans" font-size="28" fill="#222">${head.join('')}${body.join('')}</g></svg>`;
  return await sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer();
}

test.each([
  [
    'an application form with the head of an office',
    ['PROVINSI KALIMANTAN SELATAN', 'KABUPATEN BALANGAN', 'FORMULIR PERMOHONAN'],
    PERSON,
  ],
  [
    'a form whose rows stand as on a card',
    ['PROVINSI KALIMANTAN SELATAN', 'KABUPATEN BALANGAN'],
    AS_ON_A_CARD,
  ],
  [
    'a statement that asks for the tax number too',
    ['SURAT PERNYATAAN'],
    [...PERSON, ['NPWP', '12.345.678.9-731.000']],
  ],
] as const)('%s is no card', async (_, heading, rows) => {
  const { type, decision, reasons } = await sheet(heading, rows);
  expect({ type, decision, reasons }).toEqual({
    type: 'other_document',
    decision: 'confirm',
    reasons: [{ rule: 'unknown-kind' }],
  });
});

test('a letter between two people, each with a NIK, is what its heading says', async () => {
  const two = [
    ...PERSON.slice(0, 2),
    'memberi kuasa kepada',
    ['Nama', 'ANDI ANWAR'],
    ['NIK', '6371012303858124'],
  ] as const;
  expect((await sheet(['SURAT KUASA', '', '', '', ''], [...two, 'untuk mengurus izin usaha'])).type).toBe(
    'kuasa',
  );
});

test('a photographed letter is read with the blanks that the network leaves out', async () => {
  const bytes = await drawn([
    'KEPUTUSAN MENTERI HUKUM REPUBLIK INDONESIA',
    'NOMOR AHU-0012345.AH.01.01.TAHUN 2021',
    'PERSEROAN TERBATAS PT CONTOH REKA SEJAHTERA',
    'sesuai salinan Akta Nomor 12 tanggal 3 Maret 2021 yang dibuat oleh',
    'RINI CONTOH, S.H., M.Kn., notaris di Kabupaten Balangan,',
  ]);
  const { fields } = await reader.read({ bytes, mime: 'image/jpeg', today });
  expect(fields['notary']?.value).toBe('RINI CONTOH, S.H., M.Kn.');
  expect(fields['legal_name']?.value).toBe('PT CONTOH REKA SEJAHTERA');
});
