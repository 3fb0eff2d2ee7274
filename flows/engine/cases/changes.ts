import type { Catalogue } from '../../../licensing/catalogue/catalogue.ts';
import type { ChecklistItem } from '../../../licensing/catalogue/checklist.ts';
import { spokenDuration, spokenFee } from '../../../licensing/catalogue/facts.ts';
import type { Permit } from '../../../licensing/catalogue/permit.ts';
import type { Value } from '../../event.ts';
import type { ApplicationFacts } from '../../facts.ts';
import { contextOf, permitsOf } from '../context.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion, topFrame } from '../frames.ts';
import { durationValues, feeValues } from '../permits/figures.ts';

/**
 * A draft follows the running catalogue: what changed under it is told once, right before its next question, or before
 * it would be submitted; then the review is shown again (DESIGN §3.4).
 */
export function tellChanges(draft: Draft): void {
  const frame = topFrame(draft);
  const application = draft.facts.applications.find(({ id }) => id === frame?.subject);
  const { before } = application ?? {};
  if (!application || !before || frame?.flow !== 'apply' || draft.session.aside) return;
  if (!draft.ask && openQuestion(draft)) return;
  const lines = changedLines(draft, application, before);
  const { revision } = draft.world.catalogue;
  emit(draft, { type: 'catalogue_followed', application: application.id, revision });
  if (lines.length === 0) return;
  say(draft, 'changes.head', {
    permits: { list: permitsOf(draft.world, application).map((permit) => permit.short_name) },
    items: { lines },
  });
  if (application.answers.has('review'))
    emit(draft, { type: 'answer_removed', subject: application.id, key: 'review' });
  draft.ask = true;
}

function changedLines(draft: Draft, application: ApplicationFacts, before: Catalogue): Value[] {
  const permits = permitsOf(draft.world, application);
  // A permit that is gone is chosen anew; its question says so.
  if (permits.length < application.permits.length) return [];
  const old = contextOf({ ...draft.world, catalogue: before }, draft.facts, application.id, draft.now);
  return [
    ...itemLines(old.checklist(), contextIn(draft, application.id).checklist()),
    ...permits.flatMap((permit) => figureLines(draft, before.permits.get(permit.code), permit)),
  ];
}

function itemLines(before: readonly ChecklistItem[], after: readonly ChecklistItem[]): Value[] {
  const [old, fresh] = [byCode(before), byCode(after)];
  const came = after.filter((item) => isAsked(item) && !isAsked(old.get(item.code)));
  const went = before.filter((item) => isAsked(item) && !isAsked(fresh.get(item.code)));
  return [
    ...line(
      'changes.added',
      came.filter(({ code }) => !old.has(code)),
    ),
    ...line(
      'changes.required',
      came.filter(({ code }) => old.has(code)),
    ),
    ...line(
      'changes.optional',
      went.filter(({ code }) => fresh.has(code)),
    ),
    ...line(
      'changes.removed',
      went.filter(({ code }) => !fresh.has(code)),
    ),
  ];
}

const byCode = (items: readonly ChecklistItem[]): Map<string, ChecklistItem> =>
  new Map(items.map((item) => [item.code, item]));
const isAsked = (item: ChecklistItem | undefined): boolean =>
  item !== undefined && item.mandatory && item.demand === 'applies';
const line = (text: string, items: readonly ChecklistItem[]): Value[] =>
  items.length === 0 ? [] : [{ text, values: { items: { list: items.map(({ label }) => label) } } }];

/** Figures that may be said now and are not those that were said before. */
function figureLines(draft: Draft, before: Permit | undefined, permit: Permit): Value[] {
  const lines: Value[] = [];
  const values = { permit: permit.short_name };
  const [oldFee, fee] = [before && spokenFee(before), spokenFee(permit)];
  if (fee.kind === 'figure' && !(oldFee?.kind === 'figure' && oldFee.amount === fee.amount))
    lines.push({ text: 'changes.fee', values: { ...values, ...feeValues(draft.world, fee) } });
  const [oldTime, time] = [before && spokenDuration(before), spokenDuration(permit)];
  if (
    time.kind === 'figure' &&
    !(oldTime?.kind === 'figure' && oldTime.max === time.max && oldTime.unit === time.unit)
  )
    lines.push({ text: 'changes.duration', values: { ...values, ...durationValues(draft.world, time) } });
  return lines;
}
