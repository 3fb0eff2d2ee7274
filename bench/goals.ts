/** The goals, gate and aim, against what was measured. A missing result meets none. */
import type { LoopResult } from './closed-loop.ts';
import type { Rightness } from './correctness.ts';
import { perSecond } from './measured.ts';
import type { EngineId, Measured } from './measured.ts';

export type Goal = {
  what: string;
  figure: string;
  gate: string;
  met: boolean;
  aim?: string;
  aimMet?: boolean;
};

const NOTHING = 'no result';

export function goalsOf(measured: Measured): Goal[] {
  const { same, fixed, seeded, empty, idle, start, kills, burstOfTen } = measured;
  const at = (engine: EngineId, people: number): LoopResult | undefined =>
    measured.speeds.find((speed) => speed.engine === engine && speed.people === people)?.result;
  const busy = at('lantunan', 1_000);
  // By the clock and by CPU: on a busy machine the two moments differ, so the lower one counts.
  const byClock = busy && same && perSecond(busy) / perSecond(same.grouped);
  const byCpu = busy && same && cpuOf(same.grouped) / cpuOf(busy);
  const share = byClock && byCpu && Math.min(byClock, byCpu);
  const commits = fixed && fixed.p50 / fixed.commitP50;
  const kept = seeded && empty && perSecond(seeded) / perSecond(empty);
  const ours = measured.rightness.find(({ engine }) => engine === 'lantunan');

  return [
    ratio(
      'turns/s against BuilderBot in memory, 100 people',
      at('lantunan', 100),
      at('builderbot', 100),
      2,
      5,
    ),
    ratio('turns/s against BuilderBot in memory, 1 000 people', busy, at('builderbot', 1_000), 5, 15),
    {
      what: 'turns/s at 1 000 people, of the limit with the same rows and statements (256 turns a commit)',
      figure: `${percent(byClock)} by the clock, ${percent(byCpu)} by CPU`,
      gate: '≥ 25 %',
      met: atLeast(share, 0.25),
      aim: '≥ 50 %',
      aimMet: atLeast(share, 0.5),
    },
    cpuGoal('CPU a turn at 1 000 people', busy),
    cpuGoal('CPU a turn at 1 000 people, whole NIB journey', at('lantunan-nib', 1_000)),
    {
      what: 'p50 at 100 turns/s, in single FULL commits at the same pace',
      figure: fixed
        ? `${commits!.toFixed(1)}× (${fixed.p50.toFixed(1)} ms, p99 ${fixed.p99.toFixed(1)} ms; a commit ${fixed.commitP50.toFixed(2)} ms)`
        : NOTHING,
      gate: '≤ 5×',
      met: atMost(commits, 5),
    },
    {
      what: `turns/s with ${measured.messages.toLocaleString('en-GB')} messages stored, of empty`,
      figure:
        seeded && empty
          ? `${percent(kept)} (CPU a turn ${cpuOf(seeded).toFixed(3)} against ${cpuOf(empty).toFixed(3)} ms)`
          : NOTHING,
      gate: '≥ 90 %',
      met: atLeast(kept, 0.9),
    },
    {
      what: 'memory of a conversation idle in mid-form',
      figure: idle ? `${(idle.bytes / 1024).toFixed(1)} KB` : NOTHING,
      gate: '≤ 5 KB',
      met: atMost(idle?.bytes, 5 * 1024),
    },
    {
      what: 'start of the process to ready',
      figure: start ? `${Math.round(start.readyMs)} ms` : NOTHING,
      gate: '≤ 3 000 ms',
      met: atMost(start?.readyMs, 3_000),
    },
    {
      what: 'idle RSS',
      figure: start ? `${Math.round(start.rssMb)} MB` : NOTHING,
      gate: '≤ 200 MB',
      met: atMost(start?.rssMb, 200),
    },
    everybody('burst of 3 in mid-form', ours?.burst),
    everybody('burst of 10 in mid-form', burstOfTen),
    everybody('redelivery in mid-form', ours?.redelivery),
    {
      what: `kill −9 in mid-form, ${kills?.kills ?? 0} times, ${kills?.people ?? 0} people`,
      figure: kills
        ? `${kills.right} right, ${kills.doubled} doubled, ${kills.resends} re-sent with the same id`
        : NOTHING,
      gate: 'all right, 0 doubled',
      met: kills !== undefined && kills.right === kills.people && kills.doubled === 0,
    },
  ];
}

function ratio(
  what: string,
  ours: LoopResult | undefined,
  theirs: LoopResult | undefined,
  gate: number,
  aim: number,
): Goal {
  const value = ours && theirs && perSecond(ours) / perSecond(theirs);
  return {
    what,
    figure: value === undefined ? NOTHING : `${value.toFixed(2)}×`,
    gate: `≥ ${gate}×`,
    met: atLeast(value, gate),
    aim: `≥ ${aim}×`,
    aimMet: atLeast(value, aim),
  };
}

function cpuGoal(what: string, result: LoopResult | undefined): Goal {
  const cpu = result && cpuOf(result);
  return {
    what,
    figure: cpu === undefined ? NOTHING : `${cpu.toFixed(3)} ms`,
    gate: '≤ 0.4 ms',
    met: atMost(cpu, 0.4),
    aim: '≤ 0.15 ms',
    aimMet: atMost(cpu, 0.15),
  };
}

function everybody(what: string, result: Rightness | undefined): Goal {
  return {
    what,
    figure: result ? `${result.right} of ${result.people} people right` : NOTHING,
    gate: 'all',
    met: result !== undefined && result.right === result.people,
  };
}

const cpuOf = ({ cpuMs, turns }: { cpuMs: number; turns: number }): number => cpuMs / turns;
const percent = (share: number | undefined): string =>
  share === undefined ? NOTHING : `${Math.round(share * 100)} %`;
const atLeast = (value: number | undefined, goal: number): boolean => value !== undefined && value >= goal;
const atMost = (value: number | undefined, goal: number): boolean => value !== undefined && value <= goal;
