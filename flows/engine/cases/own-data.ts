import type { Notice } from '../../input.ts';
import type { Value } from '../../event.ts';
import { answerLines, fieldName, shownAnswer } from '../answer-lines.ts';
import { askAside } from '../ask-aside.ts';
import { contextIn, emit, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { waiting } from '../told/confirming.ts';

/** "data saya": what we hold about the person, masked, the rights they have over it (UU 27/2022), and a copy. */
export function sayOwnData(draft: Draft): void {
  const application = draft.facts.applications.find(({ stage }) => stage !== 'withdrawn');
  const lines = application ? answerLines(contextIn(draft, application.id)) : [];
  const cases = draft.facts.applications.length;
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `own_copy.option.${id}` } }));
  const waits = waitingLines(draft);
  const values = {
    lines: { lines: [...lines.map(({ label }) => label), ...waits] },
    cases,
  };
  if (values.lines.lines.length > 0)
    askAside(draft, 'own_copy', { text: 'own_data.list', values, options, asks: 'confirm' });
  else askAside(draft, 'own_copy', { text: 'own_data.none', values: { cases }, options, asks: 'confirm' });
}

/** What was told or sent and is no answer yet: it waits for a yes, or for consent. */
function waitingLines(draft: Draft): Value[] {
  const { frames, held, pin } = draft.session;
  const told = frames.flatMap((frame) => {
    const flow = draft.world.flows.get(frame.flow);
    if (!flow || !frame.told) return [];
    const context = contextIn(draft, frame.subject);
    return waiting(flow, frame, context).map(({ step, told: { value } }) => ({
      text: 'review.line',
      values: { label: fieldName(step, context), value: shownAnswer(step, value, context) },
    }));
  });
  const sent: Value[] = [
    ...(held ? [{ text: 'own_data.held', values: { count: held.files.length } }] : []),
    ...(pin ? [{ text: 'own_data.pin' }] : []),
  ];
  const all = [...told, ...sent];
  return all.length > 0 ? [{ text: 'own_data.waiting' }, ...all] : [];
}

/** The copy is made outside the conversation and comes as a message of its own. */
export function takeOwnCopy(draft: Draft, picked: string): void {
  draft.resumed = true;
  // Whoever wants no copy goes on with the form, or sees the menu: never silence.
  draft.ask = picked !== 'yes' || draft.session.frames.length > 0;
  if (picked !== 'yes') return;
  emit(draft, { type: 'timer_set', kind: 'own_copy', key: '', dueAt: draft.now });
  say(draft, 'own_data.copying');
}

export function sayOwnCopy(draft: Draft, { file }: Extract<Notice, { notice: 'own_copy' }>): void {
  say(draft, 'own_data.copy');
  emit(draft, { type: 'file_sent', file });
  draft.ask = false;
}
