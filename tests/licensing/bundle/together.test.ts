import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { commonApplicants, needs, together } from '../../../licensing/bundle/together.ts';
import { findPermit, loadCatalogue } from '../../../licensing/catalogue/catalogue.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';

const catalogue = loadCatalogue(new URL('../../../licensing/offices/balangan', import.meta.url).pathname);
const normal = [...catalogue.permits.values()].filter(({ handling }) => handling === 'normal');

const permits = (...codes: string[]): Permit[] => codes.map((code) => findPermit(catalogue, code)!);

/** "NIB-UMK REKLAME | SLF needs PBG" */
function told(...codes: string[]): string {
  const { shared, apart } = together(permits(...codes));
  const after = apart.map(({ permit, why, first }) => `${permit.code} ${why} ${first.code}`);
  return [shared.map(({ code }) => code).join(' '), ...after].join(' | ');
}

describe('permits that are wished at once', () => {
  test.each([
    [['REKLAME', 'NIB-UMK'], 'NIB-UMK REKLAME'],
    [['NIB-BU', 'TDG', 'REKLAME'], 'NIB-BU TDG REKLAME'],
    [['SPP-IRT', 'SLHS'], 'SPP-IRT SLHS'],
    [['SLF', 'PBG'], 'PBG | SLF needs PBG'],
    [['PBG', 'KKPR', 'NIB-UMK', 'SLF'], 'KKPR NIB-UMK | PBG needs KKPR | SLF needs PBG'],
    [['SIP-BIDAN', 'REKLAME'], 'SIP-BIDAN REKLAME'],
    [['SIP-BIDAN', 'SIP-PERAWAT'], 'SIP-BIDAN | SIP-PERAWAT case_kind SIP-BIDAN'],
    [['NIB-UMK', 'NIB-UBAH'], 'NIB-UMK | NIB-UBAH case_kind NIB-UMK'],
    [['NIB-UMK', 'TRAYEK'], 'NIB-UMK | TRAYEK applicant NIB-UMK'],
  ])('%j: %s', (codes, expected) => {
    expect(told(...codes)).toBe(expected);
  });

  test('of whatever permits, each is told once; those that share have an applicant, and nothing precedes what it needs', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...normal), { minLength: 1, maxLength: 6 }), (chosen) => {
        const { shared, apart } = together(chosen);
        expect(new Set([...shared, ...apart.map(({ permit }) => permit)])).toEqual(new Set(chosen));
        expect(shared.length).toBeGreaterThan(0);
        expect(commonApplicants(shared).length).toBeGreaterThan(0);
        for (const [at, permit] of shared.entries())
          expect(shared.slice(at + 1).filter((later) => needs(permit, later))).toEqual([]);
      }),
      { seed: 20_261_128, numRuns: 300 },
    );
  });
});
