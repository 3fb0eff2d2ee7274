import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { editDistance } from '../../../licensing/identity/edit-distance.ts';
import { letterSet, mayBeNear } from '../../../licensing/identity/letter-set.ts';

const words = fc.string({ unit: fc.constantFrom(...'abcdeiknru1'), maxLength: 12 });
const near = words.chain((word) =>
  fc
    .tuple(fc.constant(word), fc.nat(12), fc.nat(12), fc.constantFrom(...'abcz'))
    .map(([text, at, to, sign]) => {
      const letters = [...text];
      letters.splice(at, 1);
      letters.splice(to, 0, sign);
      return [text, letters.join('')] as const;
    }),
);
const spelled = (text: string) => ({ length: text.length, letters: letterSet(text) });

test('two words within so many edits are never told apart by their letters', () => {
  fc.assert(
    fc.property(
      fc.oneof(near, fc.tuple(words, words)),
      fc.integer({ min: 0, max: 3 }),
      ([one, other], limit) => {
        if (editDistance(one, other, limit) <= limit)
          expect(mayBeNear(spelled(one), spelled(other), limit)).toBe(true);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('words of other letters or lengths are', () => {
  expect(mayBeNear(spelled('paringin'), spelled('halong'), 2)).toBe(false);
  expect(mayBeNear(spelled('juai'), spelled('lampihong'), 2)).toBe(false);
  expect(mayBeNear(spelled('awayan'), spelled('awayn'), 1)).toBe(true);
});
