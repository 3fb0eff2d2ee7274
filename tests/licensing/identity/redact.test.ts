import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { redact } from '../../../licensing/identity/redact.ts';

const DIGITS = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ');
const numbers = fc.stringMatching(/^[0-9]{8,22}$/);
const words = fc.array(fc.constantFrom('mau', 'urus', 'izin', 'saya', 'nik', 'nya', 'di', 'paringin'), {
  maxLength: 6,
});
const gaps = fc.array(fc.constantFrom('', '', '', ' ', '.', '-', ' - ', '/', ',', '\u200b', ' lalu ', '\n'), {
  minLength: 22,
  maxLength: 22,
});
const scripts = fc.constantFrom(
  (digit: string) => digit,
  (digit: string) => String.fromCodePoint(0xff10 + Number(digit)),
  (digit: string) => String.fromCodePoint(0x0660 + Number(digit)),
  (digit: string) => (digit === '0' ? 'O' : digit === '1' ? 'l' : digit),
);

describe('what a reader outside the house is shown', () => {
  test('no number of identity survives, however it is divided, joined or written', () => {
    fc.assert(
      fc.property(words, numbers, words, gaps, scripts, (before, number, after, between, script) => {
        const written = [...number].map((digit, at) => `${script(digit)}${between[at] ?? ''}`).join('');
        const shown = redact([...before, written, ...after].join(' '));
        expect(shown).not.toMatch(/[0-9]{4}/);
        expect((shown.match(/\p{Nd}/gu) ?? []).length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 1_000 },
    );
  });

  test('nor one spelled out in words', () => {
    fc.assert(
      fc.property(words, numbers, words, (before, number, after) => {
        const spelled = [...number].map((digit) => DIGITS[Number(digit)]).join(' ');
        const shown = redact([...before, spelled, ...after].join(' ')).split(/\s+/);
        expect(shown.filter((word) => DIGITS.includes(word))).toEqual([]);
      }),
    );
  });

  test.each([
    ['nama sy budi, nik 6311 0641 0190 0001 mau urus izin', 'nama sy budi, nik • mau urus izin'],
    ['hp 0812-5341-1389', 'hp •'],
    ['email saya siti.rahmah@gmail.com ya', 'email saya • ya'],
    ['bangun ruko 2 lantai, biayanya?', 'bangun ruko 2 lantai, biayanya?'],
    ['modal 5 juta, 3 orang', 'modal 5 juta, 3 orang'],
    ['kode 123456', 'kode •'],
  ])('"%s" is "%s"', (text, shown) => expect(redact(text)).toBe(shown));
});
