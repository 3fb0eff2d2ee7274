import { askAside } from './ask-aside.ts';
import { contextIn } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Open } from './frames.ts';
import { mayConfirm, waiting } from './told.ts';
import { confirmLines } from './told-lines.ts';

/** Whoever passes over the confirmation so often is asked in the usual way. */
const MOST_TIMES = 2;

/** Asks once whether what was told is right, before the open question. False: nothing waits for it. */
export function askTold(draft: Draft, open: Open): boolean {
  const { frame } = open;
  if (!frame.told || !mayConfirm(draft, frame)) return false;
  const context = contextIn(draft, frame.subject);
  const told = waiting(open, frame, context);
  if (told.length === 0 || frame.told.asked >= MOST_TIMES) {
    delete frame.told;
    return false;
  }
  frame.told.asked += 1;
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `told.option.${id}` } }));
  const lines = confirmLines(
    told.map(({ step, told: { value } }) => ({ step, value })),
    context,
  );
  askAside(draft, 'told', { text: 'told.confirm', values: { lines: { lines } }, options, asks: 'confirm' });
  return true;
}
