/** The tables of faults in docs/CHANNEL.md, from the outcomes of a run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './proof.ts';

const PAGE = join(import.meta.dirname, '..', 'docs', 'CHANNEL.md');

type Made = { seed: number; commit: string };

/** @param names every fault, in the order of the table */
export function writeFaultTable(names: readonly string[], outcomes: readonly Outcome[], made: Made): void {
  const of = (name: string) => outcomes.filter(({ struck }) => struck === name);
  write(
    'faults',
    table(
      names.map((name) => [name, of(name)]),
      made,
    ),
  );
}

/** The outcomes with kinds are the hours of the day; all others were killed. */
export function writeDayTable(outcomes: readonly Outcome[], made: Made): void {
  const hours = outcomes.filter(({ kinds }) => kinds);
  const kills = outcomes.filter(({ kinds }) => !kinds);
  const counts = new Map<string, number>();
  for (const kind of hours.flatMap(({ kinds }) => kinds ?? [])) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const struck = [...counts].toSorted(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`);
  const lines = table(
    [
      [`signal 9 at ${kills.length} random stanzas`, kills],
      [`a day in ${hours.length} hours, with ${all} faults`, hours],
    ],
    made,
  );
  write('channel', [...lines, '', `The faults of the day: ${struck.join('; ')}.`]);
}

function table(rows: readonly (readonly [string, readonly Outcome[]])[], made: Made): string[] {
  return [
    `Seed ${made.seed}, commit ${made.commit}.`,
    '',
    '| fault | messages in | handled once | lost | doubled | copies sent again |',
    '| --- | --: | --: | --: | --: | --: |',
    ...rows.map(([name, trials]) => row(name, trials)),
  ];
}

function row(name: string, trials: readonly Outcome[]): string {
  const count = (kind: string): number =>
    trials.flatMap(({ faults }) => faults).filter((fault) => fault.kind === kind).length;
  const messages = trials.reduce((sum, trial) => sum + (trial.messages ?? 0), 0);
  const [lost, doubled] = [count('lost'), count('doubled') + count('broken')];
  const resent = trials.reduce((sum, trial) => sum + trial.resent, 0);
  return `| ${[name, messages, messages - lost - doubled, lost, doubled, resent].join(' | ')} |`;
}

/** Between the marks of this proof on the page. */
function write(proof: string, lines: readonly string[]): void {
  const page = readFileSync(PAGE, 'utf8');
  const begin = `<!-- written by npm run proof -- ${proof} -->`;
  const end = `<!-- end of ${proof} -->`;
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${PAGE} has lost the place of its table of ${proof}`);
  writeFileSync(
    PAGE,
    `${page.slice(0, from)}${[begin, '', ...lines, '', end].join('\n')}${page.slice(to + end.length)}`,
  );
}
