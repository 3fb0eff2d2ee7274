/** The three clocks of a case, and how they are told. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clockLines } from '../../flows/engine/cases/clock-lines.ts';
import { clocksOf, hasEnded, turnOf } from '../../flows/engine/cases/clocks.ts';
import { renderValue } from '../../flows/engine/render.ts';
import { standingsOf } from '../../flows/engine/cases/standings.ts';
import type { Standing } from '../../flows/engine/cases/standings.ts';
import { STAGES } from '../../flows/facts.ts';
import type { ApplicationFacts, MoveFacts, Stage } from '../../flows/facts.ts';
import { isWorkingDay } from '../../licensing/calendar/calendar.ts';
import { workingDaysBetween } from '../../licensing/calendar/working-time.ts';
import { catalogueOf } from '../../licensing/catalogue/catalogue.ts';
import { testWorld } from '../support/world.ts';

const world = testWorld();
const { calendar, catalogue } = world;
const HOUR = 3_600_000;
const at = (local: string): number => Date.parse(`${local}:00+08:00`);
const move = (to: Stage, local: string, more: Partial<MoveFacts> = {}): MoveFacts => ({
  to,
  at: at(local),
  waiting: false,
  ...more,
});
const words = (standing: Standing, from = catalogue): string[] =>
  clockLines(standing, standing.clocks!, from).map((line) => String(renderValue(world, 'id', line)));

/** Submitted on a Wednesday. */
const STORY: MoveFacts[] = [
  move('submitted', '2026-11-18T10:00'),
  move('verifying', '2026-11-19T09:00'),
  move('returned', '2026-11-20T09:00'),
  move('verifying', '2026-11-24T09:00'),
  move('registering', '2026-11-25T09:00'),
  move('registering', '2026-11-26T09:00', { waiting: true }),
  move('registering', '2026-12-01T09:00'),
  move('issued', '2026-12-02T09:00'),
  move('completed', '2026-12-20T09:00'),
];

const days = fc.integer({ min: 1, max: 30 * 24 });
const histories = fc
  .array(fc.record({ to: fc.constantFrom(...STAGES), hours: days, waiting: fc.boolean() }), { maxLength: 10 })
  .map((steps) => {
    let moment = at('2026-03-02T10:00');
    const moves: MoveFacts[] = [{ to: 'submitted', at: moment, waiting: false }];
    for (const { to, hours, waiting } of steps) {
      moment += hours * HOUR;
      moves.push({ to, at: moment, waiting });
    }
    return { moves, now: moment + HOUR * 100 };
  });

describe('the clocks', () => {
  test('each party has its own days; a returned case is the applicant\u2019s, the permit ends them all', () => {
    const clocks = clocksOf(calendar, STORY, 'NIB-UMK', at('2027-01-05T10:00'));
    expect(clocks).toEqual({ office: 5, applicant: 2, other: 3, total: 10 });
    expect(clocksOf(calendar, STORY.slice(0, 3), 'NIB-UMK', at('2026-11-23T20:00'))).toEqual({
      office: 2,
      applicant: 1,
      other: 0,
      total: 3,
    });
  });

  test('the three sum to the working days from submission to the end, whatever happened', () => {
    fc.assert(
      fc.property(histories, ({ moves, now }) => {
        const clocks = clocksOf(calendar, moves, 'NIB-UMK', now)!;
        const end = moves.find(({ to }) => hasEnded(to) || to === 'draft')?.at ?? now;
        expect(clocks.total).toBe(workingDaysBetween(calendar, moves[0]!.at, end));
        expect(clocks.office + clocks.applicant + clocks.other).toBe(clocks.total);
      }),
    );
  });

  test('a day on which the office is closed is nobody\u2019s', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 20 }), ({ moves, now }, later) => {
        const [one, next] = [now + later * 24 * HOUR, now + (later + 1) * 24 * HOUR];
        const day = new Date(next + 8 * HOUR).toISOString().slice(0, 10);
        if (isWorkingDay(calendar, day)) return;
        expect(clocksOf(calendar, moves, 'X', next)).toEqual(clocksOf(calendar, moves, 'X', one));
      }),
    );
  });

  test('while it is returned or to be paid only the applicant\u2019s clock runs', () => {
    for (const stage of ['returned', 'payment'] as const) {
      const moves = [move('submitted', '2026-11-16T10:00'), move(stage, '2026-11-17T10:00')];
      const clocks = clocksOf(calendar, moves, 'X', at('2026-11-30T10:00'))!;
      expect(clocks).toMatchObject({ office: 1, other: 0 });
      expect(clocks.applicant).toBe(clocks.total - 1);
    }
  });

  test('of every stage it is known whose move it is, or that it is over', () => {
    for (const stage of STAGES)
      expect(turnOf(stage) === undefined).toBe(stage === 'draft' || hasEnded(stage));
    expect(turnOf('reviewing')).toBe('office');
  });

  test('another permit\u2019s history does not count, and a draft has no clocks', () => {
    const moves = [
      move('submitted', '2026-11-16T10:00'),
      move('issued', '2026-11-18T10:00', { permit: 'PBG' }),
    ];
    expect(clocksOf(calendar, moves, 'PBG', at('2026-11-30T10:00'))?.total).toBe(2);
    expect(clocksOf(calendar, moves, 'NIB-UMK', at('2026-11-20T10:00'))?.total).toBe(4);
    expect(clocksOf(calendar, [], 'NIB-UMK', at('2026-11-20T10:00'))).toBeUndefined();
  });
});

