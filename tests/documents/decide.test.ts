/** What is accepted, asked and refused: the numbers must fit the rest of the card. */
import { describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { decideKtp } from '../../documents/decide-ktp.ts';
import type { KtpEvidence } from '../../documents/decide-ktp.ts';
import { decideNpwp } from '../../documents/decide-npwp.ts';
import { loadRegions } from '../../licensing/regions/regions.ts';

const regions = loadRegions(join(import.meta.dirname, '../../licensing/regions/data'));
const today = '2026-11-22';
const said = (value: string, confidence = 0.95) => ({ value, confidence });
const evidence: KtpEvidence = {
  fields: {
    name: said('RAUDAH'),
    birth_date: said('1990-01-01'),
    sex: said('PEREMPUAN'),
    province: said('PROVINSI KALIMANTAN SELATAN'),
    regency: said('KABUPATEN BALANGAN'),
    address: said('JL. A. YANI NO. 61'),
    village: said('PARINGIN KOTA'),
    district: said('PARINGIN'),
  },
  number: { digits: '6311064101908001', agreed: true, doubtful: [], confidence: 0.98 },
  labels: 1,
  legible: true,
  regency: '6311',
  regions,
  today,
};
const with_ = (change: Partial<KtpEvidence>, fields: KtpEvidence['fields'] = {}) =>
  decideKtp({ ...evidence, ...change, fields: { ...evidence.fields, ...fields } });

describe('a KTP', () => {
  test('is accepted when everything agrees', () => {
    expect(with_({})).toEqual({ decision: 'accept', reasons: [] });
  });

  test('of which only the address cannot be read is accepted, and says so', () => {
    const { address: _, ...fields } = evidence.fields;
    const decided = decideKtp({ ...evidence, fields });
    expect(decided).toEqual({ decision: 'accept', reasons: [{ rule: 'missing', field: 'address' }] });
  });

  test.each([
    ['another birth date', { birth_date: said('1990-01-02') }, 'birth-date-differs'],
    ['another sex', { sex: said('LAKI-LAKI') }, 'sex-differs'],
  ])('with %s than its number is asked about', (_, fields, rule) => {
    expect(with_({}, fields)).toEqual({ decision: 'confirm', reasons: [{ rule, field: 'nik' }] });
  });

  test('of another regency than its number is asked about; the number from before Balangan was split off is not', () => {
    expect(with_({ regency: '6371' }).reasons).toEqual([{ rule: 'region-differs', field: 'nik' }]);
    const older = { digits: '6308064101908001', agreed: true, doubtful: [], confidence: 0.98 };
    expect(with_({ number: older }).decision).toBe('accept');
  });

  test('with a regency in its header that is on no list is asked about: the number was held against nothing', () => {
    expect(with_({ regency: undefined }, { regency: said('KABUPATEN BALXXX') })).toEqual({
      decision: 'confirm',
      reasons: [{ rule: 'uncertain', field: 'regency' }],
    });
  });

  test('with a digit in doubt is asked about, and not asked for again though it is of another regency', () => {
    const worn = { digits: '6371064101908001', agreed: true, doubtful: [13], confidence: 0.98 };
    const { decision, reasons } = with_({ number: worn });
    expect(decision).toBe('confirm');
    expect(reasons).toContainEqual({ rule: 'uncertain', field: 'nik', digits: [13] });
  });

  test('of whose digits only such are in doubt as its birth date, sex and region tell too is accepted', () => {
    const doubtful = (...digits: number[]) =>
      with_({ number: { ...evidence.number!, doubtful: digits } }).decision;
    expect(doubtful(0, 1, 2, 3, 6, 7, 8, 9, 10, 11)).toBe('accept');
    for (const digit of [4, 5, 12, 13, 14, 15]) expect(doubtful(digit)).toBe('confirm');
  });

  test('whose number is of no district of its regency is asked about', () => {
    const number = { ...evidence.number!, digits: '6311664101908001' };
    expect(with_({ number })).toEqual({
      decision: 'confirm',
      reasons: [{ rule: 'uncertain', field: 'nik' }],
    });
  });

  test('whose readings do not agree is never accepted', () => {
    const doubtful = { digits: '6311064101908001', agreed: false, doubtful: [], confidence: 0.6 };
    expect(with_({ number: doubtful }).decision).toBe('confirm');
    expect(with_({ number: doubtful }, { sex: said('LAKI-LAKI') }).decision).toBe('retake');
  });

  test.each([
    ['no number', { number: undefined }, 'glare'],
    ['a number of 15 digits', { number: { ...evidence.number!, digits: '631106410190800' } }, 'glare'],
    [
      'a date that does not exist',
      { number: { ...evidence.number!, digits: '6311063113908001' } },
      'number-invalid',
    ],
    ['few labels', { labels: 0.3 }, 'cut-off'],
    ['few labels and little that can be read', { labels: 0.3, legible: false }, 'blurred'],
  ])('with %s is asked for again', (_, change, rule) => {
    const { decision, reasons } = with_(change);
    expect(decision).toBe('retake');
    expect(reasons[0]?.rule).toBe(rule);
  });

  test('without a name that can be read is asked for again', () => {
    expect(with_({}, { name: said('RAUDAH', 0.5) }).decision).toBe('retake');
    expect(with_({}, { name: said('RAUDAH', 0.8) }).reasons).toEqual([{ rule: 'uncertain', field: 'name' }]);
  });
});

describe('an NPWP card', () => {
  const line = {} as NonNullable<Parameters<typeof decideNpwp>[0]['number']>['line'];
  const text = {
    fields: { name: said('RAUDAH') },
    number: { line, length: 15 as const },
    marks: 3,
    head: true,
    foot: true,
    places: {},
  };
  const number = { digits: '962368759975000', agreed: true, doubtful: [], confidence: 0.98 };

  test('is accepted with a number that fits', () => {
    expect(decideNpwp(text, number, { regions, today }).decision).toBe('accept');
  });

  test('with a check digit that does not fit, or readings that do not agree, is asked about', () => {
    const wrong = { ...number, digits: '962368750975000' };
    expect(decideNpwp(text, wrong, { regions, today }).decision).toBe('confirm');
    expect(decideNpwp(text, { ...number, agreed: false }, { regions, today }).decision).toBe('confirm');
  });

  test('without a number is asked for again', () => {
    expect(decideNpwp({ ...text, marks: 2 }, undefined, { regions, today }).decision).toBe('retake');
    expect(decideNpwp(text, { ...number, digits: '9623687' }, { regions, today }).decision).toBe('retake');
  });
});
