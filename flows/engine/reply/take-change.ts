import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { hasNone } from '../../../licensing/understanding/reply/has-none.ts';
import { talkIn } from '../../../licensing/understanding/reply/talk.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { MessageInput } from '../../input.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { readOpen } from '../read-open.ts';
import { record } from '../record.ts';

/** What is to be changed of a NIB, and into what, is told as one: a number in it is no answer to another question. */
export function takeChange(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  if (open.position.step.key !== 'change' || isAsked(text, canonicalText(text))) return false;
  if (hasNone(text) || talkIn(text) !== undefined) return false;
  const reading = readOpen(draft, open, input.content);
  if (reading.read !== 'answer') return false;
  record(draft, open, reading, input);
  draft.ask = true;
  return true;
}