describe('in words', () => {
  const standing = (clocks: Standing['clocks'], stage: Stage = 'verifying'): Standing => ({
    permits: ['SIP-BIDAN'],
    stage,
    since: 0,
    ...(clocks ? { clocks } : {}),
  });

  test('who had the days, and nothing of those who had none', () => {
    const clocks = { office: 2, applicant: 1, other: 3, total: 6 };
    expect(words(standing(clocks))).toEqual([
      'Sudah berjalan *6 hari kerja*: kantor 2, Bapak/Ibu 1, pihak lain 3.',
    ]);
    expect(words(standing({ ...clocks, applicant: 0, other: 0, total: 2 }, 'issued'))).toEqual([
      'Seluruhnya *2 hari kerja*: kantor 2.',
    ]);
    expect(words(standing({ office: 0, applicant: 0, other: 0, total: 0 }))).toEqual([
      'Belum genap *1 hari kerja* sejak dikirim.',
    ]);
  });

  test('what ended before a working day had passed is said so, whatever day of the week it was', () => {
    const within = 'Seluruhnya belum sampai *1 hari kerja*.';
    for (const [sent, issued] of [
      ['2026-11-18T10:00', '2026-11-18T14:00'],
      ['2026-11-21T10:00', '2026-11-22T11:00'],
      ['2026-11-22T20:00', '2026-11-23T09:00'],
    ] as const) {
      const clocks = clocksOf(
        calendar,
        [move('submitted', sent), move('issued', issued)],
        'SIP-BIDAN',
        at(issued),
      );
      expect(words(standing(clocks, 'issued'))).toEqual([within]);
    }
  });

  test('the service promise is told only once the office has confirmed it, and runs on the office\u2019s days alone', () => {
    const clocks = { office: 5, applicant: 9, other: 9, total: 23 };
    expect(words(standing(clocks))).toHaveLength(1);
    const permit = catalogue.permits.get('SIP-BIDAN')!;
    const sla = { ...permit.sla, status: 'confirmed', unit: 'working_day', max: 5 } as const;
    const confirmed = catalogueOf([{ ...permit, sla }]);
    expect(words(standing(clocks), confirmed)[1]).toBe(
      'Janji layanan: paling lama *5 hari kerja* sejak berkas lengkap; terpakai 5.',
    );
    expect(words(standing({ ...clocks, office: 7 }), confirmed)[1]).toBe(
      'Janji layanan 5 hari kerja *sudah lewat 2 hari kerja*. Kami mohon maaf.',
    );
    expect(words(standing(clocks, 'issued'), confirmed)).toHaveLength(1);
  });
});

describe('where permits stand', () => {
  const application = (lines: ApplicationFacts['lines'], moves: MoveFacts[]): ApplicationFacts => ({
    id: 'a',
    version: 1,
    permits: ['NIB-UMK', 'SPPL'],
    stage: 'verifying',
    stageSince: 0,
    answers: new Map(),
    items: new Map(),
    ...(lines ? { lines } : {}),
    moves,
  });
  const line = (permit: string, stage: Stage, waitingFor?: string) => ({
    permit,
    stage,
    since: 0,
    ...(waitingFor === undefined ? {} : { waitingFor }),
  });

  test('alike they are told together, else in the order of the permits', () => {
    const alike = application([line('SPPL', 'verifying'), line('NIB-UMK', 'verifying')], []);
    expect(standingsOf(alike, calendar, 0)).toEqual([
      { permits: ['NIB-UMK', 'SPPL'], stage: 'verifying', since: 0 },
    ]);
    const apart = application([line('SPPL', 'verifying'), line('NIB-UMK', 'issued')], []);
    expect(standingsOf(apart, calendar, 0).map(({ permits }) => permits)).toEqual([['NIB-UMK'], ['SPPL']]);
  });

  test('who waits is told with the day it began, as last noted', () => {
    const moves = [
      move('submitted', '2026-11-16T10:00'),
      move('submitted', '2026-11-17T10:00', { waiting: true }),
      move('submitted', '2026-11-18T10:00', { waiting: true, permit: 'SPPL' }),
    ];
    const both = application(
      [line('NIB-UMK', 'submitted', 'OSS'), line('SPPL', 'submitted', 'SIMBG')],
      moves,
    );
    expect(standingsOf(both, calendar, at('2026-11-20T10:00')).map(({ waiting }) => waiting)).toEqual([
      { for: 'OSS', since: at('2026-11-17T10:00') },
      { for: 'SIMBG', since: at('2026-11-18T10:00') },
    ]);
    // Nothing known of the single permits: both stand where the application does.
    const [known, ...others] = standingsOf(application(undefined, moves), calendar, 0);
    expect(known).toMatchObject({ permits: ['NIB-UMK', 'SPPL'], stage: 'verifying' });
    expect(others).toEqual([]);
  });
});
