/** PDFs that are pictures of pages: values on the second, and values on none that is read. */
import { afterAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { openReader } from '../../documents/reader.ts';
import { pdf } from '../support/pdf.ts';

const today = '2026-11-22';
const reader = openReader();
afterAll(() => reader.stop());

const [width, height] = [1_240, 1_754];

/** A page as a scanner takes it. */
async function scan(...lines: string[]) {
  const texts = lines.map((line, at) => `<text x="110" y="${190 + at * 80}">${line}</text>`).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fdfdfb"/><g font-family="DejaVu Sans" font-size="34" fill="#222">${texts}</g></svg>`;
  return { jpeg: await sharp(Buffer.from(svg)).jpeg({ quality: 85 }).toBuffer(), width, height };
}
const read = (bytes: Buffer) => reader.read({ bytes, mime: 'application/pdf', today });

const cover = (...more: string[]) =>
  scan('AKTA PENDIRIAN', 'PERSEROAN TERBATAS', 'berkedudukan di Paringin', ...more);
const inside = () =>
  scan(
    'Akta Nomor 12 tanggal 3 Maret 2021',
    'dibuat di hadapan RINI CONTOH, S.H., M.Kn.',
    'di Kabupaten Balangan, Kalimantan Selatan',
  );
const AHU = 'Nomor AHU-0012345.AH.01.01.TAHUN 2021';

test('a deed whose number stands on its second page is read on both, each value beside its piece of the page', async () => {
  const { type, fields, reasons, views } = await read(pdf(await cover(AHU), await inside()));
  expect(type).toBe('akta');
  expect(fields).toMatchObject({ deed_number: { value: '12' }, deed_date: { value: '2021-03-03' } });
  expect(fields['ahu_number']?.value).toBe('AHU-0012345.AH.01.01.TAHUN 2021');
  expect(Object.keys(views?.crops ?? {})).toEqual(
    expect.arrayContaining(['deed_number', 'deed_date', 'ahu_number']),
  );
  expect(reasons).not.toContainEqual({ rule: 'pages-unread' });
});

test('a number on the last of its pages is found', async () => {
  const between = await scan('Pasal 1', 'Nama dan tempat kedudukan');
  const { type, fields, reasons } = await read(
    pdf(await cover(), await inside(), between, between, await scan(AHU, 'tentang pengesahan')),
  );
  expect(type).toBe('akta');
  expect(fields['ahu_number']?.value).toBe('AHU-0012345.AH.01.01.TAHUN 2021');
  expect(reasons).not.toContainEqual({ rule: 'pages-unread' });
});

test('what stands behind ten pages is not guessed, and it is said that pages were not read', async () => {
  const between = await scan('Pasal 1', 'Nama dan tempat kedudukan');
  const ten = Array.from({ length: 10 }, () => between);
  const { type, fields, reasons } = await read(
    pdf(await cover(), ...ten, await scan(AHU, 'tentang pengesahan'), between),
  );
  expect(type).toBe('akta');
  expect(fields['ahu_number']).toBeUndefined();
  expect(reasons).toContainEqual({ rule: 'pages-unread' });
});

const card = {
  jpeg: readFileSync(join(import.meta.dirname, '../support/files/cards/ktp_20_good.jpg')),
  width: 1_600,
  height: 1_200,
};
const NIK = '7371015210959308';

test('a KTP behind the pages of a letter is read beside it, whether or not all was found that is sought in the letter', async () => {
  const whole = await scan('PERIZINAN BERUSAHA BERBASIS RISIKO', 'NOMOR INDUK BERUSAHA: 1234567890123');
  const lessor = await scan('PERJANJIAN SEWA MENYEWA', 'Pihak Pertama menyewakan sebuah ruko');
  const annex = await scan('Lampiran', 'Kode KBLI 56303', 'Rumah minum dan kedai kopi');
  const nib = await read(pdf(whole, annex, card));
  expect([nib.type, nib.fields['nib']?.value]).toEqual(['nib', '1234567890123']);
  expect(nib.otherKind).toMatchObject({ type: 'ktp', decision: 'accept', fields: { nik: { value: NIK } } });
  expect(Object.keys(nib.views?.crops ?? {})).toEqual(expect.arrayContaining(['other_kind.nik']));
  const deed = await read(pdf(await cover(AHU), card));
  expect([deed.type, deed.fields['ahu_number']?.value]).toEqual(['akta', 'AHU-0012345.AH.01.01.TAHUN 2021']);
  expect(deed.otherKind?.fields['nik']?.value).toBe(NIK);
  expect((await read(pdf(lessor, annex))).otherKind).toBeUndefined();
});

test('a KTP and an NPWP card on pages behind a letter are both read', async () => {
  const letter = await scan('PERIZINAN BERUSAHA BERBASIS RISIKO', 'NOMOR INDUK BERUSAHA: 1234567890123');
  const npwp = readFileSync(join(import.meta.dirname, '../support/files/cards/npwp_07_good.jpg'));
  const { type, otherKind, views } = await read(pdf(letter, card, { ...card, jpeg: npwp }));
  expect([type, otherKind?.type, otherKind?.otherKind?.type]).toEqual(['nib', 'ktp', 'npwp']);
  expect(otherKind?.otherKind?.fields['npwp']?.value).toBe('962368759975000');
  expect(Object.keys(views?.crops ?? {})).toEqual(
    expect.arrayContaining(['other_kind.nik', 'other_kind.other_kind.npwp']),
  );
});

test('of two KTPs on pages behind a letter the second stands beside the first; a second page of the same card is none', async () => {
  const letter = await scan('PERIZINAN BERUSAHA BERBASIS RISIKO', 'NOMOR INDUK BERUSAHA: 1234567890123');
  const other = readFileSync(join(import.meta.dirname, '../support/files/cards/ktp_21_typical.jpg'));
  const { otherKind, views } = await read(pdf(letter, card, card, { ...card, jpeg: other }));
  expect(otherKind).toMatchObject({ type: 'ktp', decision: 'confirm', fields: { nik: { value: NIK } } });
  expect(otherKind?.second?.fields['nik']?.value).toMatch(/^\d{16}$/);
  expect(otherKind?.second?.fields['nik']?.value).not.toBe(NIK);
  expect(otherKind?.others).toEqual([otherKind?.second?.fields['name']?.value]);
  expect(Object.keys(views?.crops ?? {})).toEqual(
    expect.arrayContaining(['other_kind.nik', 'other_kind.second.nik']),
  );
});

test('a KTP that was scanned and put behind a letter of text is read too', async () => {
  const lines = [
    'PERIZINAN BERUSAHA BERBASIS RISIKO',
    'NOMOR INDUK BERUSAHA: 1234567890123',
    'Nama Pelaku Usaha : RAUDAH',
  ];
  const { type, fields, otherKind } = await read(pdf({ lines }, { lines: [''] }, card));
  expect([type, fields['nib']?.value]).toEqual(['nib', '1234567890123']);
  expect(otherKind?.fields['nik']?.value).toBe(NIK);
});
