import { askAside } from '../ask-aside.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { mayConfirm, passOver, waiting } from './confirming.ts';
import { confirmLines } from './told-lines.ts';

/** Whoever passes over the confirmation so often has not objected: it is noted as told. */
const MOST_TIMES = 2;

/** Asks whether what was told is right, before the open question. `kept`: it was passed over and is noted. */
export function askTold(draft: Draft, open: Open): 'asked' | 'kept' | 'nothing' {
  const { frame } = open;
  if (!frame.told || !mayConfirm(draft, frame)) return 'nothing';
  const context = contextIn(draft, frame.subject);
  const told = waiting(open.flow, frame, context);
  if (told.length === 0) {
    delete frame.told;
    return 'nothing';
  }
  if (frame.told.asked >= MOST_TIMES) {
    passOver(draft, open);
    return 'kept';
  }
  frame.told.asked += 1;
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `told.option.${id}` } }));
  const lines = confirmLines(
    told.map(({ step, told: { value } }) => ({ step, value })),
    context,
  );
  askAside(draft, 'told', { text: 'told.confirm', values: { lines: { lines } }, options, asks: 'confirm' });
  return 'asked';
}
