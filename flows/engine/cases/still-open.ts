import { isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import type { AskName } from '../../../licensing/catalogue/asks.ts';
import type { ChecklistItem } from '../../../licensing/catalogue/checklist.ts';
import type { StepContext } from '../../define.ts';
import type { Value } from '../../event.ts';
import { fieldName } from '../answer-lines.ts';
import { stepsOf } from '../groups.ts';

/** The questions behind these asks that were never answered, or put off. */
export function stillOpen(
  context: StepContext,
  asks: readonly AskName[],
): { key: string; label: Value; document: boolean }[] {
  const flow = context.world.flows.get('apply');
  if (!flow) return [];
  return stepsOf(flow, context.answers)
    .filter((step) => step.of === 'subject' && asks.includes(step.asks) && isOpen(context, step.key))
    .map((step) => ({
      key: step.key,
      label: fieldName(step, context),
      document: isDocumentAsk(step.asks),
    }));
}

/** What is still to come of an item of which some is there: of address and pin the pin. Empty: nothing of it is, or all. */
export function partLeft(context: StepContext, { asks, state }: ChecklistItem): Value[] {
  if (state !== 'missing' && state !== 'deferred') return [];
  if (asks.every((ask) => isOpen(context, ask))) return [];
  return stillOpen(context, asks).map(({ label }) => label);
}

/** What is still to come of an item, a line each. */
export function toCome(context: StepContext, item: ChecklistItem): Value[] {
  const left = partLeft(context, item);
  return (left.length > 0 ? left : [item.short]).map((label) => ({
    text: 'checklist.one',
    values: { label },
  }));
}

function isOpen({ answers }: StepContext, key: string): boolean {
  const answer = answers.get(key);
  return answer === undefined || answer.mark === 'deferred';
}
