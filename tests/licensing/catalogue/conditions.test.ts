import { describe, expect, test } from '@jest/globals';
import { isAskName, isPersonal } from '../../../licensing/catalogue/asks.ts';
import { evaluateCondition } from '../../../licensing/catalogue/conditions.ts';
import type { ConditionFacts, ConditionName } from '../../../licensing/catalogue/conditions.ts';
import { businessScale, isUmk } from '../../../licensing/risk.ts';

type Facts = Omit<ConditionFacts, 'permits'>;
const cases: [ConditionName, Facts, string][] = [
  ['pt_perorangan_only', { applicantType: 'pt_perorangan' }, 'applies'],
  ['pt_perorangan_only', { applicantType: 'pt' }, 'not'],
  ['pt_perorangan_only', {}, 'unknown'],
  ['not_pt_perorangan', { applicantType: 'pt_perorangan' }, 'not'],
  ['not_pt_perorangan', { applicantType: 'cv' }, 'applies'],
  ['legal_entity', { applicantType: 'perseorangan' }, 'not'],
  ['legal_entity', { applicantType: 'pt_perorangan' }, 'applies'],
  ['legal_entity', { applicantType: 'lembaga' }, 'officer_decides'],
  ['deed_entity', { applicantType: 'pt_perorangan' }, 'not'],
  ['deed_entity', { applicantType: 'yayasan' }, 'applies'],
  ['deed_entity', { applicantType: 'lembaga' }, 'officer_decides'],
  ['has_workers', { workers: 0 }, 'not'],
  ['has_workers', { workers: 1 }, 'applies'],
  ['has_workers', {}, 'unknown'],
  ['represented', { represented: true }, 'applies'],
  ['represented', { represented: false }, 'not'],
  ['represented', {}, 'unknown'],
  ['renewal', { caseKinds: ['renewal'] }, 'applies'],
  ['renewal', { caseKinds: ['new'] }, 'not'],
  ['renewal', {}, 'unknown'],
  ['deed_changed', { caseKinds: ['deed_changed'] }, 'applies'],
  ['activity_changed', { caseKinds: ['deed_changed'] }, 'not'],
  ['address_changed', { caseKinds: ['address_changed'] }, 'applies'],
  ['not_umk_or_oss_asks', { capital: 5_000_000_001, applicantType: 'cv' }, 'applies'],
  ['not_umk_or_oss_asks', { capital: 5_000_000_000, applicantType: 'cv' }, 'officer_decides'],
  ['not_umk_or_oss_asks', { applicantType: 'cv' }, 'unknown'],
  ['kkpr_not_self_declared', { capital: 6_000_000_000, applicantType: 'pt' }, 'applies'],
  ['kkpr_not_self_declared', { capital: 6_000_000_000, applicantType: 'pt_perorangan' }, 'not'],
  ['kkpr_not_self_declared', { capital: 1, applicantType: 'pt' }, 'not'],
  ['kkpr_not_self_declared', {}, 'unknown'],
  ['officer_decides', {}, 'officer_decides'],
];

test.each(cases)('%s with %j: %s', (name, facts, result) => {
  expect(evaluateCondition(name, { permits: ['NIB-BU'], ...facts })).toBe(result);
});

describe('scale of a business (PP 7/2021 art. 35)', () => {
  test.each([
    [1_000_000_000, 'mikro'],
    [1_000_000_001, 'kecil'],
    [5_000_000_000, 'kecil'],
    [5_000_000_001, 'menengah'],
    [10_000_000_000, 'menengah'],
    [10_000_000_001, 'besar'],
  ])('%d is %s', (capital, scale) => {
    expect(businessScale(capital)).toBe(scale);
  });

  test('a PT Perorangan stays UMK whatever is said', () => {
    expect(businessScale(20_000_000_000, 'pt_perorangan')).toBe('kecil');
    expect(isUmk(undefined, 'pt_perorangan')).toBe(true);
    expect(isUmk(undefined, 'pt')).toBeUndefined();
  });
});

test('the vocabulary of asks is closed', () => {
  expect(['nik', 'doc:ktp', 'survey:U9', 'location'].every(isAskName)).toBe(true);
  expect(['nib', 'doc:', 'doc:KTP', 'survey:U0', 'survey:U10', 'NIK', ''].filter(isAskName)).toEqual([]);
  expect(isPersonal('capital')).toBe(false);
  expect(isPersonal('name')).toBe(true);
});
