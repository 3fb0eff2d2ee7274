import { expect, test } from '@jest/globals';
import { GOALS } from '../../eval/applicant-goals.ts';
import { simulateAll } from '../../eval/applicants-table.ts';

/** A sample of `npm run eval -- applicants`. */
const outcomes = simulateAll([11]);

test('nine of ten simulated applicants reach exactly the right application, or the right door', () => {
  expect(outcomes).toHaveLength(GOALS.length);
  expect(outcomes.filter(({ reached }) => !reached).length).toBeLessThanOrEqual(1);
});

test('nobody who applies needs more messages than a form that asks one thing at a time', () => {
  const longer = outcomes.filter(({ form, messages, asides }) => form > 0 && messages - asides >= form);
  expect(longer).toEqual([]);
});

test('the same seed gives the same applicant', () => {
  expect(simulateAll([11])).toEqual(outcomes);
});
