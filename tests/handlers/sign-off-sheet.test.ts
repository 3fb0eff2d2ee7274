/** What the head of office gets on paper: everything that is said of a permit, and how sure it is. */
import { expect, test } from '@jest/globals';
import { sheetPdf } from '../../bot/cli/sheet-pdf.ts';
import { sheetOf } from '../../handlers/sign-off-sheet.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const permits = [...world.catalogue.permits.values()];
const printed = { number: 3, printed: '2026-11-23' };
const sheet = (code: string) => sheetOf(world, world.catalogue.permits.get(code)!, printed);

test('facts, requirements with their conditions, figures with their status, and what to type afterwards', () => {
  const bidan = sheet('SIP-BIDAN');
  expect(bidan.revision).toBe('SIP-BIDAN, revisi 3, dicetak 23 Nov 2026');
  expect(Object.fromEntries(bidan.facts)).toMatchObject({
    'diajukan oleh': 'petugas',
    'jenis permohonan': 'Baru; Perpanjangan',
    'untuk siapa': 'Perorangan (atas nama sendiri)',
  });
  const rows = bidan.items.map(([, label, how]) => `${label}: ${how}`);
  expect(rows[0]).toBe('Syarat: Wajib?');
  expect(rows).toContainEqual(expect.stringMatching(/SKP.*: wajib, bila permohonannya perpanjangan$/));
  expect(bidan.figures.map((row) => row.slice(1, 3))).toEqual([
    ['Tertulis sekarang', 'Status'],
    ['Rp 0 (gratis)', 'ada sumbernya, belum disahkan kantor; ditetapkan kantor'],
    [
      '5–12 hari kerja, dihitung sejak berkas lengkap',
      'ada sumbernya, belum disahkan kantor; ditetapkan kantor',
    ],
  ]);
  expect(bidan.record).toContain('catalogue sign SIP-BIDAN --fee');
});

test('what nobody knows yet is left open, not made up', () => {
  expect(sheet('SLHS').figures[2]?.[1]).toBe('belum ada angka hari kerja, dihitung sejak berkas lengkap');
  expect(sheet('PBG').figures[1]?.[1]).toMatch(/^belum ada angka \(/);
  expect(sheet('TERNAK').sources).toEqual(['tidak ada']);
});

test('every permit has a sheet without a loose end', () => {
  for (const permit of permits) {
    const words = JSON.stringify(sheetOf(world, permit, printed));
    expect({ code: permit.code, loose: /\{\{|catalogue\.|sheet\.|undefined|null/.exec(words)?.[0] }).toEqual({
      code: permit.code,
      loose: undefined,
    });
  }
});

test('it can be printed', async () => {
  const bytes = await sheetPdf(sheet('NIB-BU'));
  expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBeGreaterThan(20_000);
});
