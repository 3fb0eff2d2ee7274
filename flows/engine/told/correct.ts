import { rightIn, withoutMarker } from '../../../licensing/understanding/facts/correction.ts';
import type { Correction } from '../../../licensing/understanding/facts/correction.ts';
import { fieldIn } from '../../../licensing/understanding/facts/fields.ts';
import { denied } from '../../../licensing/understanding/words/clauses.ts';
import type { Step, StepContext } from '../../define.ts';
import type { MessageInput } from '../../input.ts';
import { fieldName } from '../answer-lines.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { goBack } from '../go-back.ts';
import { relevantSteps } from '../position.ts';
import { keep } from './keep-told.ts';

/** A correction that names no new value: what it is about is asked again; "eh salah" means the last answer. */
export function correct(
  draft: Draft,
  open: Open,
  input: MessageInput,
  text: string,
  correction: Correction,
): boolean {
  const context = contextIn(draft, open.frame.subject);
  if (correction.bare) {
    goBack(draft);
    return true;
  }
  const named = relevantSteps(open.flow, context).find(
    ({ asks, of }) => of === 'subject' && asks === correction.ask,
  );
  const right = rightIn(text);
  if (named && right !== undefined) {
    const reading = named.type.read({ kind: 'text', text: right }, context, undefined);
    if (reading.read === 'answer') {
      keep(draft, open, input, new Map([[{ step: named, value: right }, reading]]), true);
      return true;
    }
  }
  if (named) return openAgain(draft, open, named, context);
  const value = withoutMarker(text);
  const last = relevantSteps(open.flow, context)
    .filter(({ key, of }) => of === 'subject' && context.answers.has(key))
    .at(-1);
  if (!last || value === '' || value === text.trim()) return false;
  const own = open.position.step.type.read({ kind: 'text', text: value }, context, undefined);
  const reading = last.type.read({ kind: 'text', text: value }, context, undefined);
  if (reading.read !== 'answer' || (own.read === 'answer' && last.type.open)) return false;
  keep(draft, open, input, new Map([[{ step: last, value }, reading]]), true);
  return true;
}

/** The question of a step comes again, whether it was answered or not. */
export function openAgain(draft: Draft, open: Open, step: Step, context: StepContext): boolean {
  const field = fieldName(step, context);
  draft.ask = true;
  if (context.answers.has(step.key)) {
    open.frame.reopened = [...(open.frame.reopened ?? []), step.key];
    // Before whatever comes earlier in the form: it was said to be put right now.
    open.frame.first = step.key;
    say(draft, 'told.reopened', { field });
  } else if (step.key === open.position.step.key) say(draft, 'told.just_asked');
  else say(draft, 'told.not_yet', { field });
  return true;
}

/** "gak jadi ganti alamat": nothing is to be changed, the form goes on. */
export function takesBack(draft: Draft, canonical: string): boolean {
  if (!denied(canonical) || fieldIn(canonical) === undefined || !/\b(ganti|ubah|perbaiki)\b/.test(canonical))
    return false;
  draft.resumed = true;
  draft.ask = true;
  return true;
}
