import { objectionIn, rightIn } from '../../../licensing/understanding/facts/correction.ts';
import { fieldIn } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import { readYesNo } from '../../../licensing/understanding/words/yes-no.ts';
import type { Reading, Step, StepContext } from '../../define.ts';
import { change } from './change.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { relevantSteps } from '../position.ts';
import type { MessageInput } from '../../input.ts';
import { openAgain } from '../told/correct.ts';
import { keep } from '../told/keep-told.ts';
import { takeTold } from '../told/told.ts';

type Right = { step: Step; value: string; reading: Extract<Reading, { read: 'answer' }> };

/**
 * The review was shown and something in it is not right: what is told for a line is noted, what is only named is asked
 * again, and without either the lines are offered. False: no fault is found with it.
 */
export function takeObjection(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const { key, type } = open.position.step;
  if (key !== 'review') return false;
  const canonical = canonicalText(text);
  const objection = readYesNo(text) === false ? {} : objectionIn(text);
  if (!objection) return false;
  const context = contextIn(draft, open.frame.subject);
  const steps = relevantSteps(open.flow, context).filter(({ of }) => of === 'subject');
  const line = type.options?.(context)[(objection.line ?? 0) - 1]?.id;
  const named = steps.find((step) =>
    line === undefined ? step.asks === fieldIn(canonical) : step.key === line,
  );
  const explicit = objection.line !== undefined || rightIn(text) !== undefined;
  const right = rightOf(named ? [named] : steps, objection.right, explicit && named !== undefined, context);
  if (right) {
    keep(draft, open, input, new Map([[right, right.reading]]), true);
    return true;
  }
  // "nama salah Siti Rahmah": found where it stands.
  const more = line === undefined && objection.right !== undefined;
  if (named) return (more && takeTold(draft, open, input, text)) || openAgain(draft, open, named, context);
  if (objection.right !== undefined && !explicit) return false;
  change(draft);
  return true;
}

/** Where what should stand there fits by its shape; words fit anywhere, so `words` tells whether they may be tried. */
function rightOf(
  steps: readonly Step[],
  value: string | undefined,
  words: boolean,
  context: StepContext,
): Right | undefined {
  if (value === undefined) return undefined;
  const [only, ...others] = steps.flatMap((step): Right[] => {
    if (!context.answers.has(step.key) || (step.type.open && !words)) return [];
    const reading = step.type.read({ kind: 'text', text: value }, context, undefined);
    return reading.read === 'answer' ? [{ step, value, reading }] : [];
  });
  return others.length === 0 ? only : undefined;
}
