import { documentCode, isDocumentAsk } from '../../licensing/catalogue/asks.ts';
import type { Flow, Step, StepContext } from '../define.ts';
import type { Frame } from '../session.ts';
import { hasEnded } from './cases/clocks.ts';
import { stepsOf } from './groups.ts';

/** The steps that this subject's answers make relevant, in order. */
export function relevantSteps(flow: Flow, context: StepContext): Step[] {
  return stepsOf(flow, context.answers).filter((step) => step.when?.(context) ?? true);
}

/** The same, and those that are kept where somebody tells them. */
export function tellableSteps(flow: Flow, context: StepContext): Step[] {
  return stepsOf(flow, context.answers).filter(
    (step) => (step.when?.(context) ?? true) || step.told?.(context) === true,
  );
}

/** Why a step is open again although it had an answer; undefined when it never had one. */
export type Reopening = { text: string; reason?: string };

export type Position = { step: Step; because?: Reopening };

/**
 * Where a conversation stands: the first relevant step without a valid answer. Nothing is stored
 * about it, so a step inserted, removed or tightened strands nobody.
 */
export function nextStep(flow: Flow, frame: Frame, context: StepContext): Position | undefined {
  let postponed: Position | undefined;
  const first = frame.first && relevantSteps(flow, context).find(({ key }) => key === frame.first);
  const before = first && openness(first, frame, context);
  if (before) return before;
  for (const step of stepsOf(flow, context.answers)) {
    if (step.when && !step.when(context)) continue;
    const position = openness(step, frame, context);
    if (!position) continue;
    if (!frame.postponed?.includes(step.key)) return position;
    postponed ??= position;
  }
  return postponed;
}

function openness(step: Step, frame: Frame, context: StepContext): Position | undefined {
  const answers = step.of === 'contact' ? context.facts.contact.answers : context.answers;
  const answer = answers.get(step.key);
  if (answer === undefined || frame.reopened?.includes(step.key)) return { step };
  const rejected = frame.mended?.includes(step.key) ? undefined : rejection(step, context);
  if (rejected !== undefined) return { step, because: { text: 'item.rejected', reason: rejected } };
  if (answer.mark !== undefined) return undefined;
  const stale = step.type.stale?.(answer.value, context);
  return stale === undefined ? undefined : { step, because: { text: stale } };
}

/** The officer's reason when the item this step serves was found wanting; a document stands for its whole item. */
export function rejection(step: Step, context: StepContext): string | undefined {
  const { application } = context;
  if (application === undefined || application.items.size === 0 || hasEnded(application.stage))
    return undefined;
  const { items } = application;
  const code = context.required().get(step.asks)?.requirement;
  const item = code === undefined ? undefined : items.get(code);
  if (item?.state !== 'rejected') return undefined;
  const byDocument = context.required().has(`doc:${code}`);
  if (byDocument && !(isDocumentAsk(step.asks) && documentCode(step.asks) === code)) return undefined;
  return item.reason ?? '';
}

/** How far the form is: questions with an answer, of all that count. */
export function progressOf(flow: Flow, frame: Frame, context: StepContext): { done: number; of: number } {
  const counted = relevantSteps(flow, context).filter((step) => step.counts);
  const open = counted.filter((step) => openness(step, frame, context) !== undefined).length;
  return { done: counted.length - open, of: counted.length };
}
