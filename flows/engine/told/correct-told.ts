import { insteadIn, rightIn, withoutMarker } from '../../../licensing/understanding/facts/correction.ts';
import { isCompanyName } from '../../../licensing/understanding/facts/company-name.ts';
import { waiting } from './confirming.ts';
import { contextIn } from '../draft.ts';
import type { Draft } from '../draft.ts';
import type { Open } from '../frames.ts';
import type { MessageInput } from '../../input.ts';
import { keep } from './keep-told.ts';

/** "no ini aja": it points, and names nothing. */
const POINTS = /^(?:(?:ini|itu|yang|yg|nang|tadi|aja|saja|sama|nomor|no)\b\s*)+$/i;
const NOT = /^\s*(?:bukan|bkn|lain|no|not)\b[\s,.:]*/i;

/**
 * "harusnya 8 juta", "8 juta" where told facts wait for a yes: the right value for one of them takes its place, and is shown
 * again. Words would fit many of them, so they need to be announced.
 */
export function correctTold(draft: Draft, open: Open, input: MessageInput, text: string): boolean {
  const { frame, flow } = open;
  if (draft.missed !== 'told' || text.includes('?')) return false;
  const right = (insteadIn(text)?.right ?? rightIn(text) ?? withoutMarker(text)).replace(NOT, '');
  const context = contextIn(draft, frame.subject);
  const fits = waiting(flow, frame, context).flatMap(({ step }) => {
    const announced = right !== text.trim() || (step.key === 'legal_name' && isCompanyName(right));
    if (right === '' || POINTS.test(right) || (step.type.open && !announced)) return [];
    const reading = step.type.read({ kind: 'text', text: right }, context, undefined);
    return reading.read === 'answer' ? [{ step, value: right, reading }] : [];
  });
  const [only, ...others] = fits;
  if (!only || others.length > 0) return false;
  const { [only.step.key]: _, ...rest } = frame.told?.values ?? {};
  if (Object.keys(rest).length > 0) frame.told = { values: rest, asked: 0 };
  else delete frame.told;
  keep(draft, open, input, new Map([[only, only.reading]]));
  return true;
}
