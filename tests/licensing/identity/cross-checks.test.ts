import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CROSS_RULES, crossChecks } from '../../../licensing/identity/cross-checks.ts';
import type { Known } from '../../../licensing/identity/cross-checks.ts';
import { severityOf } from '../../../licensing/identity/rules.ts';
import { context } from './world.ts';

const NIK = '6311064101900001';
const found = (known: Known): string[] =>
  crossChecks(known, context).map(({ on, problem }) => `${on} ${problem.rule}`);

describe('what is told in two places', () => {
  test.each<[string, Known, string[]]>([
    ['the same birth date and sex', { nik: NIK, birthDate: '1990-01-01', sex: 'P' }, []],
    ['another birth date', { nik: NIK, birthDate: '1990-01-02' }, ['nik nik-other-birth-date']],
    ['another sex', { nik: NIK, sex: 'L' }, ['nik nik-other-sex']],
    ['a NIK of the regency', { nik: NIK, home: ['6311', '6308'] }, []],
    ['one from before the regency', { nik: '6308064101900001', home: ['6311', '6308'] }, []],
    ['one from elsewhere', { nik: '6371014101900001', home: ['6311', '6308'] }, ['nik nik-from-elsewhere']],
    ['the NIK as tax number', { nik: NIK, npwp: { digits: NIK, person: true } }, []],
    [
      "another person's NIK as tax number",
      { nik: NIK, npwp: { digits: '6311060101900002', person: true } },
      ['npwp npwp-differs-from-nik'],
    ],
    ["a company's tax number", { nik: NIK, npwp: { digits: '0092542943407000', person: false } }, []],
    ['an old tax number', { nik: NIK, npwp: { digits: '092542943407000', person: true } }, []],
    [
      'the AHU number of the legal form',
      { ahu: 'AHU-0017580-AH.01.14 TAHUN 2021', legalForm: 'cv', deedDate: '2021-05-17' },
      [],
    ],
    [
      'that of another',
      { ahu: 'AHU-0017580-AH.01.14 TAHUN 2021', legalForm: 'koperasi' },
      ['ahu_number ahu-legal-form'],
    ],
    [
      'a deed after the approval',
      { ahu: 'AHU-0017580-AH.01.14 TAHUN 2021', deedDate: '2022-01-02' },
      ['deed_date deed-after-approval'],
    ],
    [
      'a deed to come',
      { ahu: 'AHU-0017580-AH.01.14 TAHUN 2026', deedDate: '2026-12-30' },
      ['deed_date deed-in-future'],
    ],
    ['a NIK that is none', { nik: '123', birthDate: '1990-01-02', sex: 'L' }, []],
    ['nothing', {}, []],
  ])('%s', (_, known, problems) => expect(found(known)).toEqual(problems));

  test('warns, never rejects, and every rule that it names is judged anew', () => {
    for (const rule of CROSS_RULES) expect(severityOf(rule)).toBe('warn');
  });

  test('a NIK agrees with its own birth date and sex, and with no other', () => {
    const births = fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 1950, max: 1999 }),
      sex: fc.constantFrom('L' as const, 'P' as const),
      shift: fc.integer({ min: 1, max: 20_000 }),
    });
    const two = (value: number): string => String(value).padStart(2, '0');
    fc.assert(
      fc.property(births, ({ day, month, year, sex, shift }) => {
        const nik = `631106${two(day + (sex === 'P' ? 40 : 0))}${two(month)}${two(year % 100)}0001`;
        const birthDate = `${year}-${two(month)}-${two(day)}`;
        expect(found({ nik, birthDate, sex })).toEqual([]);
        const other = new Date(Date.parse(birthDate) - shift * 86_400_000).toISOString().slice(0, 10);
        expect(found({ nik, birthDate: other, sex: sex === 'L' ? 'P' : 'L' })).toEqual([
          'nik nik-other-birth-date',
          'nik nik-other-sex',
        ]);
      }),
    );
  });
});
