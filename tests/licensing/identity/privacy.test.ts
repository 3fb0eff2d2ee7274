import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  maskEmail,
  maskIdentity,
  maskNumbersIn,
  maskPair,
  maskPhone,
} from '../../../licensing/identity/mask.ts';
import { containsSecret } from '../../../licensing/identity/secret.ts';
import { cpuMs } from '../../support/cpu.ts';

const samples: { secrets: string[]; harmless: string[]; unless_a_number_is_asked: string[] } = JSON.parse(
  readFileSync(new URL('./secrets.json', import.meta.url), 'utf8'),
);

describe('containsSecret', () => {
  test.each(samples.secrets)('%j gives a secret away, whatever was asked', (text) => {
    expect(containsSecret(text, { answeringNumber: false })).toBe(true);
    expect(containsSecret(text, { answeringNumber: true })).toBe(true);
  });

  test.each(samples.harmless)('%j gives nothing away', (text) => {
    expect(containsSecret(text, { answeringNumber: false })).toBe(false);
    expect(containsSecret(text, { answeringNumber: true })).toBe(false);
  });

  test.each(samples.unless_a_number_is_asked)('%j is a secret unless a number was asked for', (text) => {
    expect(containsSecret(text, { answeringNumber: false })).toBe(true);
    expect(containsSecret(text, { answeringNumber: true })).toBe(false);
  });

  test('judges 60 000 characters at once', () => {
    const spent = cpuMs(() => {
      for (const part of ['otp ', 'otp:', 'password saya ', 'jangan ', 'kode ', '1 ', 'a', '*', '?', '.'])
        containsSecret(`a${part.repeat(60_000 / part.length)}a`, { answeringNumber: false });
    });
    expect(spent).toBeLessThan(2_000);
  });
});

describe('masking', () => {
  test('of two numbers shows the digits in which they differ, unless they have nothing to do with each other', () => {
    expect(maskPair('6311060101900001', '6311060107900001')).toEqual([
      '6311•••••1••0001',
      '6311•••••7••0001',
    ]);
    expect(maskPair('7371015210959308', '3674122703649465')).toEqual([
      '7371••••••••9308',
      '3674••••••••9465',
    ]);
    // With the same ends nothing else would tell them apart.
    expect(maskPair('6311010101900001', '6311232323560001')[0]).toBe('6311010101900001');
  });

  test('identity numbers keep four digits at each end', () => {
    expect(maskIdentity('6311060101900001')).toBe('6311••••••••0001');
    expect(maskIdentity('012345674731000')).toBe('0123•••••••1000');
    expect(maskIdentity('01.234.567.4-731.000')).toBe('01.23•.•••.•-••1.000');
    expect(maskIdentity('1404250115108')).toBe('1404•••••5108');
    expect(maskIdentity('123456')).toBe('1••••6');
    expect(maskIdentity('AHU-0012345.AH.01.01.TAHUN 2021')).not.toContain('0012345');
  });

  test('phones and addresses', () => {
    expect(maskPhone('+6281253411389')).toBe('+6281••••••389');
    expect(maskPhone('081253')).toBe('••••••');
    expect(maskEmail('budi.santoso@gmail.com')).toBe('b•••o@gmail.com');
    expect(maskEmail('ab@gmail.com')).toBe('a•••@gmail.com');
  });

  test('numbers in a text, also broken ones; short ones stay', () => {
    expect(maskNumbersIn('NIK 6311 0601 0190 0001, RT 2 no 15')).toBe('NIK 6311 •••• •••• 0001, RT 2 no 15');
    expect(maskNumbersIn('hp 0812-5341-1389 ya')).toBe('hp 0812-••••-1389 ya');
    expect(maskNumbersIn('otp 884422')).toBe('otp 8••••2');
    expect(maskNumbersIn('pukul 10.00, 12345')).toBe('pukul 10.00, 12345');
  });

  test('no six digits of a masked number stand together', () => {
    const separator = fc.constantFrom('', '', ' ', '.', '-', ' - ', '\u200b');
    const number = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), separator), {
      minLength: 6,
      maxLength: 22,
    });
    fc.assert(
      fc.property(number, (digits) => {
        const text = digits.map(([digit, after]) => `${digit}${after}`).join('');
        const masked = maskNumbersIn(`a ${text} b`).replace(/[^0-9•]/g, '');
        expect(masked).toHaveLength(digits.length);
        expect(masked).not.toMatch(/[0-9]{5}/);
        expect(masked).toContain('••••');
      }),
    );
  });
});
