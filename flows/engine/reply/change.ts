import { fieldIn } from '../../../licensing/understanding/facts/fields.ts';
import { canonicalText } from '../../../licensing/understanding/words/normalise.ts';
import type { Aside } from '../../session.ts';
import { answerLines } from '../answer-lines.ts';
import { askAside } from '../ask-aside.ts';
import { hasEnded } from '../cases/clocks.ts';
import { contextIn, say } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { newestDraft, openQuestion, pushFrame } from '../frames.ts';

/** Where no form is filled in: what "ubah" can do in the flow that is open. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  complaint: 'edit.complaint',
  mend: 'edit.mend',
};

/**
 * "ubah" shows the review early: any line can be opened again by its number. What was sent already is not the
 * person's to change any more; what an officer wants replaced is.
 */
export function change(draft: Draft): void {
  const flow = openQuestion(draft)?.frame.flow;
  draft.ask = flow !== undefined;
  if (flow !== undefined && flow !== 'apply') return say(draft, ELSEWHERE[flow] ?? 'edit.back');
  const subject = draft.session.frames.at(-1)?.subject;
  const { applications } = draft.facts;
  const application = applications.find(({ id }) => flow === 'apply' && id === subject) ?? newestDraft(draft);
  if (application) return changeDraft(draft, application.id);
  const sent = applications.filter(({ stage }) => !hasEnded(stage));
  const [newest] = sent;
  if (!newest) return say(draft, 'edit.nothing');
  const returned = sent.find(({ items }) => [...items.values()].some(({ state }) => state === 'rejected'));
  if (!returned) return say(draft, 'edit.sent', { number: newest.number ?? '' });
  say(draft, 'edit.mend');
  pushFrame(draft, 'mend', returned.id);
}

function changeDraft(draft: Draft, id: string): void {
  const context = contextIn(draft, id);
  const options = answerLines(context).map(({ key, label }) => ({ id: key, label }));
  if (options.length === 0) return say(draft, 'edit.nothing');
  if (draft.session.frames.length === 0) pushFrame(draft, 'apply', id);
  askAside(draft, 'edit', { text: 'edit.ask', options, asks: 'confirm' }, { application: context.subject });
}

/** So few words name a line and say no more of it. */
const MOST_WORDS = 4;

/** "alamatnya min", to the list of what may be changed. */
export function lineNamed(_draft: Draft, { payload }: Aside, text: string): string | undefined {
  const ids = payload['ids']?.split('\n') ?? [];
  const named = text.trim().split(/\s+/).length <= MOST_WORDS ? fieldIn(canonicalText(text)) : undefined;
  return ids.find((id) => id === named);
}
