/** The table of faults in docs/CHANNEL.md, from the outcomes of a run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from './proof.ts';

const PAGE = join(import.meta.dirname, '..', 'docs', 'CHANNEL.md');
const [BEGIN, END] = ['<!-- faults: written by npm run proof -- faults -->', '<!-- end of faults -->'];

/** @param names every fault, in the order of the table */
export function writeFaultTable(
  names: readonly string[],
  outcomes: readonly Outcome[],
  made: { seed: number; commit: string },
): void {
  const page = readFileSync(PAGE, 'utf8');
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${PAGE} has lost the place of its table of faults`);
  const rows = names.map((name) =>
    row(
      name,
      outcomes.filter(({ struck }) => struck === name),
    ),
  );
  const head = [
    `Seed ${made.seed}, commit ${made.commit}.`,
    '',
    '| fault | messages in | handled once | lost | doubled | copies sent again |',
    '| --- | --: | --: | --: | --: | --: |',
  ];
  writeFileSync(
    PAGE,
    `${page.slice(0, from)}${[BEGIN, '', ...head, ...rows, '', END].join('\n')}${page.slice(to + END.length)}`,
  );
}

function row(name: string, trials: readonly Outcome[]): string {
  const count = (kind: string): number =>
    trials.flatMap(({ faults }) => faults).filter((fault) => fault.kind === kind).length;
  const messages = trials.reduce((sum, trial) => sum + (trial.messages ?? 0), 0);
  const [lost, doubled] = [count('lost'), count('doubled') + count('broken')];
  const resent = trials.reduce((sum, trial) => sum + trial.resent, 0);
  return `| ${[name, messages, messages - lost - doubled, lost, doubled, resent].join(' | ')} |`;
}
