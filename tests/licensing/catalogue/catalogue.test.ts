import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findPermit, loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import { spokenDuration, spokenFee } from '../../../licensing/catalogue/facts.ts';
import { loadFaq, loadProfile } from '../../../licensing/catalogue/office.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import { CatalogueError } from '../../../licensing/catalogue/read-json.ts';

const office = new URL('../../../licensing/offices/balangan', import.meta.url).pathname;
const catalogue = loadCatalogue(office);

function permit(code: string): Permit {
  const found = findPermit(catalogue, code);
  if (!found) throw new Error(`no permit ${code}`);
  return found;
}

describe('the permits of Balangan', () => {
  test('all load, and load alike', () => {
    expect(catalogue.permits.size).toBe(readdirSync(join(office, 'permits')).length);
    expect(catalogue.permits.size).toBeGreaterThanOrEqual(32);
    expect(loadCatalogue(office).revision).toBe(catalogue.revision);
    expect(findPermit(catalogue, ' nib-umk ')?.code).toBe('NIB-UMK');
    expect(findPermit(catalogue, 'SIUP')).toBeUndefined();
  });

  test('none claims to be confirmed by the office', () => {
    const stated = [...catalogue.permits.values()].flatMap(({ status, fee, sla }) => [
      status,
      fee.status,
      sla.status,
    ]);
    expect(stated).not.toContain('confirmed');
  });

  test('only the alcohol letter and mining are not handled by the bot itself', () => {
    const special = [...catalogue.permits.values()].filter(({ handling }) => handling !== 'normal');
    expect(special.map(({ code, handling }) => [code, handling])).toEqual([
      ['SKPL-MINOL', 'officer'],
      ['TAMBANG-RUJUK', 'referral'],
    ]);
  });

  test('what is filed in OSS is filed together', () => {
    for (const each of catalogue.permits.values()) {
      if (each.system.includes('OSS')) expect([each.code, each.filed_by]).toEqual([each.code, 'together']);
    }
  });

  test('an item left to an officer says when it is asked', () => {
    const left = [...catalogue.permits.values()].flatMap(({ requirements }) => requirements);
    expect(left.filter(({ when, note }) => when === 'officer_decides' && !note)).toEqual([]);
    expect(left.filter(({ when }) => when === 'officer_decides').length).toBeGreaterThan(30);
  });

  test('what only describes an item is its note; the item stays required', () => {
    const lab = permit('SLHS').requirements.find(({ code }) => code === 'hasil_lab');
    expect(lab).toMatchObject({ mandatory: true, note: expect.stringContaining('1 bulan') });
    expect(lab?.when).toBeUndefined();
    const npwp = permit('NIB-UMK').requirements.find(({ code }) => code === 'npwp');
    expect(npwp).toMatchObject({ mandatory: false, asks: ['nik'] });
  });
});

describe('what may be said as a figure', () => {
  test('national and sourced: with its source', () => {
    expect(spokenFee(permit('NIB-UMK'))).toMatchObject({
      kind: 'figure',
      amount: 0,
      source: { rule: expect.stringContaining('PP 28/2025') },
    });
    expect(spokenDuration(permit('NIB-UMK'))).toMatchObject({ kind: 'figure', min: 0, max: 1, unit: 'day' });
  });

  test('a figure that stands in no rule names who publishes it', () => {
    expect(spokenDuration(permit('SPP-IRT'))).toMatchObject({
      source: { rule: 'layanan Kabupaten Kediri dan Temanggung' },
    });
    expect(spokenFee(permit('IZIN-APOTEK'))).toMatchObject({
      source: { rule: 'layanan Kabupaten Kuansing' },
    });
    expect(spokenFee(permit('IZIN-TOKOOBAT'))).toMatchObject({
      source: { rule: 'layanan Kabupaten Pasaman' },
    });
  });

  test('set by an office, unsourced or unknown: an officer confirms', () => {
    expect(spokenFee(permit('SIP-BIDAN'))).toEqual({ kind: 'officer_confirms' });
    expect(spokenDuration(permit('SIP-BIDAN'))).toEqual({ kind: 'officer_confirms' });
    expect(spokenFee(permit('NIB-UBAH'))).toEqual({ kind: 'officer_confirms' });
    expect(spokenFee(permit('PBG'))).toEqual({ kind: 'officer_confirms' });
    expect(spokenDuration(permit('TERNAK'))).toEqual({ kind: 'officer_confirms' });
  });

  test('once the office has confirmed it, the figure is said in its name', () => {
    const bidan = permit('SIP-BIDAN');
    const signed = { status: 'confirmed' as const, confirmed: { by: 'Kepala Dinas', on: '2026-11-23' } };
    const confirmed = { ...bidan, sla: { ...bidan.sla, min: 5, max: 5, ...signed } };
    expect(spokenDuration(confirmed)).toMatchObject({
      kind: 'figure',
      max: 5,
      source: { confirmedOn: '2026-11-23' },
    });
  });
});

