import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deedDateProblems } from '../../../licensing/identity/deed.ts';
import { identityKindNamed, identityKinds } from '../../../licensing/identity/kind.ts';
import { rules } from '../../../licensing/identity/rules.ts';
import { context, rulesOf } from './world.ts';
import { cpuMs } from '../../support/cpu.ts';

const { nik, kk, npwp, nitku, nib, npp, ahu, pbg, slf, phone, email, deed } = identityKinds;

describe('nik', () => {
  test('tells birth date, sex and region', () => {
    expect(nik('6311064101900001', context)).toEqual({
      ok: true,
      normalised: '6311064101900001',
      problems: [],
      facts: { birthDate: '1990-01-01', sex: 'P', regionCode: '631106' },
    });
    expect(nik('6371015708990012', context).facts).toMatchObject({ birthDate: '1999-08-17', sex: 'P' });
    expect(nik('6311082902960001', context).facts).toMatchObject({ birthDate: '1996-02-29', sex: 'L' });
  });

  test.each([
    ['6311 0601 0190 0001'],
    ['NIK saya: 6311.0601.0190.0001 ya'],
    ['6311-0601-0190-0001'],
    ['６３１１０６０１０１９００００１'],
    ['6311\u200b060101900001'],
  ])('reads %p', (value) => expect(nik(value, context).normalised).toBe('6311060101900001'));

  test.each([
    ['', 'empty'],
    ['631106O101900001', 'letter-in-number'],
    ['63110601019oooo1', 'letter-in-number'],
    ['tidak tahu', 'letter-in-number'],
    ['63110601019000011', 'nik-length'],
    ['0311060101900001', 'nik-leading-zero'],
    ['6311060001900001', 'nik-birth-date'],
    ['6311064001900001', 'nik-birth-date'],
    ['6311063102900001', 'nik-birth-date'],
    ['6311060101900000', 'nik-serial-zero'],
    ['9911060101900001', 'nik-province-unknown'],
    ['6399060101900001', 'nik-regency-unknown'],
    ['6311990101900001', 'nik-district-unknown'],
    ['6311060101150001', 'nik-under-17'],
  ])('%p breaks %s only', (value, rule) => expect(rulesOf(nik(value, context))).toEqual([rule]));

  test('a two-digit year is the last one that has come', () => {
    expect(nik('6311062211260001', context).facts['birthDate']).toBe('2026-11-22');
    expect(nik('6311062311260001', context).facts['birthDate']).toBe('1926-11-23');
  });

  test('seventeen on the birthday, not the day before', () => {
    expect(rulesOf(nik('6311062211090001', context))).toEqual([]);
    expect(rulesOf(nik('6311062311090001', context))).toEqual(['nik-under-17']);
  });
});

test('kk differs from the NIK, and its date has no 40 added', () => {
  expect(rulesOf(kk('6311060101900001', { ...context, nik: '6311060101900001' }))).toEqual(['kk-equals-nik']);
  expect(rulesOf(kk('6311064203150004', context))).toEqual(['kk-date']);
  expect(rulesOf(kk('6399060203150004', context))).toEqual(['kk-region-unknown']);
  expect(rulesOf(kk('0311060203150004', context))).toEqual(['kk-leading-zero']);
});

describe('npwp', () => {
  test('the old form keeps its digits and tells the new ones', () => {
    expect(npwp('01.234.567.4-731.000', context)).toEqual({
      ok: true,
      normalised: '012345674731000',
      problems: [],
      facts: { form: 'old', sixteen: '0012345674731000' },
    });
  });

  test('every wrong check digit is noticed', () => {
    const wrong = [...'012356789'].map((digit) => `01234567${digit}731000`);
    for (const value of wrong) expect(rulesOf(npwp(value, context))).toEqual(['npwp-check-digit']);
  });

  test('sixteen digits: old entity, new entity, or the own NIK', () => {
    const withNik = { ...context, nik: '6311060101900001' };
    expect(rulesOf(npwp('0012345677731000', context))).toEqual(['npwp-check-digit']);
    expect(npwp('1000000010745785', withNik)).toMatchObject({ problems: [], facts: { form: 'coretax' } });
    expect(rulesOf(npwp('6311063201900001', context))).toEqual(['npwp-not-a-nik']);
    expect(rulesOf(npwp('6311064101900001', withNik))).toEqual(['npwp-differs-from-nik']);
    expect(rulesOf(npwp('6311060101900001', withNik))).toEqual([]);
    expect(rulesOf(npwp('O12345674731000', context))).toEqual(['letter-in-number']);
  });
});

test('nitku splits into owner and place', () => {
  expect(nitku('0012345674731000000001', context).facts).toEqual({
    npwp: '0012345674731000',
    place: '000001',
    headOffice: false,
  });
  expect(rulesOf(nitku('0012345677731000000000', context))).toEqual(['npwp-check-digit']);
});

test('nib and npp', () => {
  expect(nib('NIB 1404 2501 15108', context).normalised).toBe('1404250115108');
  expect(rulesOf(nib('l404250115108', context))).toEqual(['letter-in-number']);
  expect(npp('jj-012345', context).normalised).toBe('JJ012345');
  expect(rulesOf(npp('12', context))).toEqual(['npp-format']);
});

