import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isOpen, isWorkingDay } from '../../../licensing/calendar/calendar.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  nextOpening,
  shareWorkingDays,
  workingDaysBetween,
} from '../../../licensing/calendar/working-time.ts';
import { calendar, local, wita } from './world.ts';

const minute = 60_000;
const moments = fc
  .integer({ min: wita('2026-01-01T00:00') / minute, max: wita('2027-10-01T00:00') / minute })
  .map((minutes) => minutes * minute);
const days = fc.integer({ min: 0, max: 40 });
const minutes = fc.integer({ min: 0, max: 3_000 });

test('a due moment is on a working day, within hours or at the end of a block', () => {
  fc.assert(
    fc.property(moments, days, minutes, (at, n, count) => {
      for (const due of [addWorkingDays(calendar, at, n), addWorkingMinutes(calendar, at, count)]) {
        expect(isWorkingDay(calendar, local(due).slice(0, 10))).toBe(true);
        expect(isOpen(calendar, due) || isOpen(calendar, due - 1)).toBe(true);
        expect(due).toBeGreaterThanOrEqual(at);
      }
    }),
  );
});

test('counting agrees with adding', () => {
  fc.assert(
    fc.property(moments, days, (at, n) => {
      expect(workingDaysBetween(calendar, at, addWorkingDays(calendar, at, n))).toBe(n);
    }),
  );
});

test('more days or a later start never give an earlier end', () => {
  fc.assert(
    fc.property(moments, moments, days, days, (one, other, m, n) => {
      const [early, late] = one <= other ? [one, other] : [other, one];
      const [few, many] = m <= n ? [m, n] : [n, m];
      expect(addWorkingDays(calendar, early, few)).toBeLessThanOrEqual(addWorkingDays(calendar, late, many));
      if (few < many) {
        expect(addWorkingDays(calendar, early, few)).toBeLessThan(addWorkingDays(calendar, early, many));
      }
      expect(addWorkingMinutes(calendar, early, few)).toBeLessThanOrEqual(
        addWorkingMinutes(calendar, late, many),
      );
    }),
  );
});

test('minutes add up', () => {
  fc.assert(
    fc.property(moments, minutes, minutes, (at, first, second) => {
      const inTwo = addWorkingMinutes(calendar, addWorkingMinutes(calendar, at, first), second);
      const atOnce = addWorkingMinutes(calendar, at, first + second);
      // The end of a block and the start of the next are the same point of working time.
      expect(nextOpening(calendar, inTwo)).toBe(nextOpening(calendar, atOnce));
    }),
  );
});

test('the next opening is open, and nothing before it is', () => {
  fc.assert(
    fc.property(moments, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (at, part) => {
      const opening = nextOpening(calendar, at);
      expect(isOpen(calendar, opening)).toBe(true);
      expect(opening === at).toBe(isOpen(calendar, at));
      if (opening > at) expect(isOpen(calendar, at + Math.floor((opening - at) * part))).toBe(false);
    }),
  );
});

test('shared working days sum to the days of the whole span, whoever had them and however often they changed hands', () => {
  const turns = fc
    .array(fc.record({ at: moments, whose: fc.constantFrom('office', 'applicant', 'other') }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((some) => some.toSorted((a, b) => a.at - b.at));
  fc.assert(
    fc.property(turns, fc.integer({ min: 0, max: 60 * 24 * 60 }), (given, later) => {
      const until = given.at(-1)!.at + later * minute;
      const shares = shareWorkingDays(calendar, given, until);
      const sum = [...shares.values()].reduce((days, share) => days + share, 0);
      expect(sum).toBe(workingDaysBetween(calendar, given[0]!.at, until));
      expect([...shares.values()].every((share) => share >= 0)).toBe(true);
    }),
  );
});

test('what changes hands during a day counts for the other side from the next working day on', () => {
  // Thursday and Friday before a weekend, in a week without holidays.
  const turns = [
    { at: wita('2026-11-18T10:00'), whose: 'office' },
    { at: wita('2026-11-19T09:00'), whose: 'applicant' },
    { at: wita('2026-11-20T15:59'), whose: 'office' },
  ];
  const shares = (until: string) =>
    Object.fromEntries(shareWorkingDays(calendar, turns, wita(until)).entries());
  expect(shares('2026-11-20T16:30')).toEqual({ office: 1, applicant: 1 });
  expect(shares('2026-11-22T20:00')).toEqual({ office: 1, applicant: 1 });
  expect(shares('2026-11-23T07:00')).toEqual({ office: 2, applicant: 1 });
});
