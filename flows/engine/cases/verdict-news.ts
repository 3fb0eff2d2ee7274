import type { Value } from '../../event.ts';
import type { Notice } from '../../input.ts';
import type { KeptVerdict } from '../../session.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';

type Verdict = Extract<Notice, { notice: 'verdict' }>;

/** Officers judge one item after the other: after so much quiet they are through. */
const QUIET_MS = 15_000;

/** What is right, or need not be sent, asks nothing of anybody: it is told in one message with what follows it. */
export function keepVerdict(draft: Draft, verdict: Verdict): void {
  const { application, item, state, reason } = verdict;
  forgetVerdict(draft, application, item);
  if (state === 'rejected') return;
  const known = contextIn(draft, application)
    .checklist()
    .find(({ code }) => code === item);
  const label = known?.short ?? verdict.label;
  const kept: KeptVerdict = { application, item, label, state, ...(reason === undefined ? {} : { reason }) };
  draft.session.verdicts = [...(draft.session.verdicts ?? []), kept];
  emit(draft, { type: 'timer_set', kind: 'verdict_quiet', key: application, dueAt: draft.now + QUIET_MS });
}

/** An officer thought better of it before it was told. */
function forgetVerdict({ session }: Draft, application: string, item: string): void {
  const left = session.verdicts?.filter((one) => one.application !== application || one.item !== item);
  if (left && left.length > 0) session.verdicts = left;
  else delete session.verdicts;
}

/** Tells what was kept: once, whatever comes next in this chat. */
export function tellVerdicts(draft: Draft): void {
  const { verdicts = [] } = draft.session;
  delete draft.session.verdicts;
  const right = verdicts.filter(({ state }) => state === 'accepted');
  const waived = verdicts.filter(({ state }) => state === 'waived');
  if (right.length > 0) say(draft, 'item.accepted', { label: { list: right.map(({ label }) => label) } });
  const [only, ...others] = waived;
  if (!only) return;
  const { label, reason = '' } = only;
  if (others.length === 0) return say(draft, 'item.waived', { label, reason });
  const lines = waived.map((one): Value => {
    return { text: 'item.waived_line', values: { label: one.label, reason: one.reason ?? '' } };
  });
  say(draft, 'item.waived_several', { lines: { lines } });
}
