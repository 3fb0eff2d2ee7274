import { applicantTypeIn } from '../../../licensing/understanding/facts/facts-in-text.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import type { Open } from '../frames.ts';
import { record } from '../record.ts';
import type { MessageInput } from '../../input.ts';
import { keepWish } from './keep-told.ts';

/** Longer than this it is a tale, which is read for more than its form. */
const MOST_WORDS = 8;

/** "cv maju jaya", "koperasi serba usaha" where the form of business is asked: the form, and what stands behind it. */
export function takeFormTold(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const { step } = open.position;
  if (open.frame.flow !== 'apply' || step.asks !== 'applicant_type') return false;
  const canonical = canonicalText(text);
  const form = applicantTypeIn(canonical);
  if (form === undefined || canonical.split(' ').length > MOST_WORDS || isAsked(text, canonical))
    return false;
  const context = contextIn(draft, open.frame.subject);
  // The form alone, or its number, is an answer like another.
  if (step.type.read(input.content, context, open.frame.asked).read === 'answer') return false;
  if (!step.type.options?.(context).some(({ id }) => id === form)) return false;
  record(draft, open, { read: 'answer', value: form, raw: text }, input);
  const next = openQuestion(draft);
  if (next) keepWish(draft, next, input, text);
  draft.ask = true;
  return true;
}
