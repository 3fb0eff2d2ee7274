import { newPerson } from '../tests/support/person.ts';
import { testWorld } from '../tests/support/world.ts';
import { GOALS } from './applicant-goals.ts';
import { simulate } from './applicants.ts';
import type { Outcome } from './applicants.ts';

/** Three applicants of each goal; fixed before anything was tried on them. */
const SEEDS = [11, 222, 3333];

export function simulateAll(seeds: readonly number[] = SEEDS): Outcome[] {
  const world = testWorld();
  return GOALS.flatMap((goal, at) => seeds.map((seed) => simulate(() => newPerson(world), goal, seed + at)));
}

/** The table of docs/UNDERSTANDING.md as text. */
export function applicantsTable(): string {
  const outcomes = simulateAll();
  const lines = outcomes.map(
    ({ goal, reached, officer, messages, asides, form, wrong }) =>
      `| ${goal} | ${reached ? 'yes' : officer ? 'officer' : 'no'} | ${messages} | ${asides} | ${form || '–'} | ${wrong.join('; ')} |`,
  );
  const reached = outcomes.filter((each) => each.reached);
  const applied = reached.filter(({ form }) => form > 0);
  const sum = (of: (outcome: Outcome) => number): number =>
    applied.reduce((total, each) => total + of(each), 0);
  return [
    '| applicant | reached | messages | of them questions | fixed form | wrong |',
    '|---|---|--:|--:|--:|---|',
    ...lines,
    '',
    `reached: ${reached.length} of ${outcomes.length}; fewer messages than the form: ${applied.filter(({ messages, asides, form }) => messages - asides < form).length} of ${applied.length}`,
    `messages: ${sum(({ messages }) => messages)} (${sum(({ asides }) => asides)} of them questions), fixed form: ${sum(({ form }) => form)}`,
  ].join('\n');
}
