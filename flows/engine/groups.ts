import type { Flow, Group, Step } from '../define.ts';
import type { Answers } from '../facts.ts';
import { contextIn, emit } from './draft.ts';
import type { Draft } from './draft.ts';

/** Which items of a group there are, in order, and the highest id ever given: an id is never used again. */
type Roster = { last: number; items: number[] };

/** Kept among the subject's answers, so that officer, desk and session agree on it. */
const rosterKey = (group: string): string => `${group}[]`;

const itemKey = (group: string, id: number, key: string): string => `${group}[${id}].${key}`;

/** The questions of a subject with these answers: those of a group once for each of its items. */
export function stepsOf(flow: Flow, answers: Answers): readonly Step[] {
  const present = flow.groups?.filter(({ name }) => answers.has(rosterKey(name))) ?? [];
  if (present.length === 0) return flow.steps;
  return flow.steps.flatMap((step) => [
    step,
    ...present
      .filter(({ after }) => after === step.key)
      .flatMap((group) => rosterOf(answers, group.name).items.flatMap((id) => stepsOfItem(group, id))),
  ]);
}

function stepsOfItem({ name, steps }: Group, id: number): Step[] {
  return steps.map((step) => ({ ...step, key: itemKey(name, id, step.key), item: { group: name, id } }));
}

/** A group's questions as its promises name them: `activity[].kbli`. */
export function promisedSteps(flow: Flow): Step[] {
  return (flow.groups ?? []).flatMap(({ name, steps }) =>
    steps.map((step) => ({ ...step, key: `${rosterKey(name)}.${step.key}`, item: { group: name, id: 0 } })),
  );
}

export function itemsOf(answers: Answers, group: string): readonly number[] {
  return rosterOf(answers, group).items;
}

/** A further item; `given` answers its questions already. */
export function addItem(
  draft: Draft,
  subject: string,
  group: string,
  given: Readonly<Record<string, string>> = {},
  message?: string,
): void {
  const { last, items } = rosterOf(contextIn(draft, subject).answers, group);
  const id = last + 1;
  writeRoster(draft, subject, group, { last: id, items: [...items, id] });
  for (const [key, value] of Object.entries(given)) {
    const from = message === undefined ? {} : { message };
    emit(draft, {
      type: 'answer_recorded',
      subject,
      key: itemKey(group, id, key),
      value,
      raw: value,
      ...from,
    });
  }
}

/** Takes an item back, with everything that was said of it. */
export function dropItem(draft: Draft, subject: string, { group, id }: NonNullable<Step['item']>): void {
  const { answers } = contextIn(draft, subject);
  const { last, items } = rosterOf(answers, group);
  const own = itemKey(group, id, '');
  for (const key of [...answers.keys()].filter((candidate) => candidate.startsWith(own)))
    emit(draft, { type: 'answer_removed', subject, key });
  writeRoster(draft, subject, group, { last, items: items.filter((item) => item !== id) });
}

function writeRoster(draft: Draft, subject: string, group: string, value: Roster): void {
  emit(draft, { type: 'answer_recorded', subject, key: rosterKey(group), value });
}

function rosterOf(answers: Answers, group: string): Roster {
  const value = answers.get(rosterKey(group))?.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { last: 0, items: [] };
  return value as Roster;
}
