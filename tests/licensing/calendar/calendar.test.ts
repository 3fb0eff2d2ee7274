import { describe, expect, test } from '@jest/globals';
import { isOpen, isWorkingDay, loadCalendar } from '../../../licensing/calendar/calendar.ts';
import { formatDay, formatMoment, greetingPart } from '../../../licensing/calendar/format.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  nextOpening,
  workingDaysBetween,
} from '../../../licensing/calendar/working-time.ts';
import { calendar, local, source, wita } from './world.ts';

describe('the calendar of the office', () => {
  test.each([
    [2026, 240],
    [2027, 242],
  ])('%i has %i working days', (year, count) => {
    let days = 0;
    for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
      if (isWorkingDay(calendar, new Date(at).toISOString().slice(0, 10))) days += 1;
    }
    expect(days).toBe(count);
  });

  test.each([
    ['2026-11-23T07:29', false],
    ['2026-11-23T07:30', true],
    ['2026-11-23T11:59', true],
    ['2026-11-23T12:00', false],
    ['2026-11-23T13:00', true],
    ['2026-11-23T16:00', false],
    ['2026-11-27T13:15', false],
    ['2026-11-27T16:15', true],
    ['2026-11-22T10:00', false],
    ['2026-12-24T10:00', false],
    ['2026-03-02T07:45', false],
    ['2026-03-02T08:00', true],
    ['2026-03-02T15:00', false],
  ])('at %s open is %s', (time, open) => expect(isOpen(calendar, wita(time))).toBe(open));

  test('a faulty file is refused', () => {
    const hours = (blocks: [string, string][]): unknown => ({
      ...source,
      hours: { status: 'confirmed', week: { '1': blocks } },
    });
    expect(() =>
      loadCalendar(
        hours([
          ['07:30', '12:00'],
          ['11:00', '16:00'],
        ]),
      ),
    ).toThrow('hari ke-1');
    expect(() => loadCalendar(hours([['12:00', '07:30']]))).toThrow('hari ke-1');
    expect(() => loadCalendar(hours([['7.30', '12:00']]))).toThrow();
    expect(() => loadCalendar(hours([]))).toThrow('tidak pernah buka');
    expect(() => loadCalendar({ ...source, zone: 'Asia/Balangan' })).toThrow();
    expect(() => loadCalendar({ ...source, holidays: [{ date: '2026-02-30', name: 'x' }] })).toThrow();
    const backwards = [{ name: 'Ramadan', from: '2026-03-20', to: '2026-02-19', week: {} }];
    expect(() => loadCalendar({ ...source, special: backwards })).toThrow('Ramadan');
  });
});

describe('working time', () => {
  test.each([
    ['2026-11-22T23:40', '2026-11-23T07:30'],
    ['2026-11-23T05:00', '2026-11-23T07:30'],
    ['2026-11-23T09:00', '2026-11-23T09:00'],
    ['2026-11-23T12:10', '2026-11-23T13:00'],
    ['2026-11-23T16:00', '2026-11-24T07:30'],
    ['2026-12-23T17:00', '2026-12-28T07:30'],
  ])('after %s the office opens at %s', (at, opening) => {
    expect(local(nextOpening(calendar, wita(at)))).toBe(opening);
  });

  test.each([
    ['2026-11-23T09:00', 60, '2026-11-23T10:00'],
    ['2026-11-23T11:30', 30, '2026-11-23T12:00'],
    ['2026-11-23T11:30', 60, '2026-11-23T13:30'],
    ['2026-11-22T23:40', 150, '2026-11-23T10:00'],
    ['2026-11-27T16:00', 60, '2026-11-30T08:00'],
    ['2026-11-23T12:30', 0, '2026-11-23T13:00'],
  ])('%s and %i working minutes: %s', (at, minutes, due) => {
    expect(local(addWorkingMinutes(calendar, wita(at), minutes))).toBe(due);
  });

  test.each([
    ['2026-11-23T09:00', 0, '2026-11-23T16:00'],
    ['2026-11-23T09:00', 1, '2026-11-24T16:00'],
    ['2026-11-23T16:30', 1, '2026-11-25T16:00'],
    ['2026-11-22T10:00', 1, '2026-11-24T16:00'],
    ['2026-12-23T09:00', 1, '2026-12-28T16:00'],
    ['2026-11-23T09:00', 4, '2026-11-27T16:30'],
    ['2026-11-23T09:00', 5, '2026-11-30T16:00'],
  ])('%s and %i working days: %s', (at, days, due) => {
    expect(local(addWorkingDays(calendar, wita(at), days))).toBe(due);
    expect(workingDaysBetween(calendar, wita(at), wita(due))).toBe(days);
  });

  test('a length of time that is none is refused', () => {
    for (const minutes of [-1, Number.NaN, Infinity]) {
      expect(() => addWorkingMinutes(calendar, 0, minutes)).toThrow(RangeError);
    }
  });

  test('time backwards counts nothing', () => {
    expect(workingDaysBetween(calendar, wita('2026-11-23T09:00'), wita('2026-11-02T09:00'))).toBe(0);
  });

  test('a calendar of holidays only is reported, not searched for ever', () => {
    const closed = { ...calendar, week: { 1: [] }, special: [] };
    expect(() => nextOpening(closed, 0)).toThrow(RangeError);
    expect(() => addWorkingDays(closed, 0, 1)).toThrow(RangeError);
  });
});

describe('words for moments', () => {
  const at = wita('2026-11-23T11:00');

  test('day, date, clock and zone', () => {
    expect(formatMoment(at, 'id', calendar.zone)).toBe('Senin 23 Nov, 11.00 WITA');
    expect(formatMoment(at, 'en', calendar.zone)).toBe('Monday 23 Nov, 11:00 WITA');
    expect(formatMoment(at, 'bjn', calendar.zone)).toBe('Sanayan 23 Nov, 11.00 WITA');
    expect(formatMoment(at, 'id', 'Asia/Jakarta')).toBe('Senin 23 Nov, 10.00 WIB');
    expect(formatMoment(at, 'id', 'Asia/Jayapura')).toBe('Senin 23 Nov, 12.00 WIT');
    expect(formatMoment(at, 'en', 'Asia/Kolkata')).toBe('Monday 23 Nov, 08:30 UTC+05:30');
    expect(formatDay(wita('2026-08-17T00:00'), 'id', calendar.zone)).toBe('Senin 17 Agu');
  });

  test.each([
    ['03:59', 'malam'],
    ['04:00', 'pagi'],
    ['10:59', 'pagi'],
    ['11:00', 'siang'],
    ['15:00', 'sore'],
    ['17:59', 'sore'],
    ['18:00', 'malam'],
    ['23:40', 'malam'],
  ])('%s is %s', (clock, part) => {
    expect(greetingPart(wita(`2026-11-23T${clock}`), calendar.zone)).toBe(part);
  });
});
