import type { Value } from '../../event.ts';
import type { Notice } from '../../input.ts';
import type { KeptVerdict } from '../../session.ts';
import { fieldName } from '../answer-lines.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { pushFrame } from '../frames.ts';
import { stepsOf } from '../groups.ts';
import { hasEnded } from './clocks.ts';

type Verdict = Extract<Notice, { notice: 'verdict' }>;

/** Officers judge one item after the other: after so much quiet they are through. */
const QUIET_MS = 15_000;

/** A verdict is told in one message with what follows it. */
export function keepVerdict(draft: Draft, verdict: Verdict): void {
  const { application, item, state, reason, key, asked } = verdict;
  forgetVerdict(draft, verdict);
  // Whoever still fills in the form hears only what is asked again.
  if (state !== 'rejected' && isDraft(draft, application)) return;
  const kept: KeptVerdict = {
    application,
    item,
    label: labelOf(draft, verdict),
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(key === undefined ? {} : { key }),
    ...(asked ? { asked } : {}),
  };
  draft.session.verdicts = [...(draft.session.verdicts ?? []), kept];
  emit(draft, { type: 'timer_set', kind: 'verdict_quiet', key: application, dueAt: draft.now + QUIET_MS });
}

/** An officer thought better of it before it was told; of two questions of one item each may be wanted again. */
function forgetVerdict({ session }: Draft, { application, item, state, key }: Verdict): void {
  const isOther = (one: KeptVerdict): boolean =>
    state === 'rejected' && key !== undefined && one.key !== undefined && one.key !== key;
  const left = session.verdicts?.filter(
    (one) => one.application !== application || one.item !== item || isOther(one),
  );
  if (left && left.length > 0) session.verdicts = left;
  else delete session.verdicts;
}

/** What the officer meant: the item by its short name, or its one question. */
function labelOf(draft: Draft, { application, item, label, key }: Verdict): Value {
  const context = contextIn(draft, application);
  const step = context.world.flows.get('mend')?.steps.find(({ asks }) => asks === key);
  if (step) return fieldName(step, context);
  return context.checklist().find(({ code }) => code === item)?.short ?? label;
}

/** What is to be replaced does not wait for quiet once nothing more is left to judge. */
export function tellWhenThrough(draft: Draft): void {
  const refused = draft.session.verdicts?.filter(({ state }) => state === 'rejected') ?? [];
  const isThrough = ({ application }: KeptVerdict): boolean =>
    contextIn(draft, application)
      .checklist()
      .every(({ state }) => state !== 'received');
  if (refused.length > 0 && refused.every(isThrough)) tellVerdicts(draft);
}

/** Tells what was kept: once, whatever comes next in this chat. Only what is to be replaced is asked again. */
export function tellVerdicts(draft: Draft): void {
  const { verdicts = [] } = draft.session;
  delete draft.session.verdicts;
  const right = verdicts.filter(({ state }) => state === 'accepted');
  if (right.length > 0) say(draft, 'item.accepted', { label: { list: right.map(({ label }) => label) } });
  const waived = verdicts.filter(({ state }) => state === 'waived');
  const refused = verdicts.filter((one) => one.state === 'rejected' && isWanted(draft, one));
  const [asked, replaced] = [refused.filter((one) => one.asked), refused.filter((one) => !one.asked)];
  tell(draft, waived, { one: 'item.waived', several: 'item.waived_several' });
  const now = replaced.every((one) => sendsNow(draft, one));
  tell(draft, replaced, { one: now ? 'item.replace_now' : 'item.replace', several: 'item.replace_several' });
  tell(draft, asked, { one: 'item.asked', several: 'item.asked_several' });
  for (const one of refused) {
    if (!isDraft(draft, one.application)) pushFrame(draft, 'mend', one.application);
    askAgain(draft, one);
    draft.ask = true;
  }
}

function tell(draft: Draft, verdicts: readonly KeptVerdict[], text: { one: string; several: string }): void {
  const [only, ...others] = verdicts;
  if (!only) return;
  const { label, reason = '' } = only;
  if (others.length === 0) return say(draft, text.one, { label, reason });
  const lines = verdicts.map((one): Value => {
    return { text: 'item.line', values: { label: one.label, reason: one.reason ?? '' } };
  });
  say(draft, text.several, { lines: { lines } });
}

const isDraft = ({ facts }: Draft, application: string): boolean =>
  facts.applications.some(({ id, stage }) => id === application && stage === 'draft');

/** A form that is still being filled in asks for it in its turn; a paper is taken at once. */
function sendsNow(draft: Draft, { application, item }: KeptVerdict): boolean {
  return isDraft(draft, application) && contextIn(draft, application).required().has(`doc:${item}`);
}

/** It may have come while an officer spoke, or the case may be over. */
function isWanted({ facts }: Draft, { application, item }: KeptVerdict): boolean {
  const found = facts.applications.find(({ id }) => id === application);
  return !found || (!hasEnded(found.stage) && found.items.get(item)?.state === 'rejected');
}

/** Of an item with several questions only the one an officer named is open again; those already open stay so. */
function askAgain(draft: Draft, { application, item, key }: KeptVerdict): void {
  const frame = draft.session.frames.find(
    ({ flow, subject }) => (flow === 'mend' || flow === 'apply') && subject === application,
  );
  if (!frame) return;
  const context = contextIn(draft, application);
  const flow = context.world.flows.get(frame.flow);
  const own = (flow ? stepsOf(flow, context.answers) : [])
    .filter(({ asks }) => context.required().get(asks)?.requirement === item)
    .map((step) => step.key);
  const settled = frame.mended ?? [];
  const before = settled.filter((one) => own.includes(one));
  const still = key === undefined ? [] : before.length > 0 ? before : own;
  const mended = [...settled.filter((one) => !own.includes(one)), ...still.filter((one) => one !== key)];
  if (mended.length > 0) frame.mended = mended;
  else delete frame.mended;
}
