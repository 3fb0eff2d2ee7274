import { describe, expect, test } from '@jest/globals';
import { ulids } from '../../bot/ids.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The number an id stands for, of 130 bits. */
const numberOf = (id: string): bigint =>
  [...id].reduce((sum, digit) => sum * 32n + BigInt(DIGITS.indexOf(digit)), 0n);

describe('ids', () => {
  test('begin with the time in milliseconds and have 26 digits', () => {
    const ids = ulids(
      () => 1_764_547_200_000,
      (bytes) => new Uint8Array(bytes).fill(7),
    );
    const id = ids.next();
    expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(numberOf(id) >> 80n).toBe(1_764_547_200_000n);
  });

  test('inside one millisecond, or when the clock steps back, each is one more than the last', () => {
    let now = 5_000;
    const ids = ulids(
      () => now,
      (bytes) => new Uint8Array(bytes).fill(31),
    );
    let before = ids.next();
    for (let count = 0; count < 5_000; count += 1) {
      now = 5_000 - (count % 3);
      const next = ids.next();
      expect(numberOf(next)).toBe(numberOf(before) + 1n);
      expect(next > before).toBe(true);
      before = next;
    }
  });

  test('a later millisecond draws anew and stands behind all before it', () => {
    let now = 1;
    let drawn = 0;
    const ids = ulids(
      () => now,
      (bytes) =>
        Uint8Array.from({ length: bytes }, () => (drawn = Math.imul(drawn, 1_103_515_245) + 12_345) >>> 16),
    );
    const made: string[] = [];
    for (; now < 400; now += 1) made.push(ids.next(), ids.next());
    expect(made.toSorted()).toEqual(made);
    expect(new Set(made.map((id) => id.slice(10, 25))).size).toBeGreaterThan(250);
  });
});
