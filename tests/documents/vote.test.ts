/** A number is read six times more; what the looks must have in common before it counts as read. */
import { expect, test } from '@jest/globals';
import { doubtfulDigits, voted } from '../../documents/kinds/nik-line.ts';

const NUMBER = '6311064101908001';
const OTHER = '6311064101908007';
/** So many looks that read this; `weak`: how sure the last digit is, where it is less so than the others. */
const looks = (count: number, digits: string, sure = 0.98, weak = sure) =>
  Array.from({ length: count }, () =>
    [...digits].map((sign, at) => ({
      sign,
      at: at / digits.length,
      sure: at === digits.length - 1 ? weak : sure,
    })),
  );
const agreed = (...all: ReturnType<typeof looks>[]) => voted(all.flat(), NUMBER, 16)?.agreed;

test('six looks, or five of them, that read what was read first agree', () => {
  expect(voted(looks(6, NUMBER), NUMBER, 16)).toMatchObject({
    digits: NUMBER,
    agreed: true,
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

/** Which of four digits are in doubt: how sure the looks are of each, and how like it is to the others of its kind. */
const doubts = (sure: number[], alike: (number | undefined)[] = []) =>
  doubtfulDigits(
    sure.map((one) => ({ sure: one })),
    alike,
  );

test('a digit that is less like the others of its kind is in doubt, however sure the looks are of it', () => {
  expect(doubts([0.99, 0.99, 0.99, 0.99], [0.98, 0.98, 0.91, 0.93])).toEqual([2]);
});

test('one that stands there only once is in doubt where the looks are less sure of it than of the rest', () => {
  expect(doubts([0.99, 0.99, 0.93, 0.99])).toEqual([2]);
  expect(doubts([0.99, 0.99, 0.975, 0.99])).toEqual([]);
  expect(doubts([0.9, 0.91, 0.85, 0.9])).toEqual([]);
});

test('one that stands there only once is in no doubt where one that is like others is read far worse', () => {
  const alike = [0.99, 0.99, 0.99, 0.99, undefined];
  expect(doubts([0.99, 0.7, 0.99, 0.99, 0.9], alike)).toEqual([]);
  expect(doubts([0.99, 0.95, 0.99, 0.99, 0.9], alike)).toEqual([4]);
});

test('a digit that one look is unsure of may be plain in the others', () => {
  expect(agreed(looks(5, NUMBER), looks(1, NUMBER, 0.98, 0.1))).toBe(true);
});

test('digits of which none is quite sure are doubted as a whole', () => {
  expect(agreed(looks(6, NUMBER, 0.8))).toBe(false);
});

test('the digits that keep the looks from agreeing are told; where it is none of them the number is doubted as a whole', () => {
  const unclear = (...all: ReturnType<typeof looks>[]) => voted(all.flat(), NUMBER, 16)?.unclear;
  expect(unclear(looks(4, NUMBER), looks(2, OTHER))).toEqual([15]);
  expect(unclear(looks(6, OTHER))).toEqual([15]);
  expect(unclear(looks(6, NUMBER, 0.98, 0.59))).toEqual([15]);
  expect(unclear(looks(6, NUMBER, 0.8))).toEqual([]);
  expect(unclear(looks(4, NUMBER), looks(2, `${NUMBER}1`))).toEqual([]);
});

test('a digit too few is no number, however often it is read', () => {
  const short = NUMBER.slice(1);
  expect(voted(looks(6, short), short, 16)?.agreed).toBe(false);
});

test('without a look there is no number', () => {
  expect(voted([], NUMBER, 16)).toBeUndefined();
});
