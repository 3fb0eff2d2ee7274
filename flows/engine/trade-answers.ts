import { isSum } from '../../licensing/identity/sum.ts';
import { contextIn, say } from './draft.ts';
import type { Draft } from './draft.ts';
import type { Open } from './frames.ts';
import { relevantSteps } from './position.ts';
import { record } from './record.ts';
import type { MessageInput } from './route.ts';
import { confirmLines } from './told-lines.ts';

/** "5 juta" where a trade is asked for, or chosen from a list, is the capital. */
export function takeCapital(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  if (open.frame.flow !== 'apply' || open.position.step.asks !== 'kbli' || !isSum(text)) return false;
  const context = contextIn(draft, open.frame.subject);
  const step = relevantSteps(open.flow, context).find(({ asks }) => asks === 'capital');
  const reading = step?.type.read(input.content, context, undefined);
  if (!step || reading?.read !== 'answer') return false;
  const lines = confirmLines([{ step, value: reading.value }], context);
  record(draft, { ...open, position: { step } }, reading, input);
  say(draft, 'told.noted', { lines: { lines } });
  draft.ask = true;
  return true;
}
