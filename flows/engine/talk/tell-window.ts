import type { Value, Values } from '../../event.ts';
import { say } from '../draft.ts';
import type { Draft } from '../draft.ts';

/**
 * "Dijawab sebelum …" said on a number that may not write for longer than 24 hours after the person's last word: when
 * the moment lies later, they hear what to do so that the answer reaches them. So they do where only a file waits.
 */
export function tellWindow(draft: Draft): void {
  const { window, owner } = draft.facts.chat;
  if (!window) return;
  if (window.until <= draft.now) {
    if (window.after === 'template') tellFileWaits(draft);
    return;
  }
  if (window.after === 'template' || owner === 'operator' || draft.facts.operator) return;
  const promised = draft.events.flatMap((event) =>
    event.type === 'say' && event.values ? dueIn(event.values) : [],
  );
  const { until } = window;
  if (promised.some((due) => due > until)) say(draft, 'promise.window', { until: { moment: until } });
}

/** Words leave as a template, and a file does not: said with the words before it, for it holds up nothing else. */
function tellFileWaits(draft: Draft): void {
  const first = draft.events.findIndex(({ type }) => type === 'file_sent');
  if (first === -1) return;
  const rest = draft.events.splice(first);
  say(draft, 'promise.window_file');
  draft.events.push(...rest);
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
