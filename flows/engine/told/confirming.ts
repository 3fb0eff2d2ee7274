import { isAskName, isPersonal } from '../../../licensing/catalogue/asks.ts';
import type { Flow, Step, StepContext } from '../../define.ts';
import type { Value } from '../../event.ts';
import type { Frame, ToldAnswer } from '../../session.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { tellableSteps } from '../position.ts';
import { record } from '../record.ts';
import { confirmLines, sayNoted } from './told-lines.ts';

/** What was confirmed becomes answers. */
export function takeConfirmed(draft: Draft, open: Open): void {
  const { told } = open.frame;
  delete open.frame.told;
  draft.ask = true;
  for (const [key, { message, ...answer }] of Object.entries(told?.values ?? {})) {
    const step = stepNamed(open.flow, contextIn(draft, open.frame.subject), key);
    if (step) record(draft, { ...open, position: { step } }, { read: 'answer', ...answer }, { id: message });
  }
}

/** What was not right is not kept; whoever told it hears so. */
export function dropTold(draft: Draft, { frame }: Open): void {
  delete frame.told;
  say(draft, 'told.dropped');
  draft.ask = true;
}

/**
 * Moving on loses nothing: what was told and not objected to is noted. An answer that stands already is not
 * overwritten unasked; that another was told is for the officer to see.
 */
export function passOver(draft: Draft, open: Open): void {
  const context = contextIn(draft, open.frame.subject);
  const told = waiting(open.flow, open.frame, context);
  delete open.frame.told;
  draft.ask = true;
  const stood = Map.groupBy(told, ({ step }) => {
    const before = context.answers.get(step.key);
    return before !== undefined && before.mark !== 'deferred';
  });
  const linesOf = (stands: boolean): Value[] =>
    confirmLines(
      (stood.get(stands) ?? []).map(({ step, told: { value } }) => ({ step, value })),
      context,
    );
  const [noted, left] = [linesOf(false), linesOf(true)];
  if (noted.length > 0) sayNoted(draft, noted);
  if (left.length > 0) say(draft, 'told.left', { lines: { lines: left } });
  for (const { step, told: one } of told) {
    const before = context.answers.get(step.key);
    const { message, ...answer } = one;
    const stands = before !== undefined && before.mark !== 'deferred';
    const problems = [...(before?.problems ?? []), 'told-otherwise'];
    const kept = stands
      ? {
          value: before.value,
          ...(before.raw === undefined ? {} : { raw: before.raw }),
          mark: 'to_check' as const,
          problems,
        }
      : answer;
    record(draft, { ...open, position: { step } }, { read: 'answer', ...kept }, { id: message });
  }
}

/** Whether it is being asked if what was told is right. */
export function isConfirming(draft: Draft, frame: Frame): boolean {
  return (frame.told?.asked ?? 0) > 0 && mayConfirm(draft, frame);
}

/** What says nothing about a person may be confirmed before they have agreed to the use of their data. */
export function mayConfirm(draft: Draft, frame: Frame): boolean {
  const keys = Object.keys(frame.told?.values ?? {});
  return draft.facts.contact.answers.has('consent') || !keys.some((key) => isAskName(key) && isPersonal(key));
}

/** What is told and waits for a yes, by step, as far as the form still asks for it. */
export function waiting(flow: Flow, frame: Frame, context: StepContext): { step: Step; told: ToldAnswer }[] {
  return Object.entries(frame.told?.values ?? {}).flatMap(([key, told]) => {
    const step = stepNamed(flow, context, key);
    const known = context.answers.get(key);
    return step && !(known !== undefined && known.value === told.value) ? [{ step, told }] : [];
  });
}

export function stepNamed(flow: Flow, context: StepContext, key: string): Step | undefined {
  return tellableSteps(flow, context).find((step) => step.key === key);
}