test('ahu tells the legal form and compares it', () => {
  const number = 'ahu-0017580-ah.01.14  tahun 2026';
  expect(ahu(number, context)).toEqual({
    ok: true,
    normalised: 'AHU-0017580-AH.01.14 TAHUN 2026',
    problems: [],
    facts: { code: '14', legalForm: 'cv', year: 2026 },
  });
  expect(rulesOf(ahu(number, { ...context, legalForm: 'pt' }))).toEqual(['ahu-legal-form']);
  expect(rulesOf(ahu('AHU-0017580-AH.01.99 Tahun 2026', context))).toEqual(['ahu-format']);
  expect(ahu('  ', context).ok).toBe(false);
});

test('building numbers: district, date and the other type', () => {
  const withRegency = { ...context, regency: '6311' };
  expect(pbg('sk-pbg-631106-18122025-007', withRegency)).toEqual({
    ok: true,
    normalised: 'SK-PBG-631106-18122025-007',
    problems: [],
    facts: { districtCode: '631106', issuedOn: '2025-12-18' },
  });
  expect(rulesOf(pbg('SK-PBG-321413-18122025-007', withRegency))).toEqual(['building-number-elsewhere']);
  expect(rulesOf(pbg('SK-PBG-631199-18122025-007', withRegency))).toEqual(['building-number-district']);
  expect(rulesOf(pbg('SK-PBG-631106-31022025-007', withRegency))).toEqual(['building-number-date']);
  expect(rulesOf(pbg('SK-PBG-631106-23112026-007', withRegency))).toEqual(['building-number-date']);
  expect(rulesOf(pbg('SK-SLF-631106-05012026-001', context))).toEqual(['building-number-format']);
  expect(rulesOf(slf('SK-SLF-631106-05012026-001', context))).toEqual([]);
});

describe('phone', () => {
  test.each([
    ['0812-5341-1389'],
    ['628125341 1389'],
    ['+62 0812 5341 1389'],
    ['81253411389'],
    ['wa: 081253411389'],
  ])('reads %p', (value) => expect(phone(value, context).normalised).toBe('+6281253411389'));

  test.each([
    ['O81253411389', 'letter-in-number'],
    ['0511123', 'phone-format'],
    ['+60123456789', 'phone-format'],
    ['tidak ada', 'phone-format'],
    ['', 'empty'],
  ])('%p breaks %s', (value, rule) => expect(rulesOf(phone(value, context))).toEqual([rule]));
});

describe('email', () => {
  test('suggests the domain that was meant', () => {
    expect(email('Budi@GMIAL.com', context)).toEqual({
      ok: true,
      normalised: 'budi@gmial.com',
      problems: [{ rule: 'email-typo', severity: 'warn', values: { suggestion: 'budi@gmail.com' } }],
      facts: {},
    });
    expect(email('budi@yahoo.co.di', context).problems[0]?.values).toEqual({
      suggestion: 'budi@yahoo.co.id',
    });
    expect(email('budi@gmail,com', context).problems).toEqual([
      { rule: 'email-format', severity: 'reject', values: { suggestion: 'budi@gmail.com' } },
    ]);
    expect(email('budi@gmailcom', context).problems[0]?.values).toEqual({ suggestion: 'budi@gmail.com' });
  });

  test('takes the address out of a sentence and closes gaps', () => {
    expect(email('email saya budi@gmail.com.', context).normalised).toBe('budi@gmail.com');
    expect(email('budi @ gmail . com', context).normalised).toBe('budi@gmail.com');
    expect(email('a@gmail.com atau b@gmail.com', context).ok).toBe(false);
  });

  test('leaves real domains that look alike', () => {
    for (const domain of ['mail.com', 'ymail.com', 'balangankab.go.id']) {
      expect(rulesOf(email(`a@${domain}`, context))).toEqual([]);
    }
  });
});

test('deed: number and order of dates', () => {
  expect(deed(' 12/2020 ', context).normalised).toBe('12/2020');
  expect(rulesOf(deed('1'.repeat(101), context))).toEqual(['deed-too-long']);
  const order = (deedDate: string, approved: string | null): string[] =>
    deedDateProblems(deedDate, approved, context.today).map((found) => found.rule);
  expect(order('2020-01-02', '2020-01-02')).toEqual([]);
  expect(order('2020-01-03', '2020-01-02')).toEqual(['deed-after-approval']);
  expect(order('2026-11-23', null)).toEqual(['deed-in-future']);
});

test('names and aliases of kinds', () => {
  expect(['NIK', 'hp', 'npwp15', 'npwp16', 'npp_bpjstk'].map(identityKindNamed)).toEqual([
    'nik',
    'phone',
    'npwp',
    'npwp',
    'npp',
  ]);
  expect(['', 'toString', 'ktp'].map(identityKindNamed)).toEqual([null, null, null]);
});

test('any text gets a verdict whose rules are documented', () => {
  const known = new Set(rules.map((rule) => rule.id));
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.stringMatching(/^[0-9 .-]{10,26}$/),
    fc.stringMatching(/^(AHU|SK-PBG|budi@)[-.0-9a-z]{0,20}$/),
  );
  fc.assert(
    fc.property(anyText, fc.constantFrom(...Object.values(identityKinds)), (text, kind) => {
      const found = kind(text, context);
      expect(found.ok).toBe(found.problems.every((problem) => problem.severity === 'warn'));
      expect(found.normalised === null).toBe(!found.ok);
      for (const rule of rulesOf(found)) expect(known.has(rule)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('a message of 60 000 characters is judged at once', () => {
  const texts = ['1', 'a ', '@', 'a@b.', '- ', 'SK-PBG-'].map((part) => part.repeat(60_000 / part.length));
  const spent = cpuMs(() => {
    for (const text of texts) for (const kind of Object.values(identityKinds)) kind(text, context);
  });
  expect(spent).toBeLessThan(1_000);
});
