import type { Reading, Step } from '../../define.ts';
import { askAside } from '../ask-aside.ts';
import type { Draft } from '../draft.ts';

type Refused = Extract<Reading, { read: 'refused' }>;

/**
 * "budi@gmal.com": was gmail.com meant? A yes is enough; it needs not be typed once more. False: nothing can be
 * guessed from what was refused.
 */
export function askMeant(draft: Draft, step: Step, { values }: Refused, message: string): boolean {
  const { suggestion, given, typed } = values ?? {};
  if (typeof suggestion !== 'string' || typeof given !== 'string' || typeof typed !== 'string') return false;
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `meant.option.${id}` } }));
  askAside(
    draft,
    'meant',
    { text: 'meant.ask', values: { suggestion }, options, asks: step.asks },
    { key: step.key, suggestion, given, typed, message },
  );
  return true;
}
