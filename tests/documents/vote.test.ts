/** A number is read six times more; what the looks must have in common before it counts as read. */
import { expect, test } from '@jest/globals';
import { voted } from '../../documents/kinds/nik-line.ts';

const NUMBER = '6311064101908001';
const OTHER = '6311064101908007';
/** So many looks that read this; `weak`: how sure the last digit is, where it is less so than the others. */
const looks = (count: number, digits: string, sure = 0.98, weak = sure) =>
  Array.from({ length: count }, () =>
    [...digits].map((sign, at) => ({ sign, sure: at === digits.length - 1 ? weak : sure })),
  );
const agreed = (...all: ReturnType<typeof looks>[]) => voted(all.flat(), NUMBER, 16)?.agreed;

test('six looks, or five of them, that read what was read first agree', () => {
  expect(voted(looks(6, NUMBER), NUMBER, 16)).toEqual({
    digits: NUMBER,
    agreed: true,
    plain: true,
    confidence: 0.98,
  });
  expect(agreed(looks(5, NUMBER), looks(1, OTHER))).toBe(true);
});

test('four against two do not agree', () => {
  expect(agreed(looks(4, NUMBER), looks(2, OTHER))).toBe(false);
});

test('looks that agree on another number than was read first do not count as read', () => {
  expect(agreed(looks(6, OTHER))).toBe(false);
});

test('one digit nobody is sure of is enough to doubt the number', () => {
  expect(agreed(looks(6, NUMBER, 0.98, 0.59))).toBe(false);
  expect(agreed(looks(6, NUMBER, 0.98, 0.61))).toBe(true);
});

test('a digit of which all looks are less sure than of the rest is worn or covered: it is asked about', () => {
  expect(voted(looks(6, NUMBER, 0.99, 0.93), NUMBER, 16)).toMatchObject({ agreed: true, plain: false });
  expect(voted(looks(6, NUMBER, 0.99, 0.96), NUMBER, 16)).toMatchObject({ agreed: true, plain: true });
  expect(voted(looks(6, NUMBER, 0.9, 0.85), NUMBER, 16)).toMatchObject({ agreed: true, plain: true });
});

test('a digit that one look is unsure of may be plain in the others', () => {
  expect(agreed(looks(5, NUMBER), looks(1, NUMBER, 0.98, 0.1))).toBe(true);
});

test('digits of which none is quite sure are doubted as a whole', () => {
  expect(agreed(looks(6, NUMBER, 0.8))).toBe(false);
});

test('a digit too few is no number, however often it is read', () => {
  const short = NUMBER.slice(1);
  expect(voted(looks(6, short), short, 16)?.agreed).toBe(false);
});

test('without a look there is no number', () => {
  expect(voted([], NUMBER, 16)).toBeUndefined();
});
