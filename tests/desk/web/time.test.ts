import { describe, expect, test } from '@jest/globals';
import { inTwoHours, tomorrowMorning } from '../../../desk/web/case/promise-times.ts';
import { logQuery, NO_FILTER } from '../../../desk/web/logs/log-filter.ts';
import {
  clockOf,
  dayOf,
  dueStateOf,
  endOfDay,
  fromLocalInput,
  isoDayOf,
  nearOf,
  spanOf,
  startOfDay,
  toLocalInput,
} from '../../../desk/web/time.ts';

const MINUTE = 60_000;
/** 22 Nov 2026 23.30 WITA, while it is still 15.30 in UTC. */
const NIGHT = Date.UTC(2026, 10, 22, 15, 30);

describe('time at the desk', () => {
  test.each([
    [59_999, 'moments', 0],
    [MINUTE, 'minutes', 1],
    [-61 * MINUTE, 'hours', 1],
    [49 * 60 * MINUTE, 'days', 2],
  ])('%i ms is %s %i', (ms, unit, count) => {
    expect(spanOf(ms)).toEqual({ unit, count });
  });

  test('a promise turns urgent in its last quarter of an hour and is missed at its minute', () => {
    expect(dueStateOf(NIGHT + 16 * MINUTE, NIGHT)).toBe('calm');
    expect(dueStateOf(NIGHT + 15 * MINUTE, NIGHT)).toBe('soon');
    expect(dueStateOf(NIGHT, NIGHT)).toBe('missed');
  });

  test('days are those of the office, whatever the zone of the computer', () => {
    expect(isoDayOf(NIGHT)).toBe('2026-11-22');
    expect(nearOf(NIGHT + 31 * MINUTE, NIGHT)).toBe('tomorrow');
    expect(nearOf(NIGHT - 24 * 60 * MINUTE, NIGHT)).toBe('yesterday');
    expect(nearOf(NIGHT + 72 * 60 * MINUTE, NIGHT)).toBe('other');
    expect(clockOf(NIGHT)).toBe('23.30');
    expect(dayOf(NIGHT, NIGHT)).not.toContain('2026');
    expect(dayOf(Date.UTC(2025, 10, 22), NIGHT)).toContain('2025');
  });

  test('what stands in a time field is office time', () => {
    expect(toLocalInput(NIGHT)).toBe('2026-11-22T23:30');
    expect(fromLocalInput('2026-11-22T23:30')).toBe(NIGHT);
    expect(fromLocalInput('2026-11-22')).toBeNaN();
  });

  test('promises are offered at round times', () => {
    expect(toLocalInput(inTwoHours(NIGHT + 1))).toBe('2026-11-23T01:35');
    expect(toLocalInput(tomorrowMorning(NIGHT))).toBe('2026-11-23T10:00');
  });

  test('a filter by day takes the whole day of the office', () => {
    const query = logQuery({ ...NO_FILTER, from: '2026-11-22', to: '2026-11-22', q: ' nib ' }, 0);
    expect(query).toBe(`?from=${startOfDay('2026-11-22')}&to=${endOfDay('2026-11-22')}&q=nib`);
    expect(endOfDay('2026-11-22') - startOfDay('2026-11-22')).toBe(24 * 60 * MINUTE - 1);
    expect(logQuery(NO_FILTER, 50)).toBe('?offset=50');
    expect(logQuery(NO_FILTER, 0)).toBe('');
  });
});
