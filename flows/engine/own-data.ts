import type { Notice } from '../input.ts';
import { answerLines } from './answer-lines.ts';
import { askAside } from './ask-aside.ts';
import { contextIn, emit, say } from './draft.ts';
import type { Draft } from './draft.ts';

/** "data saya": what we hold about the person, masked, the rights they have over it (UU 27/2022), and a copy. */
export function sayOwnData(draft: Draft): void {
  const application = draft.facts.applications.find(({ stage }) => stage !== 'withdrawn');
  const lines = application ? answerLines(contextIn(draft, application.id)) : [];
  const cases = draft.facts.applications.length;
  const options = ['yes', 'no'].map((id) => ({ id, label: { text: `own_copy.option.${id}` } }));
  const values = { lines: { lines: lines.map(({ label }) => label) }, cases };
  if (lines.length > 0)
    askAside(draft, 'own_copy', { text: 'own_data.list', values, options, asks: 'confirm' });
  else askAside(draft, 'own_copy', { text: 'own_data.none', values: { cases }, options, asks: 'confirm' });
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
