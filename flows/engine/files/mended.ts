import { isDocumentAsk } from '../../../licensing/catalogue/asks.ts';
import type { AskName } from '../../../licensing/catalogue/asks.ts';
import type { ApplicationFacts } from '../../facts.ts';
import { contextIn, emit } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import { stepsOf } from '../groups.ts';

/**
 * What an officer wanted replaced was given anew (or left to an officer): once every question of the item
 * has been, the item is theirs again. A document is its item's only question, and is filed as such.
 */
export function noteMended(
  draft: Draft,
  { flow, frame }: Pick<Open, 'flow' | 'frame'>,
  keys: readonly string[],
): void {
  const context = contextIn(draft, frame.subject);
  const items = [...(context.application?.items ?? [])];
  const rejected = new Set(items.flatMap(([code, { state }]) => (state === 'rejected' ? [code] : [])));
  if (rejected.size === 0) return;
  const steps = stepsOf(flow, context.answers);
  const itemOf = (key: string): string | undefined => {
    const step = steps.find((candidate) => candidate.key === key);
    return step && context.required().get(step.asks)?.requirement;
  };
  const code = keys.map(itemOf).find((item) => item !== undefined);
  if (code === undefined || !rejected.has(code)) return;
  const mended = [...(frame.mended ?? []), ...keys];
  const left = steps.some(
    (step) =>
      !isDocumentAsk(step.asks) &&
      !mended.includes(step.key) &&
      itemOf(step.key) === code &&
      (step.when?.(context) ?? true),
  );
  const document = steps.some(({ key, asks }) => isDocumentAsk(asks) && keys.includes(key));
  if (left && !document) {
    frame.mended = mended;
    return;
  }
  frame.mended = mended.filter((key) => itemOf(key) !== code);
  if (frame.mended.length === 0) delete frame.mended;
  const putOff = mended
    .filter((key) => itemOf(key) === code)
    .every((key) => context.answers.get(key)?.mark === 'deferred');
  emit(draft, {
    type: 'item_answered',
    application: frame.subject,
    code,
    ...(putOff ? { putOff } : {}),
  });
}

/** An officer wants this answer replaced and it was not yet: the card may do that, and nobody is offered to keep it. */
export function isRefused(draft: Draft, application: ApplicationFacts, key: AskName): boolean {
  const item = contextIn(draft, application.id).required().get(key)?.requirement;
  if (item === undefined || application.items.get(item)?.state !== 'rejected') return false;
  const frame = draft.session.frames.find(({ subject }) => subject === application.id);
  return frame?.mended?.includes(key) !== true;
}