describe('office papers', () => {
  test('the profile states nothing unconfirmed as a fact', () => {
    const profile = loadProfile(office);
    expect(profile).toMatchObject({
      zone: 'Asia/Makassar',
      application_prefix: 'BLG',
      complaint_prefix: 'ADU',
    });
    expect(profile.address).toEqual({ value: null, source: null, status: 'unconfirmed' });
    expect(profile.settings.draft_retention_days.value).toBe(30);
  });

  test('every answer has a source', () => {
    const entries = loadFaq(office);
    expect(entries.map(({ id }) => id)).toContain('apa-itu-nib');
    expect(entries.filter(({ sources }) => sources.length === 0)).toEqual([]);
  });
});

describe('a faulty file', () => {
  let copy = '';
  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'office-'));
    cpSync(office, copy, { recursive: true });
  });
  afterEach(() => rmSync(copy, { recursive: true }));

  function fault(change: (text: string) => string): CatalogueError {
    const file = join(copy, 'permits', 'slf.json');
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    try {
      loadCatalogue(copy);
    } catch (error) {
      if (error instanceof CatalogueError) return error;
      throw error;
    }
    throw new Error('the fault went unnoticed');
  }

  function lineOf(part: string): number {
    const text = readFileSync(join(copy, 'permits', 'slf.json'), 'utf8');
    return text.slice(0, text.indexOf(part)).split('\n').length;
  }

  test('an unknown condition', () => {
    const error = fault((text) =>
      text.replace('"code": "asbuilt",', '"code": "asbuilt",\n"when": "full_moon",'),
    );
    expect(error.file).toMatch(/slf\.json$/);
    expect(error.line).toBe(lineOf('"when": "full_moon"'));
    expect(error.message).toContain('when');
  });

  test('an unknown ask', () => {
    const error = fault((text) => text.replace('"doc:asbuilt"', '"shoe_size"'));
    expect(error.line).toBe(lineOf('"shoe_size"'));
    expect(error.fault).toContain('"shoe_size" tidak bisa ditanyakan');
  });

  test('broken JSON', () => {
    const error = fault((text) => text.replace('"requirements": [', '"requirements": [,'));
    expect(error.line).toBe(lineOf('"requirements"'));
    expect(error.fault).toContain('bukan JSON');
  });

  test('broken JSON is found on its line, wherever it is', () => {
    const whole = readFileSync(join(copy, 'permits', 'slf.json'), 'utf8').trimEnd();
    for (let at = 1; at < whole.length - 1; at += 37) {
      const broken = `${whole.slice(0, at)}\n@\n${whole.slice(at)}`;
      const wanted = broken.slice(0, broken.indexOf('\n@\n') + 1).split('\n').length;
      // Inside a text the end of the line itself is the fault.
      expect(Math.abs(fault(() => broken).line - wanted)).toBeLessThanOrEqual(1);
    }
  });

  test('cut off in the middle', () => {
    expect(fault((text) => text.slice(0, 400)).fault).toContain('bukan JSON');
  });

  test('a requirement twice', () => {
    expect(fault((text) => text.replace('"code": "asbuilt"', '"code": "pengkaji"')).fault).toContain(
      'tertulis dua kali',
    );
  });

  test.each([
    ['a missing field', '"mandatory": true,', '', 'belum diisi; harus berupa true atau false'],
    ['a word for a number', '"min": 3', '"min": "tiga"', 'sla.min: harus berupa angka tanpa tanda petik'],
    ['a choice that is none', '"unit": "working_day"', '"unit": "week"', 'salah satu dari: day, working_day'],
    ['a fee below nothing', '"amount": 0', '"amount": -1', 'fee.amount: tidak boleh kurang dari 0'],
    ['a name left empty', '"name": "Sertifikat Laik Fungsi (SLF)"', '"name": ""', 'name: tidak boleh kosong'],
    [
      'a line nobody reads',
      '"label": "',
      `"label": "${'a'.repeat(121)}`,
      'terlalu panjang, paling banyak 120',
    ],
    ['longest before shortest', '"min": 3', '"min": 300', '"max") tidak boleh kurang'],
    [
      "another requirement's file",
      '"doc:asbuilt"',
      '"doc:asbuild"',
      '"doc:asbuild" adalah berkas syarat lain; berkas syarat ini "doc:asbuilt"',
    ],
    ['a misspelt field', '"filed_by"', '"filedby"', 'kolom "filedby" tidak dikenal'],
    ['what nobody can fulfil', '"doc:asbuilt"', '', 'syarat wajib harus menanyakan sesuatu'],
    [
      'a signature without name',
      '"status": "typical"',
      '"status": "confirmed"',
      'harus menyebut siapa dan kapan',
    ],
  ])('in words of the office: %s', (_, from, to, words) => {
    expect(fault((text) => text.replace(from, to)).fault).toContain(words);
  });

  test('a field nobody knows, a code under another name, an empty folder', () => {
    expect(fault((text) => text.replace('"handling"', '"colour": "red", "handling"')).fault).toContain(
      'colour',
    );
    expect(
      fault((text) => text.replace('"colour": "red", ', '').replace('"code": "SLF"', '"code": "SLX"')).fault,
    ).toContain('SLX');
    rmSync(join(copy, 'permits'), { recursive: true });
    expect(() => loadCatalogue(copy)).toThrow(CatalogueError);
  });

  test('another text, another revision', () => {
    const file = join(copy, 'permits', 'slf.json');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('As-built', 'as-built').replace('Foto lokasi', 'Foto tempat'),
    );
    expect(loadCatalogue(copy).revision).not.toBe(catalogue.revision);
  });
});
