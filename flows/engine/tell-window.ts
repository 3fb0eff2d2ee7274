import type { Value, Values } from '../event.ts';
import { say } from './draft.ts';
import type { Draft } from './draft.ts';

/**
 * "Dijawab sebelum …" said on a number that may not write for longer than 24 hours after the person's last word: when
 * the moment lies later, they hear what to do so that the answer reaches them.
 */
export function tellWindow(draft: Draft): void {
  const { openUntil, owner } = draft.facts.chat;
  if (openUntil === undefined || openUntil <= draft.now || owner === 'operator' || draft.facts.operator)
    return;
  const promised = draft.events.flatMap((event) =>
    event.type === 'say' && event.values ? dueIn(event.values) : [],
  );
  if (promised.some((due) => due > openUntil)) say(draft, 'promise.window', { until: { moment: openUntil } });
}

/** Moments by which news is promised. */
function dueIn(values: Values): number[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (name === 'due' && typeof value === 'object' && 'moment' in value) return [value.moment];
    return dueWithin(value);
  });
}

function dueWithin(value: Value): number[] {
  if (typeof value !== 'object') return [];
  if ('lines' in value) return value.lines.flatMap(dueWithin);
  return 'text' in value && value.values ? dueIn(value.values) : [];
}
