import type { Reading } from '../../define.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { exampleOf } from '../example.ts';
import { openQuestion, topFrame } from '../frames.ts';
import type { Open } from '../frames.ts';
import { addItem } from '../groups.ts';
import { takeBackItem } from '../trade/activities.ts';
import { askMeant } from '../told/meant.ts';
import { isUnsettled } from '../files/compare-card.ts';
import { countMiss, isTriedOften, outOfPatience } from './patience.ts';
import { record } from '../record.ts';
import { optionHash } from '../options.ts';
import type { MessageInput } from '../../input.ts';
import { ADVISE, SEVERAL } from '../../steps/permit-choice.ts';
import { OF_OWNER } from '../../steps/trade-name.ts';
import { nameLikeOwner } from '../told/owner-named.ts';
import { wishSeveral } from '../permits/several-permits.ts';
import { beginAdvice } from '../trade/advice.ts';
import { keepWish } from '../told/keep-told.ts';
import { confirmLines, sayNoted } from '../told/told-lines.ts';
import { isConfirming } from '../told/confirming.ts';

/** Takes a reading; true: the message is dealt with. */
export function obey(
  draft: Draft,
  open: Open,
  reading: Exclude<Reading, { read: 'other' }>,
  input: Pick<MessageInput, 'id'>,
): boolean {
  draft.ask = true;
  if (reading.read === 'answer') {
    const { step } = open.position;
    const { subject } = open.frame;
    if (step.key === 'review' && isUnsettled(draft, subject)) return true;
    if (step.counts && isConfirming(draft, open.frame)) {
      const lines = confirmLines([{ step, value: reading.value }], contextIn(draft, subject));
      sayNoted(draft, lines);
    }
    record(draft, open, reading, input);
    if (step.key === 'permit') keepTold(draft, reading.raw ?? '', input);
    return true;
  }
  if (reading.read === 'reopen') {
    open.frame.reopened = [...(open.frame.reopened ?? []), ...reading.keys];
    // Whoever chooses what was put off wants it now.
    open.frame.postponed = open.frame.postponed?.filter((key) => !reading.keys.includes(key)) ?? [];
    return true;
  }
  if (reading.read === 'note') {
    const { key, value } = reading;
    if (key === ADVISE) {
      beginAdvice(draft, typeof value === 'string' ? value : '');
      return true;
    }
    if (key === OF_OWNER) {
      nameLikeOwner(draft, open, input.id);
      return true;
    }
    if (key === SEVERAL) {
      const { permits, text } = value as { permits: string[]; text: string };
      wishSeveral(draft, permits, { text, message: input.id });
      return true;
    }
    const subject = open.position.step.of === 'contact' ? draft.facts.contact.id : open.frame.subject;
    emit(draft, { type: 'answer_recorded', subject, key, value, message: input.id });
    if (reading.says !== undefined) say(draft, reading.says);
    return true;
  }
  if (reading.read === 'add' || reading.read === 'drop') {
    if (reading.read === 'add') addItem(draft, open.frame.subject, reading.group);
    else takeBackItem(draft, open);
    return true;
  }
  if (reading.read === 'blocked') {
    delete open.frame.postponed;
    open.frame.held = true;
    say(draft, reading.reason, reading.values);
    return true;
  }
  return refuse(draft, open, reading, input.id);
}

/** "bengkel motor" chose the permit, and has told the trade as well; so may have what began the form ("urus nib klinik"). */
function keepTold(draft: Draft, text: string, input: Pick<MessageInput, 'id'>): void {
  const { wish } = topFrame(draft) ?? {};
  delete topFrame(draft)?.wish;
  for (const words of [text, ...(wish === undefined ? [] : [wish])]) {
    const open = openQuestion(draft);
    if (open?.frame.flow === 'apply') keepWish(draft, open, input, words);
  }
}

function refuse(
  draft: Draft,
  open: Open,
  reading: Extract<Reading, { read: 'refused' }>,
  message: string,
): boolean {
  const { typed, ...values } = reading.values ?? {};
  const { step } = open.position;
  countMiss(open, message);
  if (open.frame.asked && typeof typed === 'string') open.frame.asked.refused = typed;
  const context = contextIn(draft, open.frame.subject);
  const options = step.type.options?.(context) ?? [];
  const told = { ...values, example: exampleOf(step, context) };
  if (isTriedOften(open)) {
    // Why it cannot be taken is told the last time, too; a list would stand beside the one that is offered.
    if (options.length === 0) say(draft, reading.reason, told);
    return outOfPatience(draft, open);
  }
  if (askMeant(draft, step, reading, message)) return true;
  say(draft, reading.reason, told, { asks: step.asks, ...(options.length > 0 ? { options } : {}) });
  const said = draft.events.at(-1);
  if (said?.type === 'say') draft.refusals.set(said, step.key);
  // The reply to come is read against the list just shown.
  if (open.frame.asked && options.length > 0) open.frame.asked.options = optionHash(options);
  draft.ask = false;
  return true;
}
