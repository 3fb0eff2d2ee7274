/** Tables of the report, as Markdown. */
import type { Rightness } from './correctness.ts';
import type { Goal } from './goals.ts';
import type { LimitResult } from './limits.ts';
import { ENGINES, perSecond } from './measured.ts';
import type { EngineId, Measured } from './measured.ts';

const NOTHING = 'no result';
const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
const nameOf = (id: EngineId): string => ENGINES.find((engine) => engine.id === id)!.name;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function goalTable(goals: readonly Goal[]): string {
  const verdict = (met: boolean | undefined): string => (met === undefined ? '' : met ? 'pass' : '**fail**');
  return table(
    ['measure', 'result', 'gate', '', 'aim', ''],
    goals.map(({ what, figure, gate, met, aim, aimMet }) => [
      what,
      figure,
      gate,
      verdict(met),
      aim ?? '',
      verdict(aimMet),
    ]),
  );
}

export function speedTable({ speeds }: Measured): string {
  return table(
    ['engine', 'people', 'turns/s', 'CPU ms/turn', 'p50 / p99 ms', 'peak RSS MB', 'wrong replies'],
    speeds.map(({ engine, people, note, result }) => {
      const name = note === undefined ? nameOf(engine) : `${nameOf(engine)}, ${note}`;
      if (!result) return [name, whole(people), NOTHING, '', '', '', ''];
      return [
        name,
        whole(people),
        whole(perSecond(result)),
        (result.cpuMs / result.turns).toFixed(3),
        `${result.p50.toFixed(1)} / ${result.p99.toFixed(1)}`,
        whole(result.peakRssMb),
        String(result.wrong),
      ];
    }),
  );
}

export function limitTable({ same, threeGrouped, threeSingle }: Measured): string {
  const own = `the rows and statements of our own turn (${same ? Math.round(same.statements) : '?'})`;
  const rows: [string, LimitResult | undefined][] = [
    [`${own}, 256 turns a commit`, same?.grouped],
    [`${own}, 1 turn a commit`, same?.single],
    ['3 plain rows a turn, 256 turns a commit', threeGrouped],
    ['3 plain rows a turn, 1 turn a commit', threeSingle],
  ];
  return table(
    ['SQLite alone (WAL, FULL)', 'turns/s', 'CPU ms/turn', 'commit p50 ms'],
    rows.map(([name, result]) =>
      result
        ? [
            name,
            whole(perSecond(result)),
            (result.cpuMs / result.turns).toFixed(3),
            result.commitP50.toFixed(2),
          ]
        : [name, NOTHING, '', ''],
    ),
  );
}

export function rightnessTable({ rightness }: Measured): string {
  const share = (result: Rightness | undefined): string =>
    result ? `${result.right} / ${result.people}` : NOTHING;
  return table(
    ['engine', 'three answers at once: people right', 'one message delivered twice: people right'],
    rightness.map(({ engine, burst, redelivery }) => [nameOf(engine), share(burst), share(redelivery)]),
  );
}
