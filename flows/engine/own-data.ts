import { answerLines } from './answer-lines.ts';
import { contextIn, say } from './draft.ts';
import type { Draft } from './draft.ts';

/** "data saya": what we hold about the person, masked, and the rights they have over it (UU 27/2022). */
export function sayOwnData(draft: Draft): void {
  const application = draft.facts.applications.find(({ stage }) => stage !== 'withdrawn');
  const lines = application ? answerLines(contextIn(draft, application.id)) : [];
  say(draft, lines.length > 0 ? 'own_data.list' : 'own_data.none', {
    lines: { lines: lines.map(({ label }) => label) },
    cases: draft.facts.applications.length,
  });
  draft.resumed = true;
  draft.ask = draft.session.frames.length > 0;
}
