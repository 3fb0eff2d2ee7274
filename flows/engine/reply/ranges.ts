import { upperEnd } from '../../../licensing/identity/count.ts';
import { isAsked } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Aside } from '../../session.ts';
import { askAside } from '../ask-aside.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { openQuestion } from '../frames.ts';
import type { Open } from '../frames.ts';
import { record } from '../record.ts';
import type { MessageInput } from '../../input.ts';
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

/** "di bawah 5 juta", "kada sampai sajuta", "5-10 juta": only the upper end is told. */
const BELOW =
  /\b(?:di ?bawah|kurang dari|(?:tidak|belum) (?:sampai|nyampe|sampe|nyampai|capai|cukup|lebih)(?: dari)?|maksimal|paling (?:banyak|tinggi|besar)|under|below|less than|at most|up to)\b/;
/** Both ends of a range: "5-10 juta", "antara 2 sampai 3 juta", "2 juta sd 3 juta". */
const BETWEEN =
  /^\W*(?:\p{L}+ ){0,3}\d+(?:[.,]\d+)? ?(?:rb|ribu|jt|juta|m|miliar|milyar)?\s*(?:-|–|sampai|sampe|hingga|sd|s\/d|to|atau)\s*(?:rp\.? ?)?(?=\d)/iu;
const LONGEST_BOUND = 60;

/** A figure of which a range, or only the upper end, was told. False: it was told as one, or something else is asked. */
export function takeBound(draft: Draft, open: Open, input: Pick<MessageInput, 'id'>, text: string): boolean {
  const { step } = open.position;
  const canonical = canonicalText(text);
  if (text.length > LONGEST_BOUND || isAsked(text, canonical)) return false;
  if (step.asks === 'workers') return takeMost(draft, open, input, text);
  if (step.asks !== 'capital') return false;
  const upper = text.replace(BETWEEN, '');
  if (upper === text && !BELOW.test(canonical)) return false;
  const content = { kind: 'text', text: upper } as const;
  const reading = step.type.read(content, contextIn(draft, open.frame.subject), open.frame.asked);
  if (reading.read !== 'answer' || typeof reading.value !== 'number') return false;
  noteRange(draft, open, reading.value, input.id);
  return true;
}

/** "2-3 orang", of those who work there: the most that do, said back, since the form takes one number. */
function takeMost(draft: Draft, open: Open, { id }: Pick<MessageInput, 'id'>, text: string): boolean {
  const upper = upperEnd(text);
  if (upper === undefined) return false;
  const content = { kind: 'text', text: upper } as const;
  const reading = open.position.step.type.read(content, contextIn(draft, open.frame.subject), undefined);
  if (reading.read !== 'answer' || typeof reading.value !== 'number') return false;
  record(draft, open, { read: 'answer', value: reading.value, raw: text }, { id });
  say(draft, 'workers.most', { count: reading.value });
  draft.ask = true;
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
  noteRange(draft, open, Number(picked), message);
}

function noteRange(draft: Draft, open: Open, value: number, message: string): void {
  const problems = ['capital-range'];
  record(draft, open, { read: 'answer', value, mark: 'to_check', problems }, { id: message });
  say(draft, 'capital.range_noted');
  draft.ask = true;
}
