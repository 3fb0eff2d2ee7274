import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { applicationNumber, parseApplicationNumber } from '../../../licensing/identity/application-number.ts';

const numbers = fc
  .tuple(
    fc.constantFrom('BLG' as const, 'ADU' as const),
    fc.integer({ min: 2020, max: 2099 }),
    fc.integer({ min: 1, max: 999_999 }),
  )
  .map(([prefix, year, serial]) => applicationNumber(prefix, year, serial));

describe('application numbers', () => {
  test('look like the one on the receipt', () => {
    expect(applicationNumber('BLG', 2026, 123)).toBe('BLG-2026-000123-K');
    expect(applicationNumber('ADU', 2026, 123)).toMatch(/^ADU-2026-000123-[A-HJ-NPR-Z]$/);
    expect(() => applicationNumber('BLG', 2026, 1_000_000)).toThrow(RangeError);
    expect(() => applicationNumber('BLG', 26, 1)).toThrow(RangeError);
  });

  test.each([
    'BLG-2026-000123-K',
    'blg-2026-000123-k',
    'blg2026000123k',
    'BLG 2026 000123 K',
    'gmn kabar blg 2026-000123k pak?',
    'BLG-2026-000123-A eh maksud saya BLG-2026-000123-K',
    '*BLG–2026–000123–K*',
  ])('reads %j', (text) => {
    expect(parseApplicationNumber(text)).toEqual({ ok: true, number: 'BLG-2026-000123-K' });
  });

  test('tells a typo from something else', () => {
    expect(parseApplicationNumber('BLG-2026-000124-K')).toEqual({ ok: false, reason: 'check' });
    for (const text of [
      '',
      'berkas saya',
      'BLG-2026-00123-K',
      'ABLG-2026-000123-K',
      'BLG-2026-000123 sudah?',
    ]) {
      expect(parseApplicationNumber(text)).toEqual({ ok: false, reason: 'shape' });
    }
  });

  test('are read back', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(parseApplicationNumber(number)).toEqual({ ok: true, number });
        expect(parseApplicationNumber(number.toLowerCase().replaceAll('-', ' '))).toEqual({
          ok: true,
          number,
        });
      }),
    );
  });

  test('every single wrong character is caught', () => {
    const signs = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
    fc.assert(
      fc.property(numbers, fc.nat(16), fc.constantFrom(...signs), (number, at, sign) => {
        fc.pre(number[at] !== sign);
        expect(parseApplicationNumber(number.slice(0, at) + sign + number.slice(at + 1)).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test('every swap of neighbours is caught', () => {
    fc.assert(
      fc.property(numbers, fc.nat(14), (number, at) => {
        const [left = '', right = ''] = number.slice(at, at + 2);
        fc.pre(left !== right);
        expect(parseApplicationNumber(number.slice(0, at) + right + left + number.slice(at + 2)).ok).toBe(
          false,
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
