import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerBy, paceOf } from '../../../licensing/calendar/answer-by.ts';
import { attendedBlocks, isAttended, onPiket } from '../../../licensing/calendar/attended.ts';
import { blocksOf, isOpen, isWorkingDay, loadCalendar } from '../../../licensing/calendar/calendar.ts';
import { addWorkingDays } from '../../../licensing/calendar/working-time.ts';
import { calendar, local, source, wita } from './world.ts';

const minute = 60_000;
const roster = (piket: object) => loadCalendar({ ...source, piket: { status: 'confirmed', ...piket } });
/** Monday evening, Saturday morning; Christmas is looked after by budi, whatever its weekday. */
const staffed = roster({
  week: {
    '1': [{ from: '19:00', to: '21:00', officers: ['siti'] }],
    '5': [{ from: '19:00', to: '21:00', officers: ['siti'] }],
    '6': [{ from: '09:00', to: '12:00', officers: ['siti', 'budi'] }],
  },
  days: [{ date: '2026-12-25', shifts: [{ from: '08:00', to: '10:00', officers: ['budi'] }] }],
});

describe('the roster of evenings and weekends', () => {
  test.each([
    ['2026-11-23T18:59', []],
    ['2026-11-23T19:00', ['siti']],
    ['2026-11-23T21:00', []],
    ['2026-11-28T10:00', ['siti', 'budi']],
    ['2026-12-25T09:00', ['budi']],
    ['2026-12-25T20:00', []],
    ['2026-11-24T19:30', []],
  ])('at %s %j look after messages', (at, officers) => {
    expect(onPiket(staffed, wita(at))).toEqual(officers);
  });

  test('without a roster nobody does, and the office says so', () => {
    expect(onPiket(calendar, wita('2026-11-28T10:00'))).toEqual([]);
    expect(isAttended(calendar, wita('2026-11-28T10:00'))).toBe(false);
    const bare: Record<string, unknown> = { ...source };
    delete bare['piket'];
    expect(loadCalendar(bare).piket.days.size).toBe(0);
  });

  test.each([
    [
      'overlapping',
      [
        { from: '19:00', to: '21:00' },
        { from: '20:00', to: '22:00' },
      ],
      'jam piket',
    ],
    ['backwards', [{ from: '21:00', to: '19:00' }], 'jam piket'],
    ['of no known time', [{ from: '7 malam', to: '21:00' }], '07:30'],
  ])('shifts %s are refused', (_, shifts, fault) => {
    const named = shifts.map((each) => ({ ...each, officers: ['siti'] }));
    expect(() => roster({ week: { '1': named } })).toThrow(fault);
  });

  test('a shift of nobody is refused', () => {
    expect(() => roster({ week: { '1': [{ from: '19:00', to: '21:00', officers: [] }] } })).toThrow();
  });
});

const moments = fc
  .integer({ min: wita('2026-01-01T00:00') / minute, max: wita('2027-06-01T00:00') / minute })
  .map((minutes) => minutes * minute);
const officers = fc.uniqueArray(fc.constantFrom('siti', 'budi', 'rahmah'), { minLength: 1 });
const hour = (at: number): string => `${String(at).padStart(2, '0')}:00`;
const shifts = fc
  .uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 2, maxLength: 4 })
  .map((hours) => hours.toSorted((a, b) => a - b))
  .chain((hours) =>
    officers.map((named) =>
      hours.length >= 4
        ? [
            { from: hour(hours[0]!), to: hour(hours[1]!), officers: named },
            { from: hour(hours[2]!), to: hour(hours[3]!), officers: named },
          ]
        : [{ from: hour(hours[0]!), to: hour(hours[1]!), officers: named }],
    ),
  );
const calendars = fc
  .dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), shifts)
  .map((week) => roster({ week }));
const waits = fc.record({
  place: fc.integer({ min: 1, max: 60 }),
  onDuty: fc.integer({ min: 0, max: 5 }),
  pace: fc.integer({ min: 1, max: 120 }),
  least: fc.integer({ min: 1, max: 240 }),
});

