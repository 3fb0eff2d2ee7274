import type { Aside } from '../session.ts';
import { askAside } from './ask-aside.ts';
import { say } from './draft.ts';
import type { Draft } from './draft.ts';
import { openQuestion } from './frames.ts';
import type { Open } from './frames.ts';
import { record } from './record.ts';
import { skipQuestion } from './skip.ts';

/** Upper ends of the ranges of capital, in rupiah; all within a micro business (PP 7/2021 art. 35). */
export const RANGES = ['5000000', '25000000', '100000000', '500000000', '1000000000', 'officer'] as const;

/** Whoever cannot tell their capital chooses a range. False: the open question is another one. */
export function offerRanges(draft: Draft, open: Open, message: string): boolean {
  if (open.position.step.asks !== 'capital') return false;
  const options = RANGES.map((id) => ({ id, label: { text: `capital.option.${id}` } }));
  askAside(draft, 'capital', { text: 'capital.ranges', options, asks: 'capital' }, { message });
  return true;
}

/** The upper end is kept as a figure that an officer looks at. */
export function takeRange(draft: Draft, picked: string, aside: Aside): void {
  const message = aside.payload['message'] ?? '';
  const open = openQuestion(draft);
  if (open?.position.step.asks !== 'capital') return;
  if (picked === 'officer' && open.position.step.of === 'contact') {
    record(draft, open, { read: 'answer', value: null, mark: 'deferred' }, { id: message });
    draft.ask = true;
    return;
  }
  if (picked === 'officer') {
    skipQuestion(draft);
    return;
  }
  const reading = { value: Number(picked), mark: 'to_check', problems: ['capital-range'] } as const;
  record(draft, open, { read: 'answer', ...reading, problems: [...reading.problems] }, { id: message });
  say(draft, 'capital.range_noted');
  draft.ask = true;
}
