import { fieldName } from '../answer-lines.ts';
import { askAside } from '../ask-aside.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';

/** After this many readings failed, an officer is offered. */
const PATIENCE = 3;

/** This message was no answer to the open question. */
export function countMiss({ frame: { asked } }: Open, message: string): void {
  if (!asked) return;
  asked.attempts += 1;
  asked.missed = message;
}

/** Whether the open question has failed so often that an officer is offered. */
export const isTriedOften = ({ frame: { asked } }: Open): boolean => (asked?.attempts ?? 0) >= PATIENCE;

/** Offers an officer, where the open question has failed so often; whether it did. */
export function outOfPatience(draft: Draft, open: Open): boolean {
  const { asked } = open.frame;
  if (!asked || !isTriedOften(open)) return false;
  asked.attempts = 0;
  const { step } = open.position;
  const skippable = step.skippable?.(contextIn(draft, open.frame.subject)) ?? false;
  const options = ['officer', ...(skippable ? ['skip'] : []), 'again'].map((id) => ({
    id,
    label: { text: `stuck.option.${id}` },
  }));
  const field = fieldName(step, contextIn(draft, open.frame.subject));
  askAside(draft, 'stuck', { text: 'stuck.ask', values: { field }, options, asks: 'confirm' });
  return true;
}