describe('the roster beside the calendar', () => {
  test('attended is open or on shift, and nothing else; working days stay as they are', () => {
    fc.assert(
      fc.property(calendars, moments, (one, at) => {
        expect(isAttended(one, at)).toBe(isOpen(one, at) || onPiket(one, at).length > 0);
        expect(isWorkingDay(one, local(at).slice(0, 10))).toBe(
          isWorkingDay(calendar, local(at).slice(0, 10)),
        );
        expect(addWorkingDays(one, at, 3)).toBe(addWorkingDays(calendar, at, 3));
      }),
    );
  });

  test('attended blocks stand in order, apart from each other, and hold all office hours', () => {
    fc.assert(
      fc.property(calendars, moments, (one, at) => {
        const day = local(at).slice(0, 10);
        const blocks = attendedBlocks(one, day);
        for (const [index, block] of blocks.entries()) {
          expect(block.start).toBeLessThan(block.end);
          expect(block.start).toBeGreaterThan(blocks[index - 1]?.end ?? -1);
        }
        for (const open of blocksOf(one, day))
          expect(blocks.some(({ start, end }) => start <= open.start && open.end <= end)).toBe(true);
      }),
    );
  });

  test('an answer is promised while somebody attends, never before the least time, never later for a roster', () => {
    fc.assert(
      fc.property(calendars, moments, waits, (one, at, waiting) => {
        const due = answerBy(one, at, waiting);
        expect(due).toBeGreaterThanOrEqual(at + waiting.least * minute);
        expect(isAttended(one, due) || isAttended(one, due - 1)).toBe(true);
        const nobody = { ...waiting, onDuty: 1 };
        const alone = answerBy(calendar, at, nobody);
        expect(answerBy(one, at, nobody)).toBeLessThanOrEqual(alone);
      }),
    );
  });

  test('more people ahead or a slower pace never bring the answer forward, another officer never puts it off', () => {
    fc.assert(
      fc.property(calendars, moments, waits, (one, at, waiting) => {
        const due = answerBy(one, at, waiting);
        expect(answerBy(one, at, { ...waiting, place: waiting.place + 1 })).toBeGreaterThanOrEqual(due);
        expect(answerBy(one, at, { ...waiting, pace: waiting.pace + 5 })).toBeGreaterThanOrEqual(due);
        expect(answerBy(one, at, { ...waiting, onDuty: waiting.onDuty + 1 })).toBeLessThanOrEqual(due);
      }),
    );
  });
});

describe('when an answer comes', () => {
  const least = 60;

  test.each([
    ['the first of the queue', 1, 2, 15, '2026-11-23T09:00'],
    ['the ninth, with two officers', 9, 2, 20, '2026-11-23T09:40'],
    ['the ninth, with one officer', 9, 1, 20, '2026-11-23T11:00'],
    ['the ninth, with nobody on duty', 9, 0, 20, '2026-11-23T11:00'],
  ])('%s', (_, place, onDuty, pace, due) => {
    expect(local(answerBy(calendar, wita('2026-11-23T08:00'), { place, onDuty, pace, least }))).toBe(due);
  });

  test('a shift on Saturday answers on Saturday, by its own officers', () => {
    const at = wita('2026-11-28T08:00');
    expect(local(answerBy(staffed, at, { place: 6, onDuty: 0, pace: 30, least }))).toBe('2026-11-28T10:30');
    expect(local(answerBy(calendar, at, { place: 1, onDuty: 0, pace: 30, least }))).toBe('2026-11-30T08:30');
  });

  test('the pace is that within which three of four were done; a few tell nothing, a forgotten one little', () => {
    expect(paceOf([5, 10, 15, 20])).toBeUndefined();
    expect(paceOf([5, 10, 15, 20, 9, 12, 8, 4_000])).toBe(15);
    expect(paceOf([900, 900, 900, 900, 900])).toBe(120);
  });
});
